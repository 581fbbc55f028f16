"""Read the files of installed packages: only code and types, never through a link, and never more than a few."""

import functools
import json
import os
import stat
import time
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from lsp_server.workspace.below import Below
from lsp_server.workspace.shadow.names import withheld_by_name

LARGEST = 2_000_000
"""The biggest file that is read, in bytes."""

MOST = 60
"""How many files are read to answer one question."""

_PATIENCE = 5.0  # seconds of the processor's time for all files; the largest SDKs take a tenth

_ENDINGS = (".d.ts", ".d.mts", ".d.cts", ".ts", ".tsx", ".js", ".mjs", ".cjs", ".py", ".pyi")
_TABLES = ("package.json", "METADATA", "RECORD")


class Shelf:
    """The files that were opened to answer one question; each is read once."""

    def __init__(self, most: int = MOST) -> None:
        self.left = most
        """How many more files may be read."""
        self.until = time.thread_time() + _PATIENCE
        """Until when files are read, in the time that this thread has used: a hostile package must not hold it."""
        self._read: dict[tuple[Path, str], bytes | None] = {}

    def read(self, folder: Path, path: str) -> bytes | None:
        """The text of the file of code or types at ``path`` (POSIX) below ``folder``; None when there is none.

        Nor is there one once too many were read, and where the path is hidden, leads out or goes through a link, or
        has a name of which an agent is shown nothing.
        """
        if (folder, path) not in self._read:
            may = path.endswith(_ENDINGS) and _plain(path) and withheld_by_name(path) is None
            text = read_inside(folder, path) if may and self.left > 0 and time.thread_time() < self.until else None
            self.left -= text is not None
            self._read[folder, path] = text
        return self._read[folder, path]


def read_inside(folder: Path, path: str) -> bytes | None:
    """The content of one regular file of a package; None when it is none, is too big, or is no text."""
    parent, _, name = path.rpartition("/")
    if not path.endswith((*_ENDINGS, *_TABLES)):
        return None
    try:
        with Below(folder).inside(parent) as inside, os.fdopen(inside.open_to_read(name), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
                return None
            content = file.read(LARGEST + 1)
    except (OSError, ValueError):
        return None
    return None if len(content) > LARGEST or b"\0" in content else content


def manifest_of(folder: Path, path: str = "package.json") -> Mapping[str, Any]:
    """What the node package in ``folder``, or a part of it, says of itself; empty when that cannot be read."""
    return _parsed(read_inside(folder, path) or b"{}")


@functools.lru_cache(maxsize=64)
def _parsed(text: bytes) -> Mapping[str, Any]:
    try:
        manifest = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _plain(path: str) -> bool:
    """Whether no part of the path is hidden, leads upward or is empty."""
    parts = path.split("/")
    return PurePosixPath(path).parts == tuple(parts) and not any(part.startswith(".") for part in parts)
