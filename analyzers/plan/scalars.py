"""Writes words and whole entries as YAML in one stable style."""

import json
import re

from analyzers.model import Entry, PlanProperty, Side, Where

_PLAIN_IN_FLOW = re.compile(r"[^\W\d][\w ./-]*")
_PLAIN_IN_BLOCK = re.compile(r"[^\W\d][\w ./()',;!?&%+=*$@<>-]*")
_WORDS_OF_YAML = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def scalar(text: str, *, in_flow: bool = False, quote: str | None = None) -> str:
    """``text`` as one YAML scalar on one line: plain where that is safe, else in double quotes.

    ``quote`` asks for a quote that the file uses already; ``in_flow`` is for a place inside brackets.
    """
    if quote == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    pattern = _PLAIN_IN_FLOW if in_flow else _PLAIN_IN_BLOCK
    plain = pattern.fullmatch(text) and text.isprintable() and text == text.strip()
    if quote != '"' and plain and text.lower() not in _WORDS_OF_YAML:
        return text
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def scalars_of(entry: Entry) -> dict[str, str]:
    """The one-line keys of an entry, in order, with an empty text for what is not written."""
    return {
        "event": entry.event,
        "status": entry.status.value,
        "moment": entry.moment,
        "description": entry.description,
        "lifecycle": entry.lifecycle.value if entry.lifecycle else "",
        "side": "" if entry.side is Side.EITHER else entry.side.value,
        "reason": entry.reason,
    }


def properties_lines(properties: tuple[PlanProperty, ...]) -> list[str]:
    """The lines below ``properties:``, indented from 0."""
    lines: list[str] = []
    for each in properties:
        lines += [f"{scalar(each.name)}:", f"  type: {scalar(each.type)}"]
        lines += [f"  description: {scalar(each.description)}"] if each.description else []
    return lines


def where_lines(where: tuple[Where, ...]) -> list[str]:
    """The lines below ``where:``, indented from 0."""
    lines: list[str] = []
    for each in where:
        lines.append(f"- file: {scalar(each.file)}")
        lines += [f"  symbol: {scalar(each.symbol)}"] if each.symbol else []
        lines += [f"  anchor: {scalar(each.anchor)}"] if each.anchor else []
    return lines


def nested_lines(key: str, entry: Entry) -> list[str]:
    """The lines below ``properties:`` or ``where:`` of ``entry``, indented by two; empty when there are none."""
    lines = properties_lines(entry.properties) if key == "properties" else where_lines(entry.where)
    return [f"  {line}" for line in lines]


def entry_lines(entry: Entry) -> list[str]:
    """The whole entry as an item of a block list, its dash at column 0."""
    lines = [f"{key}: {scalar(text)}" for key, text in scalars_of(entry).items() if text]
    for key in ("properties", "where"):
        nested = nested_lines(key, entry)
        lines += [f"{key}:", *nested] if nested else []
    return ["- " + lines[0], *(f"  {line}" for line in lines[1:])]
