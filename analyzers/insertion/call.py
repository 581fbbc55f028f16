"""Write the call: the way's template with the event, the person and the properties in the file's style."""

import re
from collections.abc import Iterable, Sequence

from analyzers.insertion.style import Style, quoted
from analyzers.model import Property

_PLACE = re.compile(r"\{(client|event|person|properties|needed_properties|keywords)\}")
_NOTHING = re.compile(r",\s*(?:(?:\w+\s*[=:]\s*)?\{properties\}|\{keywords\})(?=\s*[)}])")
_NAME = re.compile(r"[A-Za-z_$][\w$]*")


def written(
    template: str, values: dict[str, str], properties: Sequence[Property], style: Style, *, is_python: bool
) -> str:
    """The call on one line, without what ends the statement; ``values`` has ``client``, ``event`` and ``person``."""
    if not properties:
        template = _NOTHING.sub("", template)
    if not style.spaced and not is_python:
        template = template.replace("{ ", "{").replace(" }", "}")
    if not is_python:
        template = template.replace(f"{values['person']}: {{person}}", "{person}")
    pairs = [_pair(each, style, is_python=is_python) for each in properties]
    filled = {
        **values,
        "event": quoted(values["event"], style.quote),
        "properties": _braced(pairs, style),
        "needed_properties": _braced(pairs, style),
        "keywords": ", ".join(f"{each.name}={each.expression}" for each in properties),
    }
    return _PLACE.sub(lambda match: filled[match[1]], template)


def _pair(each: Property, style: Style, *, is_python: bool) -> str:
    if is_python:
        return f"{quoted(each.name, style.quote)}: {each.expression}"
    if each.name == each.expression:
        return each.name
    key = each.name if _NAME.fullmatch(each.name) else quoted(each.name, style.quote)
    return f"{key}: {each.expression}"


def _braced(pairs: Iterable[str], style: Style) -> str:
    inner = ", ".join(pairs)
    blank = " " if style.spaced and inner else ""
    return f"{{{blank}{inner}{blank}}}"
