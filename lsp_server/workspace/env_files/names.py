"""Which files are env files, by their names and places."""

import tomllib
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files

from lsp_server.workspace.files import holds_others_code, unspeakable


def is_env_file(path: str) -> bool:
    """Whether the file at ``path`` (POSIX, relative) is one that a program of the project reads its variables from.

    Samples, sealed ones and what editors leave behind are none, nor is anything in folders of other people's code.
    """
    *folders, name = path.split("/")
    return is_plain(path) and not any(map(holds_others_code, folders)) and _fits(name, "files", "others")


def is_plain(path: str) -> bool:
    """Whether ``path`` leads down from a folder by names alone, on any operating system."""
    odd = any(part in {"", ".", ".."} for part in path.split("/"))
    return not odd and not unspeakable(path) and not {"\\", ":"} & set(path)


def _fits(name: str, these: str, but: str) -> bool:
    lowered, table = name.lower(), _table()
    return any(fnmatchcase(lowered, each) for each in table[these]) and not any(
        fnmatchcase(lowered, each) for each in table[but]
    )


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads(files(__package__).joinpath("env_files.toml").read_text("utf-8"))
