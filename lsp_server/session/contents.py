"""Documents of the server's own that the client was given, and when it is to ask for one again."""

import asyncio
from collections.abc import Callable, Iterable

_SECONDS_BETWEEN = 0.1

TextOf = Callable[[], str | None]
"""The text of a document now; None when there is none any more."""


class Contents:
    """What the client was given. Used on the event loop only."""

    def __init__(self, refresh: Callable[[str], object]) -> None:
        """``refresh`` asks the client to ask for a document again."""
        self.given: dict[str, str] = {}
        """The last text of each document that the client asked for, by URI as it writes it."""
        self._touched: dict[str, TextOf | None] = {}
        self._refresh = refresh

    def forget(self, uris: Iterable[str]) -> None:
        """There are no such documents any more."""
        for uri in uris:
            self.given.pop(uri, None)
            self._touched.pop(uri, None)

    def touch(self, uri: str, text_of: TextOf | None = None) -> None:
        """Let the client ask again soon for a document that it was given, if by ``text_of`` it says something else."""
        if uri not in self.given:
            return
        if not self._touched:
            asyncio.get_running_loop().call_later(_SECONDS_BETWEEN, self._look)
        self._touched[uri] = text_of

    def _look(self) -> None:
        touched, self._touched = self._touched, {}
        for uri, text_of in touched.items():
            text = None if text_of is None else text_of()
            if text_of is None or (text is not None and text != self.given.get(uri)):
                self._refresh(uri)
