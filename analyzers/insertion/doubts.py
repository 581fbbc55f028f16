"""What may go wrong with a capture that is right as far as its file tells: a person should look at it."""

import re

from analyzers.insertion.site import Site
from analyzers.shipped import toml


def doubt_of(site: Site, statement: str) -> str:
    """A sentence about what the file alone cannot show, or an empty text."""
    if site.is_python and site.awaits and _forgets(site) and "." in statement:
        return "It reads a record after an asynchronous commit: see that the session does not expire it there."
    return ""


def _forgets(site: Site) -> bool:
    """Whether the code before the anchor awaits a commit and does not read the record again behind it."""
    lexicon = toml("lexicon/persons.toml")
    start = site.function.start_byte if site.function is not None else 0
    head = site.source.text[start : site.anchor.offset].decode("utf-8", "replace")
    commits = list(re.finditer(rf"await\s+[\w.]+\.(?:{'|'.join(lexicon['forgets'])})\(", head))
    behind = head[commits[-1].end() :] if commits else ""
    return bool(commits) and re.search(rf"\.(?:{'|'.join(lexicon['remembers'])})\(", behind) is None
