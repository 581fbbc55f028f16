"""The type that a value shows by the way it is written, in Python and in JavaScript."""

import re

from analyzers.model import Capture

_NAMED = re.compile(r"[\w$.@: /-]+")
_STRING = re.compile(r"""[rRbBuU]?[fF]?[rRbB]?("|'|`)""")
_NUMBER = re.compile(r"[-+]?(\d[\d_]*\.?[\d_]*([eE][-+]?\d+)?|\.\d+|0[xXoObB][\da-fA-F_]+)n?")
_BOOLEANS = {"true", "false", "True", "False"}
_STRING_MAKERS = re.compile(r"(str|String|repr)\(.*\)", re.DOTALL)
_NUMBER_MAKERS = re.compile(r"(int|float|len|round|Number|parseInt|parseFloat)\(.*\)", re.DOTALL)


def literal_type(expression: str) -> str | None:
    """``string``, ``number``, ``boolean``, ``array`` or ``object`` where the expression shows it, else None.

    An expression that only starts like a literal (``"a" if x else 1``) shows nothing.
    """
    text = expression.strip()
    if text in _BOOLEANS or re.fullmatch(r"(bool|Boolean)\([^()]*\)|!{1,2}[\w.]+", text):
        return "boolean"
    if _NUMBER.fullmatch(text) or (_NUMBER_MAKERS.fullmatch(text) and _one_bracket(text)):
        return "number"
    if _is_string(text) or (_STRING_MAKERS.fullmatch(text) and _one_bracket(text)):
        return "string"
    if text[:1] + text[-1:] == "[]" and _one_bracket(text):
        return "array"
    if text[:1] + text[-1:] == "{}" and _one_bracket(text):
        return "object"
    return None


def shows_all(capture: Capture) -> bool:
    """Whether all properties of a capture can be seen where it stands: there are some, none spread, none computed."""
    keys = [key for key, _, _ in capture.properties]
    return bool(keys) and all(_NAMED.fullmatch(key) and not key.startswith("...") for key in keys)


def _is_string(text: str) -> bool:
    opening = _STRING.match(text)
    if not opening:
        return False
    quote, inner = opening[1], text[opening.end() :]
    closing = re.search(rf"(?<!\\)(?:\\\\)*{quote}", inner)
    return closing is not None and closing.end() == len(inner)


def _one_bracket(text: str) -> bool:
    """Whether the first bracket of ``text`` closes at its very end."""
    depth = 0
    for index, char in enumerate(text):
        depth += (char in "([{") - (char in ")]}")
        if depth == 0 and char in ")]}":
            return index == len(text) - 1
    return False
