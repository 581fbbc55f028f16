"""A record as text: JSON that any editor shows, read back without trust."""

import math
from functools import cache
from typing import Any, NoReturn

from cattrs.preconf.json import JsonConverter, make_converter

from lsp_server.runs.records.record import VERSION, Record


def to_json(record: Record) -> str:
    """The record as text of ASCII alone: names of files and words of a model may hold what UTF-8 cannot."""
    return _converter().dumps(record, indent=1)


def from_json(text: str | bytes) -> Record:
    """The record in ``text``; keys that are unknown are passed over.

    Raises:
        ValueError: when it is none, or one of another version.
    """
    try:
        found: Record = _converter().loads(text, Record, parse_constant=_refuse, parse_float=_finite)
    except Exception as error:
        # Whatever a damaged file makes the parser do, too deep a nesting among it: it is no record.
        raise ValueError("it is no record") from error
    if found.version != VERSION:
        raise ValueError(f"it is of version {found.version}")
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _finite(written: str) -> float:
    number = float(written)
    return number if math.isfinite(number) else _refuse(written)


@cache
def _converter() -> JsonConverter:
    converter: Any = make_converter(detailed_validation=False)
    return converter  # type: ignore[no-any-return]
