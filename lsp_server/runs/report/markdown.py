"""Words of models, files and repositories inside Markdown: they are read, and set nothing."""

import re
from collections.abc import Iterable

from lsp_server.runs.report.lines import Name, Part

_SPECIAL = re.compile(r"[\\`*{}\[\]<>#|~$&@!]|(?<![^\W_])_|_(?![^\W_])|:(?=//)|(?<=www)\.", re.IGNORECASE)
_LEADING = re.compile(r"^(\d*)([-+=.)])")


def marked(parts: Iterable[Part]) -> str:
    """A line of Markdown with names as code, and everything else as the words that it is."""
    return "".join(code(each) if isinstance(each, Name) else escaped(each) for each in parts)


def escaped(text: str) -> str:
    """``text`` on one line, so that it is shown as it is: no heading, link, picture, list or tag comes of it."""
    words = _SPECIAL.sub(lambda found: f"\\{found[0]}", one_line(text))
    return _LEADING.sub(r"\1\\\2", words)


def code(name: str) -> str:
    """A name as code, whatever is in it."""
    words = one_line(name)
    longest = max((len(each) for each in re.findall("`+", words)), default=0)
    fence, room = "`" * (longest + 1), " " if words.strip("` ") != words else ""
    return f"{fence}{room}{words}{room}{fence}" if words.strip() else ""


def one_line(text: str) -> str:
    """``text`` as one line in which nothing turns the reading order or steers a terminal; the ends stay."""
    kept = re.sub(r"\s+", " ", text)
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in kept)
