"""What is to be set in an env file, and how its value is written there."""

import re
from dataclasses import dataclass, field

_LONGEST = 2_000
_PLAIN = re.compile(r"[A-Za-z0-9_./:@%+,=-]*")
_UNESCAPED = re.compile(r"(?:[^'\\]|\\(?!\\|\Z))*")  # python-dotenv takes two backslashes for one, and `\'` for a quote
_UNEXPANDED = re.compile(r'[^"\\`]*')


@dataclass(frozen=True, slots=True)
class EnvSetting:
    """A variable that the app will need, to be put into an env file by the host when a person agrees."""

    path: str
    """POSIX path of the env file, relative to the workspace folder."""
    name: str
    value: str = field(default="", repr=False)
    """Empty when a person has to fill it in."""


def written(value: str) -> str | None:
    """``value`` as every reader understands it, in quotes only when it needs them; None when there is no such way.

    What cannot be shown as one line of text has none. Nor has a dollar sign: python-dotenv replaces ``${NAME}`` even
    in single quotes, and so do the extensions of dotenv that many build tools read env files with.
    """
    if len(value) > _LONGEST or not value.isprintable() or "$" in value:
        return None
    if _PLAIN.fullmatch(value):
        return value
    if _UNESCAPED.fullmatch(value):
        return f"'{value}'"
    return f'"{value}"' if _UNEXPANDED.fullmatch(value) else None
