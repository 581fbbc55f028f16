"""A baseline: the problems that a team knows and has put off, so that a check speaks of new ones only."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lsp_server.errors import InputError
from lsp_server.workspace import atomic
from lsp_server.workspace.located import Located
from lsp_server.workspace.reading import sha256

VERSION = 1


def read_baseline(path: Path) -> frozenset[str]:
    """The fingerprints in the baseline at ``path``.

    Raises:
        InputError: when there is none, or the file is something else.
    """
    content = _content(path)
    if content is None:
        raise InputError(f"There is no baseline {path}.", "Make one with --write-baseline.")
    return frozenset(str(each["fingerprint"]) for each in _problems(path, content))


def write_baseline(path: Path, problems: Iterable[Located]) -> int:
    """Write the baseline at ``path``; returns how many problems it holds. A file of another kind is never replaced.

    Raises:
        InputError: when the file that is there is no baseline.
        FileChanged, WriteFailed: as ``atomic.write``.
    """
    before = _content(path)
    if before is not None:
        _problems(path, before)
    rows = [_row(each) for each in problems]
    rows.sort(key=lambda row: (row["path"], row["rule"], row["symbol"], row["event"], row["fingerprint"]))
    text = json.dumps({"version": VERSION, "problems": rows}, indent=2, ensure_ascii=False) + "\n"
    expected = atomic.ABSENT if before is None else sha256(before)
    atomic.write(path, text.encode("utf-8", "backslashreplace"), expected)
    return len(rows)


def _row(each: Located) -> dict[str, str]:
    """What is kept of a problem: no line, since lines move; the message is for people who read the file."""
    problem = each.problem
    return {
        "fingerprint": each.fingerprint,
        "rule": problem.rule,
        "path": problem.path,
        "symbol": problem.symbol,
        "event": problem.event,
        "message": problem.message,
    }


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.", "Name another file with --baseline.") from None


def _problems(path: Path, content: bytes) -> list[Any]:
    try:
        table = json.loads(content)
    except ValueError:
        table = None
    rows = table.get("problems") if isinstance(table, dict) and table.get("version") == VERSION else None
    if not isinstance(rows, list) or not all(isinstance(each, dict) and "fingerprint" in each for each in rows):
        raise InputError(f"{path} is no baseline of Luthier's.", "Name another file with --baseline.")
    return rows
