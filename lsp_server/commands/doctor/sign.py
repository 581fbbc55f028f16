"""One thing that the doctor looked at."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a thing is."""

    OK = "ok"
    NOTE = "note"
    """It works without, and something is missing."""
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Sign:
    """What was looked at, how it is, and what to do."""

    subject: str
    state: State
    said: str
    """One sentence."""
    remedy: str = ""
    """One sentence, or empty when nothing is to be done."""

    def shape(self) -> dict[str, str]:
        """The sign as JSON."""
        return {"subject": self.subject, "state": self.state.value, "said": self.said, "remedy": self.remedy}
