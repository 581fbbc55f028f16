"""A record as text: JSON that any editor shows, read back without trust."""

import math
from functools import cache
from typing import Any, NoReturn, TypeVar

from cattrs.preconf.json import JsonConverter, make_converter

from lsp_server.runs.records.record import VERSION, Record

T = TypeVar("T")


def to_json(record: object) -> str:
    """A record, or what is kept beside one, as text.

    It is of ASCII alone: names of files and words of a model may hold what UTF-8 cannot.
    """
    return _converter().dumps(record, indent=1)


def from_json(text: str | bytes) -> Record:
    """The record in ``text``; keys that are unknown are passed over.

    Raises:
        ValueError: when it is none, or one of another version.
    """
    found = kept_from_json(text, Record)
    if found.version != VERSION:
        raise ValueError(f"it is of version {found.version}")
    return found


def kept_from_json(text: str | bytes, kind: type[T]) -> T:
    """What is kept in ``text``, a value of ``kind``; keys that are unknown are passed over.

    Raises:
        ValueError: when it is none.
    """
    try:
        return _converter().loads(text, kind, parse_constant=_refuse, parse_float=_finite)
    except Exception as error:
        # Whatever a damaged file makes the parser do, too deep a nesting among it: it is no record.
        raise ValueError("it is no record") from error


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _finite(written: str) -> float:
    number = float(written)
    return number if math.isfinite(number) else _refuse(written)


@cache
def _converter() -> JsonConverter:
    converter: Any = make_converter(detailed_validation=False)
    return converter  # type: ignore[no-any-return]
