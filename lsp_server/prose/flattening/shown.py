"""The marks of fences, and which files say what an app depends on; the table beside this file says both."""

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Any


def is_manifest(path: str) -> bool:
    """Whether the file at ``path`` says what an app depends on or is configured by."""
    return any(PurePosixPath(path).match(each) for each in _table()["manifests"])


def can_be_imported(path: str) -> bool:
    """Whether a line of code can import the file at ``path``."""
    return not any(PurePosixPath(path).match(each) for each in _table()["unimported"])


def mark_of(path: str) -> str:
    """The mark of a fence that holds the file at ``path``; empty when its language has none."""
    return str(_table()["marks"].get(PurePosixPath(path).suffix.lower(), ""))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("lsp_server.prose.flattening").joinpath("shown.toml").read_text("utf-8"))
