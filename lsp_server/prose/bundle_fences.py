"""Leave out of a page the fences that are in other languages than those that are worked in."""

import re
from collections.abc import Collection

from analyzers.languages import family, language_of

_FENCE = re.compile(
    r"^(?:`[^`\n]+`:\n+)?(?P<fence>`{3,})(?P<mark>\w*)[^\n]*\n.*?^(?P=fence)[ \t]*\n*", re.MULTILINE | re.DOTALL
)


def spoken(text: str, languages: Collection[str]) -> str:
    """``text`` without its fences in other languages, and without the file names before them.

    Languages that only add types or markup to each other are one. Fences in what is no language of ours stay, and so
    does all when no language is named.
    """
    if not languages:
        return text
    wanted = set(map(family, languages))

    def kept(fence: re.Match[str]) -> str:
        language = language_of(f"any.{fence['mark']}")
        return fence[0] if language is None or family(language) in wanted else ""

    return _FENCE.sub(kept, text).rstrip("\n") + "\n"
