"""Which texts an agent may see, by what they hold."""

import re
import tomllib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from functools import cache
from pathlib import Path
from typing import Any

from lsp_server.workspace.below import Inside
from lsp_server.workspace.files import Skipped
from lsp_server.workspace.reading import BOM

_HEAD = 8192  # bytes in which a binary file shows itself


def read_text(here: Inside, name: str, path: str, largest: int) -> bytes | Skipped:
    """The text of the file ``name`` in ``here``, without a byte order mark, or why an agent is not to see it.

    ``path`` is what it is called in the answer. The reason is empty when the file is not there.
    """
    content = here.read(name, largest)
    return Skipped(path, content) if isinstance(content, str) else judged(path, content, largest)


def judged(path: str, content: bytes, largest: int) -> bytes | Skipped:
    """``content`` without a byte order mark, or why an agent is not to see it: no text, or one with a secret in it."""
    text = content.removeprefix(BOM)
    reason = _against(text, largest)
    return text if reason is None else Skipped(path, reason)


def _against(text: bytes, largest: int) -> str | None:
    if len(text) > largest:
        return f"larger than {largest:,} bytes"
    if b"\0" in text[:_HEAD] and not text.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "binary"
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return "not UTF-8"
    return next((reason for pattern, reason in _secrets() if pattern.search(text)), None)


@cache
def ignore_files() -> frozenset[str]:
    """Names of the files by which a project says what no agent may see, written as ``.gitignore``."""
    return frozenset(_read()["ignore_files"])


@cache
def _secrets() -> tuple[tuple[re.Pattern[bytes], str], ...]:
    return tuple((re.compile(each["pattern"].encode(), re.DOTALL), each["reason"]) for each in _read()["contents"])


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("private.toml").read_text("utf-8"))
