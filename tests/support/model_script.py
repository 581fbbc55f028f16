"""What a scripted model says, what goes wrong on the way, and what was sent to it."""

import itertools
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Block = dict[str, Any]
"""One content block of the protocol."""

numbers = itertools.count(1)
"""Makes every id of a response unique."""


def say(text: str) -> Block:
    """The model writes."""
    return {"type": "text", "text": text}


def use(tool: str, /, **given: Any) -> Block:
    """The model calls a tool."""
    return {"type": "tool_use", "name": tool, "input": given}


@dataclass(frozen=True)
class Reply:
    """One response of the model."""

    blocks: Sequence[Block]
    stop: str = ""
    """The stop reason; empty for what the blocks suggest."""
    usage: dict[str, int] = field(default_factory=dict)
    pause: float = 0.0
    """Seconds between two pieces of five characters; 0 sends each block at once."""


class When(StrEnum):
    """At which point of a response something goes wrong."""

    BEFORE = "before"
    """Before the first byte of the answer."""
    MIDDLE = "middle"
    """After a part of the first block."""


@dataclass(frozen=True)
class Trouble:
    """Something goes wrong; exactly one of the first four is given."""

    status: int = 0
    """The API answers with this HTTP status."""
    stream_error: str = ""
    """The stream says this kind of error in the middle."""
    drop: When | None = None
    """The connection is cut."""
    hang: When | None = None
    """Nothing more comes, for as long as the other side waits."""
    kind: str = "api_error"
    message: str = "scripted trouble"
    headers: dict[str, str] = field(default_factory=dict)
    times: int = 1
    """How many requests meet it; -1 for all that come."""


@dataclass(frozen=True)
class Request:
    """What was sent to the API."""

    method: str
    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def text(self) -> str:
        """The whole body, to search what may have leaked."""
        return json.dumps(self.body, ensure_ascii=False)

    @property
    def tools(self) -> frozenset[str]:
        """Names of the tools that were offered."""
        return frozenset(each["name"] for each in self.body.get("tools", ()))

    @property
    def results(self) -> tuple["Result", ...]:
        """What the tools gave that the model called in its last response."""
        found: list[Result] = []
        for message in reversed(self.body.get("messages", [])):
            if message["role"] == "assistant":
                break
            if message["role"] == "user" and isinstance(message["content"], list):
                found = [result_of(each) for each in message["content"] if each["type"] == "tool_result"] + found
        return tuple(found)


@dataclass(frozen=True)
class Result:
    """What one tool call gave."""

    text: str
    failed: bool


Turn = Block | Sequence[Block] | Reply | Trouble | Callable[[Request], "Turn | Awaitable[Turn]"]


def result_of(block: Block) -> Result:
    """What the block of a tool's result says."""
    content = block.get("content") or ""
    parts = content if isinstance(content, list) else [{"text": content}]
    return Result("\n".join(each.get("text", "") for each in parts), bool(block.get("is_error")))
