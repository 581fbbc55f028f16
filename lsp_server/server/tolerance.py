"""Messages to values, with room for what newer clients send: an enumeration's unknown value is kept, not refused."""

from collections.abc import Callable
from enum import Enum
from typing import Any

from cattrs import Converter, transform_error
from lsprotocol import types as t
from pygls.protocol import default_converter

_MOST_FAULTS = 5


def converter() -> Converter:
    """The converter of the protocol's values: tolerant of unknown enumeration values, strict about kinds of values."""
    made: Converter = default_converter()  # type: ignore[no-untyped-call]
    made.register_structure_hook(str, _text)
    made.register_structure_hook(int, _whole)
    made.register_structure_hook(bool, _flag)
    for each in vars(t).values():
        if isinstance(each, type) and issubclass(each, Enum):
            made.register_structure_hook(each, _member_of(each))
    return made


def faults(error: Exception) -> str:
    """What does not fit in a message, field by field and without its content."""
    found = transform_error(error)
    more = f"; and {len(found) - _MOST_FAULTS} more" if len(found) > _MOST_FAULTS else ""
    return "; ".join(found[:_MOST_FAULTS]) + more


def _text(value: object, _type: object) -> str:
    if not isinstance(value, str):
        raise TypeError("expected a string")
    return value


def _flag(value: object, _type: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("expected true or false")
    return value


def _whole(value: object, _type: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        raise TypeError("expected a whole number")
    return int(value)


def _member_of(enumeration: type[Enum]) -> Callable[[object, object], Enum]:
    kind = int if issubclass(enumeration, int) else str

    def member(value: object, _type: object) -> Enum:
        if not isinstance(value, kind) or isinstance(value, bool):
            raise TypeError(f"expected {kind.__name__}")
        try:
            return enumeration(value)
        except ValueError:
            return _unknown(enumeration, kind, value)

    return member


def _unknown(enumeration: Any, kind: Any, value: object) -> Enum:
    made: Enum = kind.__new__(enumeration, value)
    made._name_ = "Unknown"
    made._value_ = value
    return made
