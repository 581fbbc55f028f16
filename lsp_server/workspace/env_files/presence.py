"""Whether an env file gives a variable a value; it is never told which."""

import io
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from dotenv.parser import Binding, parse_stream

from lsp_server.workspace.below import Below
from lsp_server.workspace.env_files.names import is_env_file, is_sample

LARGEST = 1_000_000  # bytes of an env file that is looked into

# How the `dotenv` package of npm reads a line (lib/main.js); it differs from python-dotenv in backticks and colons.
_OF_NODE = re.compile(
    r"""^[ \t]*(?:export[ \t]+)?(?P<name>[\w.-]+)(?:[ \t]*=[ \t]*|:[ \t]+)"""
    r"""(?P<value>'(?:\\'|[^'])*'|"(?:\\"|[^"])*"|`(?:\\`|[^`])*`|[^#\r\n]+)?[ \t]*(?:\#.*)?\r?$""",
    re.MULTILINE | re.VERBOSE,
)


class Presence(StrEnum):
    """All that is told of a variable."""

    PRESENT = "present"
    """Some env file gives it a value."""
    MISSING = "missing"


def has_key(root: Path, name: str, path: str | None = None) -> Presence:
    """Whether an env file gives ``name`` a value: the file at ``path`` (POSIX, relative), else one at the root.

    Samples do not count; what cannot be read has no keys.
    """
    places = [path] if path is not None else _at_root(root)
    wanted = (each for each in places if is_env_file(each) and not is_sample(each))
    found = any(gives(text, name) for each in wanted if (text := text_of(root, each)) is not None)
    return Presence.PRESENT if found else Presence.MISSING


def gives(text: str, name: str) -> bool:
    """Whether any reader of ``text`` finds a value for ``name`` that is not empty."""
    return any(found == name for found in _given(text))


def bindings(text: str) -> tuple[Binding, ...]:
    """The text as python-dotenv reads it; the originals together are the text, without a byte order mark."""
    return tuple(parse_stream(io.StringIO(text, newline="")))


def text_of(root: Path, path: str) -> str | None:
    """The text of the env file at ``path``; None when it is no plain file inside of ``root``."""
    folder, _, name = path.rpartition("/")
    try:
        with Below(root).inside(folder) as place:
            content = place.read(name, LARGEST)
    except (OSError, ValueError):
        return None
    return content.decode("utf-8", "surrogateescape") if isinstance(content, bytes) else None


def _given(text: str) -> Iterator[str]:
    for each in bindings(text):
        if each.key and each.value:
            yield each.key
    for found in _OF_NODE.finditer(text):
        if (found["value"] or "").strip().strip("'\"`"):
            yield found["name"]


def _at_root(root: Path) -> list[str]:
    try:
        return sorted(each.name for each in root.iterdir())
    except OSError:
        return []
