"""The folders whose apps are listened to, and what came."""

import asyncio
from dataclasses import dataclass, field

from lsp_server.listening.heard import Heard, Seen
from lsp_server.listening.listener import Listener
from lsp_server.session.folder import Folder


@dataclass
class Hearing:
    """The endpoint of one folder, while it is open."""

    listener: Listener
    heard: Heard = field(default_factory=Heard)
    gone: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when its port is free again."""
    showing: bool = False
    """Whether the lenses are about to be shown anew."""


@dataclass
class Hearings:
    """Used on the event loop only."""

    open: dict[Folder, Hearing] = field(default_factory=dict)
    heard: dict[Folder, Heard] = field(default_factory=dict)
    """What came to each folder since it was listened to last, open or not."""
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while an endpoint opens or closes."""

    def seen(self, folder: Folder) -> dict[str, Seen]:
        """What came of each event, as it is now."""
        heard = self.heard.get(folder)
        return dict(heard.events) if heard else {}

    def leave(self, folder: Folder) -> None:
        """Forget a folder."""
        self.heard.pop(folder, None)
