"""``fence-broken``: what a page shows as code can be read as code."""

import json
import tomllib
from collections.abc import Callable, Iterator

from analyzers.facts import read_facts
from analyzers.languages import language_of
from analyzers.model import Source
from lsp_server.linting.values import Fence, Lapse, Shelf

_READERS: dict[str, Callable[[str], object]] = {"json": json.loads, "toml": tomllib.loads}


def check(shelf: Shelf) -> Iterator[Lapse]:
    """Fences that do not parse in the language of their file, and marks that are missing."""
    for page in shelf.pages:
        for fence in page.fences:
            if not fence.mark:
                yield page.lapse("fence-broken", fence.line - 1, "Say behind the backticks what language this is.")
            elif why := _broken(fence):
                yield page.lapse("fence-broken", fence.line, f"This does not parse as {fence.mark}{why}.")


def source_of(fence: Fence) -> Source | None:
    """The fence as a file; None when no language of code is known for it."""
    language = language_of(f"product.{fence.mark}")
    return Source(fence.path, fence.text.encode(), language) if language else None


def _broken(fence: Fence) -> str:
    """How a text cannot be read, in words that end a sentence; empty when it can."""
    source = source_of(fence)
    if source is not None:
        return " everywhere" if read_facts(source).error_count else ""
    try:
        _READERS.get(fence.mark, str)(fence.text)
    except ValueError as error:
        return f": {error}"
    return ""
