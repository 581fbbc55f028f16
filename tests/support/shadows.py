"""Workspace folders for the tests of what an agent may see: with any bytes, in a repository or not."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from lsp_server.settings import Settings
from lsp_server.workspace.shadow import Bound, Shadow, open_shadow

SECRET = b"s3cr3t-that-no-copy-may-hold"


def write_tree(root: Path, files: Mapping[str, bytes]) -> Path:
    """A folder with these files."""
    root.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return root


def read_tree(root: Path) -> dict[str, bytes]:
    """Every regular file below a folder, by path; no link is followed."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def repository(root: Path, *, add: bool = True) -> None:
    """Make a folder a git repository, and its files tracked ones."""
    subprocess.run(["git", "init", "-q", root], check=True)
    if add:
        subprocess.run(["git", "add", "-A"], cwd=root, check=True)


def shadow_of(
    place: Path,
    files: Mapping[str, bytes],
    overlays: Mapping[str, bytes] | None = None,
    settings: Settings | None = None,
    *,
    first: Sequence[str] = (),
    bound: Bound | None = None,
) -> Shadow:
    """A copy of ``place / "work"``, with ``files`` written there before."""
    write_tree(place / "work", files)
    return copy_of(place, overlays, settings, first=first, bound=bound)


def copy_of(
    place: Path,
    overlays: Mapping[str, bytes] | None = None,
    settings: Settings | None = None,
    *,
    first: Sequence[str] = (),
    bound: Bound | None = None,
) -> Shadow:
    """A copy of ``place / "work"`` in a new folder of a run."""
    folder = place / "run"
    folder.mkdir(mode=0o700)
    return open_shadow(
        place / "work", settings or Settings(), overlays or {}, folder, first, bound=bound or Bound(20_000, 200_000_000)
    )


def reasons(shadow: Shadow) -> dict[str, str]:
    """Why each path is withheld."""
    return {each.path: each.reason for each in shadow.withheld}


def strange(shadow: Shadow) -> dict[str, str]:
    """Why each path of the copy is never taken over."""
    return {each.path: each.reason for each in shadow.strange()}
