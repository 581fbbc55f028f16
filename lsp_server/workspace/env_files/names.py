"""Which files are env files, by their names."""

import tomllib
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files


def is_env_file(path: str) -> bool:
    """Whether the file at ``path`` holds variables of the environment."""
    return any(fnmatchcase(_name(path), each) for each in _table()["files"])


def is_sample(path: str) -> bool:
    """Whether an env file only shows what a real one looks like."""
    return _name(path).endswith(tuple(_table()["samples"]))


def _name(path: str) -> str:
    return path.rpartition("/")[2].lower()


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads(files(__package__).joinpath("env_files.toml").read_text("utf-8"))
