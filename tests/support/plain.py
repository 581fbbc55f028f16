"""Small things that every journey needs: waiting, plain values, paths."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.support.wire import PATIENCE


async def until(true: Callable[[], bool]) -> None:
    """Wait until something is true that the server brings about in its own time."""
    async with asyncio.timeout(PATIENCE):
        while True:
            if true():
                return
            await asyncio.sleep(0.02)


def path_of(uri: str) -> Path:
    """The file that a URI names."""
    return Path(unquote(urlsplit(uri).path))


def plain(value: Any) -> Any:
    """A value of the protocol's library as dicts and lists."""
    if hasattr(value, "_asdict"):
        return {key: plain(each) for key, each in value._asdict().items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value
