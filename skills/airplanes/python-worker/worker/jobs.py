"""Knows which jobs there are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

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
    arguments: Mapping[str, Any]

    def perform(self) -> None:
        KINDS[self.kind](**self.arguments)


def read_job(message: Any) -> Job:
    """Make a job of what was posted; raises ValueError when there is no such job."""
    match message:
        case {"kind": str(kind), **arguments} if kind in KINDS:
            return Job(kind, {str(name): value for name, value in arguments.items()})
    raise ValueError("There is no such job.")
