"""Which of our variables an agent's process gets, and which files it must be able to read for them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

_OFF = {"", "0", "false", "no", "off"}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The variables of the agent's process."""

    kept: dict[str, str] = field(repr=False)
    """What it gets."""
    gone: tuple[str, ...]
    """Names of the parent's variables that it does not get."""
    readable: tuple[Path, ...]
    """Files and folders that its variables speak of: certificates, the credentials of a cloud."""


def surroundings(parent: Mapping[str, str], own: Path) -> Surroundings:
    """What is left of the parent's variables, with ``own`` as the folder that the process may write to for itself."""
    table = _table()
    clouds = [table["clouds"][name] for name in _clouds(parent)]
    shapes = [*table["pass"], *(each for cloud in clouds for each in cloud["pass"])]
    kept = {name: value for name, value in parent.items() if _matches(name, shapes)}
    gone = tuple(sorted(parent.keys() - kept.keys()))
    named = [Path(kept[name]) for name in table["files"] if kept.get(name)]
    folders = [Path(kept["HOME"]) / each for cloud in clouds for each in cloud["folders"] if kept.get("HOME")]
    ours = {**table["set"], table["own_folder"]: str(own), **dict.fromkeys(table["own_temporary"], str(own / "tmp"))}
    return Surroundings({**kept, **ours}, gone, tuple(each for each in (*named, *folders) if each.exists()))


def ways_known() -> tuple[str, ...]:
    """Names of the variables any of which leads to the model."""
    return (*_table()["ways"], *_table()["clouds"])


def ways_set(parent: Mapping[str, str]) -> tuple[str, ...]:
    """Those that are set among the parent's variables; never what to."""
    return (*(name for name in _table()["ways"] if parent.get(name, "").strip()), *_clouds(parent))


def _clouds(parent: Mapping[str, str]) -> list[str]:
    return [name for name in _table()["clouds"] if parent.get(name, "").lower() not in _OFF]


def _matches(name: str, patterns: list[str]) -> bool:
    return any(fnmatchcase(name.upper(), each) for each in patterns)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("lsp_server.workspace.sandbox").joinpath("environment.toml").read_text("utf-8"))
