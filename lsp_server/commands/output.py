"""What every command prints through: text that fits a terminal, and JSON that is the same for the same input."""

import json
import shutil
import sys
from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.markdown import Markdown

SHAPE_VERSION = 1
"""Version of the JSON shapes; it grows when a key goes or changes its meaning, not when one is added."""

_WIDEST, _NARROWEST = 200, 60
_PIPED = 100_000


def console(*, aside: bool = False) -> Console:
    """Where readable output goes: as wide as the terminal, and without colours or cut lines when piped.

    ``aside`` is for what is not the result, on standard error.
    """
    stream = sys.stderr if aside else sys.stdout
    if not stream.isatty():
        return _Output(stderr=aside, width=_PIPED, soft_wrap=True, highlight=False, emoji=False, markup=False)
    return _Output(stderr=aside, width=_columns(), highlight=False, emoji=False, markup=False)


class _Output(Console):
    """A console that leaves it to the command's edge to be quiet when nobody reads on."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def width() -> int | None:
    """Columns of the terminal, within what is comfortable to read; None when nobody watches."""
    return _columns() if sys.stdout.isatty() else None


def _columns() -> int:
    return max(_NARROWEST, min(shutil.get_terminal_size().columns, _WIDEST))


def print_json(command: str, content: Mapping[str, Any]) -> None:
    """Print one JSON object: ``version``, ``command``, then the keys of ``content`` in their order."""
    print_object({"version": SHAPE_VERSION, "command": command, **content})


def print_object(content: Mapping[str, Any]) -> None:
    """Print one JSON object as it is."""
    json.dump(content, sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")


def print_page(text: str) -> None:
    """Print a page of Markdown: set on a terminal, as it is when piped."""
    if width() is None:
        sys.stdout.write(text)
    else:
        console().print(Markdown(text))


def counted(number: int, word: str) -> str:
    """A number and its word, in the plural where it needs one."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def line(text: str) -> str:
    """``text`` as one line that a terminal only shows: what would steer it, or turn the reading order, is escaped."""
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in " ".join(text.split()))


def say(message: str) -> None:
    """Tell a person something that is not the result, on stderr."""
    print(message, file=sys.stderr)  # noqa: T201 - this is the command's voice
