"""Count what an agent uses: responses exactly, dollars as reported, and estimated between two reports."""

import tomllib
from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import Any

from lsp_server.runs.faults import AgentFault
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

    def event(self, told: Mapping[str, Any]) -> None:
        """Estimate by what the API says of a response while it is written."""
        match told:
            case {"type": "message_start", "message": begun}:
                self._model = str(begun.get("model", ""))
                self._running += _dollars(self._model, begun.get("usage", {}))
            case {"type": "message_delta", "usage": {"output_tokens": written}}:
                self._running += _dollars(self._model, {"output_tokens": written})
                self._say()

    def response(self, number: str | None) -> None:
        """Count the response of this id; its parts come one by one."""
        if number not in {None, self._counted}:
            self._counted = number or ""
            self._turns += 1

    def result(self, dollars: float | None) -> None:
        """Take over what is reported at the end of an answer, the sum since the beginning; None when nothing is."""
        self._reported = self._reported + self._running if dollars is None else dollars
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
    return tomllib.loads(files("lsp_server.runs").joinpath("metering.toml").read_text("utf-8"))
