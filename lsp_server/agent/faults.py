"""What can end a conversation, each told in one sentence with its remedy, and never with the words of a request."""

import errno
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from claude_agent_sdk import (
    CLIConnectionError,
    CLIJSONDecodeError,
    CLINotFoundError,
    ProcessError,
    ResultMessage,
    ToolResultBlock,
    UserMessage,
)
from claude_agent_sdk.types import AssistantMessageError

from lsp_server.errors import LuthierError
from lsp_server.runs.values import Waits

_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG}
_FULL = re.compile(r"\W*(?:Error: )?(?:ENOSPC|EDQUOT)\b")
_IN_VAIN = frozenset({"key", "forbidden", "credit", "model", "login"})


class AgentFault(LuthierError):
    """The agent can no longer be asked; what it did so far stands."""

    def __init__(self, kind: str) -> None:
        told = _table()[kind]
        super().__init__(told["message"], told["remedy"])
        self.kind = kind
        """A heading of ``faults.toml``."""


def fault_of_result(result: ResultMessage, error: AssistantMessageError | None) -> AgentFault:
    """Why the process gave up; ``error`` is what it said of the last response."""
    words = " ".join((result.result or "", *(result.errors or ()))).lower()
    return AgentFault(_kind(result.api_error_status, error, result.terminal_reason, result.subtype, words))


def waits(told: Mapping[str, Any]) -> Waits:
    """What the process tells of a request that it sends again.

    Raises:
        AgentFault: when that would be in vain.
    """
    status, error = told.get("error_status"), told.get("error")
    kind = _kind(status, error, None, "", "")
    if kind in _IN_VAIN:
        raise AgentFault(kind)
    reason = AgentFault("connection" if kind == "other" else kind).message
    seconds = float(told.get("retry_delay_ms") or 0) / 1000
    return Waits(int(told.get("attempt") or 0), int(told.get("max_retries") or 0), seconds, reason)


def refuse_full_disk(message: UserMessage) -> None:
    """Look whether a tool failed for want of room.

    Raises:
        AgentFault: when one did: the agent could only try again.
    """
    parts = message.content if isinstance(message.content, list) else []
    failed = [str(each.content) for each in parts if isinstance(each, ToolResultBlock) and each.is_error]
    if any(_FULL.match(each) for each in failed):
        raise AgentFault("disk")


def disk_fault(error: OSError) -> AgentFault | None:
    """What a system's error means when it is for want of room; None when it is not."""
    return AgentFault("disk") if error.errno in _DISK else None


def fault_of_error(error: Exception) -> AgentFault:
    """What an exception of the SDK or of the system means."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, CLINotFoundError | FileNotFoundError | PermissionError):
            return AgentFault("missing")
        if isinstance(cause, OSError) and cause.errno in _DISK:
            return AgentFault("disk")
        cause = cause.__cause__
    if isinstance(error, CLIJSONDecodeError) or "maximum buffer size" in str(error):
        return AgentFault("oversized")
    return AgentFault("ended" if isinstance(error, CLIConnectionError | ProcessError | OSError) else "other")


def _kind(status: int | None, error: str | None, reason: str | None, subtype: str, words: str) -> str:
    for kind, told in _table().items():
        fits = status in told.get("status", ()) or error in told.get("errors", ())
        fits = fits or reason in told.get("reasons", ()) or subtype in told.get("subtypes", ())
        if fits or any(each in words for each in told.get("words", ())):
            return kind
    return "other"


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("lsp_server.agent").joinpath("faults.toml").read_text("utf-8"))
