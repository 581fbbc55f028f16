"""What is still to be said to a client about changes."""

import asyncio
from dataclasses import dataclass, field

from lsp_server.session.folder import Folder

Kind = tuple[Folder, str]
"""A folder, and of what there is news."""


@dataclass
class Pending:
    """Used on the event loop only."""

    pausing: dict[Kind, bool] = field(default_factory=dict)
    """What was said a moment ago, and whether it must be said again."""
    typing: dict[Kind, asyncio.TimerHandle] = field(default_factory=dict)
    """What is said when typing pauses."""
