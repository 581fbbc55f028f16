"""Count what a conversation uses: responses exactly, dollars as reported, and estimated between two reports."""

import tomllib
from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import Any

from claude_agent_sdk import AssistantMessage, ResultMessage, StreamEvent

from lsp_server.agent.faults import AgentFault
from lsp_server.runs.values import Limits, News, Spent


class Meter:
    """What one conversation used so far."""

    def __init__(self, limits: Limits, tell: Callable[[News], None]) -> None:
        self.spent = Spent(0.0, 0)
        self._limits = limits
        self._tell = tell
        self._reported = 0.0
        self._running = 0.0
        self._turns = 0
        self._counted = ""
        self._model = ""

    def check(self) -> None:
        """Let the next response be asked for.

        Raises:
            AgentFault: when there may be none.
        """
        if self._turns >= self._limits.turns:
            raise AgentFault("turns")
        if self._reported >= self._limits.dollars:
            raise AgentFault("budget")

    def event(self, message: StreamEvent) -> None:
        """Estimate by what the API says of a response while it is written."""
        event = message.event
        if event["type"] == "message_start":
            self._model = str(event["message"].get("model", ""))
            self._running += _dollars(self._model, event["message"].get("usage", {}))
        elif event["type"] == "message_delta":
            written = {"output_tokens": event.get("usage", {}).get("output_tokens", 0)}
            self._running += _dollars(self._model, written)
            self._say()

    def response(self, message: AssistantMessage) -> None:
        """Count a response; its parts come one by one."""
        if message.error is None and message.message_id not in {None, self._counted}:
            self._counted = message.message_id or ""
            self._turns += 1

    def result(self, message: ResultMessage) -> None:
        """Take over what is reported at the end of an answer; it is the sum since the beginning."""
        estimate = self._reported + self._running
        self._reported = estimate if message.total_cost_usd is None else message.total_cost_usd
        self._running = 0.0
        self._say()

    def _say(self) -> None:
        spent = Spent(self._reported + self._running, self._turns)
        if spent != self.spent:
            self.spent = spent
            self._tell(spent)


def _dollars(model: str, usage: Mapping[str, Any]) -> float:
    price = next(dollars for shape, dollars in _table()["input"].items() if fnmatchcase(model, shape))
    times = _table()["times"]
    tokens = sum(times[kind] * count for kind, count in usage.items() if kind in times and isinstance(count, int))
    return float(price * tokens / 1_000_000)


@cache
def _table() -> dict[str, dict[str, float]]:
    return tomllib.loads(files("lsp_server.agent").joinpath("metering.toml").read_text("utf-8"))
