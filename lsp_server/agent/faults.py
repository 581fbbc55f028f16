"""What the SDK and the process behind it report, as faults that a person can read."""

import re
from collections.abc import Mapping
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

from lsp_server.runs.faults import AgentFault, disk_fault, reported_fault
from lsp_server.runs.values import Waits

_FULL = re.compile(r"\W*(?:Error: )?(?:ENOSPC|EDQUOT)\b")


def fault_of_result(result: ResultMessage, error: str | None) -> AgentFault:
    """Why the process gave up; ``error`` is what it said of the last response."""
    return reported_fault(
        status=result.api_error_status,
        error=error,
        reason=result.terminal_reason,
        subtype=result.subtype,
        words=" ".join((result.result or "", *(result.errors or ()))).lower(),
    )


def waits(told: Mapping[str, Any]) -> Waits:
    """What the process tells of a request that it sends again.

    Raises:
        AgentFault: when that would be in vain.
    """
    fault = reported_fault(status=told.get("error_status"), error=told.get("error"))
    if fault.lasting:
        raise fault
    reason = AgentFault("connection").message if fault.kind == "other" else fault.message
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


def fault_of_error(error: Exception) -> AgentFault:
    """What an exception of the SDK or of the system means."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, CLINotFoundError | FileNotFoundError | PermissionError):
            return AgentFault("missing")
        if isinstance(cause, OSError) and (full := disk_fault(cause)):
            return full
        cause = cause.__cause__
    if isinstance(error, CLIJSONDecodeError) or "maximum buffer size" in str(error):
        return AgentFault("oversized")
    return AgentFault("ended" if isinstance(error, CLIConnectionError | ProcessError | OSError) else "other")
