"""What can end an agent, each told in one sentence with its remedy, and never with the words of a request."""

import errno
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from lsp_server.errors import LuthierError

_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG}


class AgentFault(LuthierError):
    """The agent can no longer be asked; what it did so far stands."""

    def __init__(self, kind: str) -> None:
        told = _table()[kind]
        super().__init__(told["message"], told["remedy"])
        self.kind = kind
        """A heading of ``faults.toml``."""
        self.lasting = bool(told.get("lasting"))
        """Whether it is in vain to send a request again."""


def reported_fault(
    *, status: int | None, error: str | None, reason: str | None = None, subtype: str = "", words: str = ""
) -> AgentFault:
    """What a report of the agent's process means; ``other`` when no fault fits.

    Args:
        status: Of HTTP.
        error: Which kind the process says it is.
        reason: Why it says that it ended.
        subtype: How it says that it ended.
        words: All that it said besides, in lower case.
    """
    for kind, told in _table().items():
        fits = status in told.get("status", ()) or error in told.get("errors", ())
        fits = fits or reason in told.get("reasons", ()) or subtype in told.get("subtypes", ())
        if fits or any(each in words for each in told.get("words", ())):
            return AgentFault(kind)
    return AgentFault("other")


def disk_fault(error: OSError) -> AgentFault | None:
    """What a system's error means when it is for want of room; None when it is not."""
    return AgentFault("disk") if error.errno in _DISK else None


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("lsp_server.runs").joinpath("faults.toml").read_text("utf-8"))
