"""Read the data files that travel inside the package: queries, lexicons and weights."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def text(path: str) -> str:
    """The text of the shipped file at ``path``, POSIX and relative to the package.

    Raises:
        FileNotFoundError: when the package carries no such file, which is a fault of the package.
    """
    return files("analyzers").joinpath(path).read_text("utf-8")


@cache
def toml(path: str) -> dict[str, Any]:
    """The tables of the shipped TOML file at ``path``; the same object at every call, not to be changed."""
    return tomllib.loads(text(path))
