"""What the host's checks have against a change that an agent made."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that keeps a change from being handed on."""

    rule: str
    """``parses``, ``bound``, ``additions-only``, ``captured-once``, ``name``, ``properties``, ``place``, ``person``,
    ``sdk-call``, ``personal``, ``secret``, ``untouched``, or a rule for captures that has a page in ``skills/rules``:
    ``capture-in-loop``, ``capture-in-render``, ``capture-before-act``, ``capture-without-flush``,
    ``event-on-both-sides``."""
    path: str
    message: str
    """What is wrong and what would be right, in one or two sentences; an agent and a person read it alike."""
    event: str = ""
    """The planned event that it is about; empty when it is about the whole change."""
    line: int = -1
    """From 0, in the text with the change; -1 when it is about no line."""
