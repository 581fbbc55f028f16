"""Whether a value may be null, as far as its annotation and the way it was made tell."""

import re

from analyzers.shipped import toml
from analyzers.words import matches, split

_ABSENT = re.compile(r"\b(null|undefined|None|Optional)\b")
_LITERAL = re.compile(r"""^([\[{("'`\d]|f["']|True$|False$|true$|false$)""")
_ASSERTED = re.compile(r"\sas\s+([^()]+?)\)*$")
_ARGUMENTS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>()]*>")
_CALL = re.compile(r"^(?:await\s+|new\s+|\()*([\w$.!?\s]+)")


def may_be_null(annotation: str, value: str, destructured: bool) -> bool:
    """Whether a name with this annotation and value may be null.

    ``destructured`` says that the name is a part of the value. A name of which nothing is known counts as present.
    """
    if annotation:
        return _ABSENT.search(annotation) is not None
    asserted = _ASSERTED.search(value)
    if asserted:
        return _ABSENT.search(asserted[1]) is not None
    if not value or value.endswith("!"):
        return False
    return _ABSENT.fullmatch(value.strip()) is not None or _made_of_doubt(value, destructured)


def _made_of_doubt(value: str, destructured: bool) -> bool:
    flat = value
    while flat != (flat := _ARGUMENTS.sub("", flat)):
        pass
    if "?." in flat and not destructured:
        return True
    if "(" not in value or _LITERAL.match(value):
        return False
    called = _CALL.match(flat)
    callee = re.sub(r"[\s?!]", "", called[1]) if called else ""
    return _doubtful(callee, destructured)


def _doubtful(callee: str, destructured: bool) -> bool:
    flow = toml("lexicon/flow.toml")
    if any(matches(callee, pattern) for pattern in flow["certain"]) or (callee[:1].isupper() and "." not in callee):
        return False
    words = set(split(callee))
    if words & set(flow["makers"]):
        return False
    return bool(words & set(flow["finders"])) and not destructured
