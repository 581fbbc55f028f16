"""Whether an env file gives a variable a value; it is never told which."""

import io
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from dotenv.parser import Binding, parse_stream

from lsp_server.workspace.below import Below
from lsp_server.workspace.env_files.lines import MARK
from lsp_server.workspace.env_files.names import is_env_file, is_plain

LARGEST = 1_000_000
"""Bytes of an env file that is looked into."""

_LINE_END = re.compile(r"\r\n?|[\u2028\u2029]")
# Words as a shell takes them: several variables may be set on one line.
_WORD = re.compile(
    r"""\s++|\#[^\n]*+|(?P<word>(?:[^\s;&|()<>'"\\\#]|\\.|'[^']*+'|"(?:[^"\\]|\\.)*+")"""
    r"""(?:[^\s;&|()<>'"\\]|\\.|'[^']*+'|"(?:[^"\\]|\\.)*+")*+)|.""",
    re.DOTALL,
)


class Presence(StrEnum):
    """All that is told of a variable."""

    PRESENT = "present"
    """Some env file gives it a value."""
    MISSING = "missing"
    """None does, or it is empty there."""


def has_key(root: Path, name: str, path: str | None = None) -> Presence:
    """Whether an env file gives ``name`` a value; see ``files_with_key`` for which are looked into."""
    return Presence.PRESENT if files_with_key(root, name, path) else Presence.MISSING


def files_with_key(root: Path, name: str, path: str | None = None) -> tuple[str, ...]:
    """POSIX paths of the env files that give ``name`` a value, relative to ``root``.

    Args:
        root: The workspace folder; nothing out of it is looked into, and no variable of this process counts.
        name: The variable.
        path: An env file, or a folder whose env files are meant, relative to ``root``; None for ``root`` itself.

    Samples do not count; what cannot be read has no keys.
    """
    wanted = (each for each in _meant(root, path) if is_env_file(each))
    return tuple(each for each in wanted if (text := _text_of(root, each)) is not None and gives(text, name))


def gives(text: str, name: str) -> bool:
    """Whether any reader of ``text`` may find a value for ``name`` that is not empty.

    It is rather said too often than too seldom: what is taken for a value is never written over.
    """
    text = text.removeprefix(MARK)
    return (
        any(each.key == name and each.value for each in bindings(text))
        or _on_a_line(_LINE_END.sub("\n", text), name)
        or any(word.startswith(f"{name}=") and word.removeprefix(f"{name}=").strip("'\"") for word in _words(text))
    )


def bindings(text: str) -> tuple[Binding, ...]:
    """The text as python-dotenv reads it; the originals together are the text, without a byte order mark."""
    return tuple(parse_stream(io.StringIO(text.removeprefix(MARK), newline="")))


def _on_a_line(text: str, name: str) -> bool:
    """Whether a line begins as a value for ``name``, be it in the quotes of another one.

    The npm package dotenv reads colons, too, and a value in quotes from the next lines.
    """
    begun = re.compile(
        rf"""^[^\S\n]*+(?:export\s++)?['"]?{re.escape(name)}['"]?\s*+(?:=|(?P<colon>:)(?=\s))[^\S\n]*+"""
        r"""(?:''|""|``)?+(?P<rest>[^\n]*+)(?=\s*+(?P<quote>['"`])?)(?=(?P<below>\n[^\n])?)""",
        re.MULTILINE,
    )
    for found in begun.finditer(text):
        rest = found["rest"].strip()
        below = found["quote"] or (found["colon"] and found["below"])
        if below if not rest else not rest.startswith("#"):
            return True
    return False


def _words(text: str) -> Iterator[str]:
    return (found["word"] for found in _WORD.finditer(text) if found["word"])


def _meant(root: Path, path: str | None) -> list[str]:
    if path is not None and not is_plain(path):
        return []
    folder = path or ""
    try:
        with Below(root).inside(folder) as place:
            return [f"{folder}/{each}" if folder else each for each in place.names()]
    except (OSError, ValueError):
        return [folder] if folder else []


def _text_of(root: Path, path: str) -> str | None:
    """The text of the file at ``path``; None when it is no plain file inside of ``root``."""
    folder, _, name = path.rpartition("/")
    try:
        with Below(root).inside(folder) as place:
            content = place.read(name, LARGEST)
    except (OSError, ValueError):
        return None
    return content.decode("utf-8", "surrogateescape") if isinstance(content, bytes) else None
