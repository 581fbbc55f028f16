"""The convention by which a project writes its event names."""

import re
from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from analyzers.model import NameCase

_AGREED = Fraction(4, 5)
_PATTERNS = {
    NameCase.SNAKE: re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)+"),
    NameCase.KEBAB: re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+"),
    NameCase.CAMEL: re.compile(r"[a-z][a-z0-9]*([A-Z][a-z0-9]*)+"),
    NameCase.PASCAL: re.compile(r"([A-Z][a-z0-9]+){2,}"),
    NameCase.TITLE: re.compile(r"[A-Z0-9]\w*( [A-Z0-9]\w*)+"),
    NameCase.SENTENCE: re.compile(r"[A-Z]\w*( [a-z0-9]\w*)+"),
    NameCase.UPPER: re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)+"),
}
_PREFIX = re.compile(r"[\w ]+[:.|/]\s*")


def case_of(names: Iterable[str]) -> NameCase | None:
    """The convention that at least four fifths of ``names`` follow, or None.

    Names of one word say nothing and are not counted; neither is a prefix before a colon, dot, bar or slash.
    """
    cases = [_case(bare) for name in names for bare in [_PREFIX.sub("", name)] if not bare.isalnum() or _humped(bare)]
    if not cases:
        return None
    case, count = Counter(cases).most_common(1)[0]
    return case if Fraction(count, len(cases)) >= _AGREED else None


def _case(name: str) -> NameCase | None:
    return next((case for case, pattern in _PATTERNS.items() if pattern.fullmatch(name)), None)


def _humped(name: str) -> bool:
    """Whether a name without separators shows words by capitals: ``orderPaid``."""
    return name != name.lower() and name[1:] != name[1:].lower() and name != name.upper()
