"""A patch on the disk: read what it was made for, and write what comes of it."""

from pathlib import Path

from analyzers.insertion import apply
from analyzers.model import Patch
from lsp_server.errors import FileChanged, InputError
from lsp_server.workspace import atomic
from lsp_server.workspace.reading import BOM, sha256


def read_originals(root: Path, patch: Patch) -> dict[str, bytes]:
    """The bytes on disk of every file that ``patch`` changes, by path; files that it creates have none.

    Raises:
        FileChanged: when a file is no longer the text that the patch was made for, or one to be created is there.
        InputError: when a file lies outside of ``root``, through a link.
    """
    originals = {}
    for path, expected in patch.base:
        place = _inside(root, path)
        try:
            content = place.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            content = None
        if _identity(content) != expected:
            raise FileChanged(
                f"{path} is no longer what the change was made for; nothing was written.",
                "Run the command again to see the change for the text of now.",
            )
        if content is not None:
            originals[path] = content
    return originals


def changes_of(root: Path, patch: Patch) -> list[atomic.Change]:
    """The changes that ``atomic.write_all`` makes of ``patch``; a byte order mark stays where it was.

    Raises as ``read_originals``.
    """
    originals = read_originals(root, patch)
    changes = []
    for path, _ in patch.base:
        before = originals.get(path)
        mark = BOM if before is not None and before.startswith(BOM) else b""
        after = apply(patch, path, (before or b"").removeprefix(mark))
        expected = atomic.ABSENT if before is None else sha256(before)
        changes.append(atomic.Change(root / path, mark + after, expected))
    return changes


def _identity(content: bytes | None) -> str:
    """What a patch's base says of a file: the hash of its text without a byte order mark; empty for no file."""
    return atomic.ABSENT if content is None else sha256(content.removeprefix(BOM))


def _inside(root: Path, path: str) -> Path:
    place = root / path
    if not place.resolve().is_relative_to(root.resolve()):
        raise InputError(f"{path} leads out of the project's folder.", "Replace the link by the file itself.")
    return place
