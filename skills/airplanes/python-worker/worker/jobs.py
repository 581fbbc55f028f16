"""Knows which jobs there are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from worker.exports import export_board
from worker.renewals import renew_subscription
from worker.trials import end_trial

KINDS: Mapping[str, Callable[..., None]] = {
    "renew_subscription": renew_subscription,
    "end_trial": end_trial,
    "export_board": export_board,
}


@dataclass(frozen=True)
class Job:
    kind: str
    arguments: Mapping[str, str]

    def perform(self) -> None:
        KINDS[self.kind](**self.arguments)


def read_job(message: Mapping[str, str]) -> Job:
    """Make a job of what was posted; raises ValueError when there is no such job."""
    kind = message.get("kind", "")
    if kind not in KINDS:
        raise ValueError(f"There is no job {kind!r}.")
    return Job(kind, {name: value for name, value in message.items() if name != "kind"})
