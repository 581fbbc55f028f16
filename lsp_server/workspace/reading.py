"""Bytes on disk to a source text: the byte order mark goes, odd bytes stay harmless, hopeless files are named."""

import hashlib
from pathlib import Path

from analyzers.facts import role_of
from analyzers.languages import language_of
from analyzers.model import Role, Source
from analyzers.parse import too_heavy
from lsp_server.workspace.files import Skipped

BOM = b"\xef\xbb\xbf"
"""The byte order mark that some editors write before UTF-8."""

_WIDE = (b"\xff\xfe", b"\xfe\xff")


def read_source(root: Path, path: str) -> Source | Skipped:
    """The text of the file at ``path`` (POSIX, relative to ``root``), or why it is not read."""
    try:
        content = (root / path).read_bytes()
    except OSError as error:
        return Skipped(path, f"cannot be read: {error.strerror or error}")
    return to_source(path, content)


def text_on_disk(root: Path, path: str) -> bytes | None:
    """The text of any file below ``root``, without a byte order mark; None when it is not there or cannot be read."""
    try:
        return (root / path).read_bytes().removeprefix(BOM)
    except OSError:
        return None


def to_source(path: str, content: bytes) -> Source | Skipped:
    """``content`` as the source text of the file at ``path``, or why it is not one worth reading."""
    if content.startswith(_WIDE):
        return Skipped(path, "not UTF-8")
    text = content.removeprefix(BOM)
    if b"\0" in text[:8000]:
        return Skipped(path, "binary")
    reason = too_heavy(text)
    if reason is None and role_of(path, text) is Role.GENERATED:
        reason = "generated"
    return Skipped(path, reason) if reason else Source(path, text, language_of(path) or "")


def sha256(content: bytes) -> str:
    """The hash, in hex, by which edits name the text that they were made for."""
    return hashlib.sha256(content).hexdigest()
