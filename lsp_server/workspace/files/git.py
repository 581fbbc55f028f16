"""Ask git, where it is there, what it knows of a folder; nothing in the repository changes by it."""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

_SOME, _NONE = 0, 1  # how ``git check-ignore`` ends

# A repository's own settings may name programs that git runs even when it only lists: nobody has agreed to these.
_SETTINGS = ("-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")


def git_prefix(root: Path) -> str:
    """The path of ``root`` inside its repository, with a slash at its end; empty at the top and outside of one."""
    shown = _git(root, "rev-parse", "--show-prefix")
    return os.fsdecode(shown).removesuffix("\n") if shown else ""


def git_paths(root: Path) -> list[str] | None:
    """Paths that git knows or would add; None outside a repository, without git, or when git ignores ``root``.

    A repository inside of ``root`` is one path; its name ends with a slash when git does not know it yet.
    """
    listed = _git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    if listed is None:
        return None
    paths = _split(listed)
    if not paths and _git(root, "check-ignore", "-q", ".") is not None:
        return None
    return paths


def git_ignored(root: Path, paths: Iterable[str]) -> set[str] | None:
    """Those of ``paths`` that git would never add by itself; None when it cannot tell."""
    asked = b"".join(os.fsencode(path) + b"\0" for path in paths)
    told = _git(root, "check-ignore", "-z", "--stdin", told=asked, fine=(_SOME, _NONE))
    return None if told is None else set(_split(told))


def _split(listed: bytes) -> list[str]:
    return [os.fsdecode(each) for each in listed.split(b"\0") if each]


def _git(root: Path, *arguments: str, told: bytes = b"", fine: tuple[int, ...] = (0,)) -> bytes | None:
    """What git prints for ``arguments`` in ``root``, or None when it fails; hooks' variables do not reach it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", *_SETTINGS, *arguments]
    try:
        ended = subprocess.run(  # noqa: S603 - fixed words, no shell
            command, cwd=root, env=environment, capture_output=True, check=False, input=told
        )
    except OSError:
        return None
    return ended.stdout if ended.returncode in fine else None
