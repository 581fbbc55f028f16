"""Read the paths and patterns that an agent gives: which file is meant, and whether everybody would say so."""

import os
import re
import stat
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lsp_server.workspace.shadow import withheld_by_name


def path_key(tool: str) -> str:
    """Under which name one of the process's own tools takes the path that it is about."""
    return "path" if tool in {"Glob", "Grep"} else "file_path"


def path_of(tool: str, given: Mapping[str, Any], folder: Path) -> Path | None:
    """The real path that a call of one of the process's own tools is about, seen from ``folder``; None when unclear."""
    raw = given.get(path_key(tool))
    if raw is None and tool in {"Glob", "Grep"}:
        return folder
    if not isinstance(raw, str) or not _readable(raw):
        return None
    try:
        return Path(os.path.realpath(folder / Path(raw).expanduser()))
    except (OSError, ValueError, RuntimeError):
        return None


def _readable(path: str) -> bool:
    """Whether everybody reads ``path`` alike: nothing in it is invisible, or trimmed by some."""
    shown = all(unicodedata.category(each)[0] != "C" for each in path)
    return shown and path != "" and all(each == each.strip() for each in re.split(r"[/\\]", path))


def plain(path: Path) -> bool:
    """Whether nothing is there yet, or a folder, or a file that has no other name."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) or (stat.S_ISREG(found.st_mode) and found.st_nlink == 1)


def inner(pattern: str) -> bool:
    """Whether ``pattern`` leads nowhere but below its folder, and is not made for what is withheld."""
    if Path(pattern).is_absolute() or pattern.startswith(("/", "\\", "~")) or re.match(r"[A-Za-z]:", pattern):
        return False
    parts = [each for each in re.split(r"[/\\{},\s]", pattern.lstrip("!")) if each]
    hidden = [re.sub(r"[*?\[\]]", "", each) for each in parts if each.startswith(".")]
    return ".." not in parts and not any(withheld_by_name(each) for each in (*parts, *hidden))
