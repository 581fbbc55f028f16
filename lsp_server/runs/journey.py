"""The journey through the stages: a pure generator that says what comes next and is told what came of it."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import Protocol

from analyzers.model import Entry, Flaw
from lsp_server.runs.values import Answer, Candidate, ChosenFile, Conclusion, Decided, Lesson, Stage, Start

ATTEMPTS = 2
"""How often a stage is asked for its output before the run is given up."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask the agent; the answer is an ``Answer``."""

    stage: Stage
    prompt: str
    event: str = ""
    number: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class Approve:
    """Ask the person; the answer is one ``Decided`` for each entry."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Verify:
    """Let the host check what was written; the answer is the flaws that it finds."""

    entries: tuple[Entry, ...]
    round: int


Step = Ask | Approve | Verify


class Prompts(Protocol):
    """The words of each stage, made from prose for the project at hand."""

    def survey(self, candidates: tuple[Candidate, ...], *, again: bool) -> str:
        """Which of the files carry business value?"""

    def plan(self, chosen: tuple[ChosenFile, ...], *, again: bool) -> str:
        """Which events?"""

    def implement(self, entry: Entry) -> str:
        """Write the capture of one event."""

    def check(self, flaws: tuple[Flaw, ...]) -> str:
        """Mend what the host's checks say."""

    def retrospective(self) -> str:
        """What could we have done better?"""


class Unfruitful(Exception):
    """A stage ended without its output, although it was asked again."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.stage = stage


Journey = Generator[Step, object, Conclusion]


def journey(start: Start, prompts: Prompts, rounds: int) -> Journey:
    """The steps of one run, from where ``start`` enters.

    Each stage's prompt is made only when the one before has given its output.

    Raises:
        Unfruitful: when the survey or the plan gives nothing.
    """
    conclusion = Conclusion(chosen=start.chosen)
    entries = start.entries
    if not entries:
        if not start.proposed:
            conclusion = replace(conclusion, chosen=start.chosen or (yield from _survey(start.candidates, prompts)))
        proposed = start.proposed or (yield from _plan(conclusion.chosen, prompts))
        decided = yield from _approval(proposed)
        conclusion = replace(conclusion, decided=decided)
        entries = conclusion.approved
    else:
        conclusion = replace(conclusion, decided=start.said)
    if entries:
        yield from _implementation(entries, start.done, prompts)
        conclusion = replace(conclusion, flaws=(yield from _checks(entries, prompts, rounds)))
    return replace(conclusion, lessons=(yield from _retrospective(prompts)))


def _survey(candidates: tuple[Candidate, ...], prompts: Prompts) -> Generator[Step, object, tuple[ChosenFile, ...]]:
    for attempt in range(ATTEMPTS):
        answer = yield Ask(Stage.SURVEY, prompts.survey(candidates, again=attempt > 0))
        if files := _answer(answer).files:
            return files
    raise Unfruitful(Stage.SURVEY)


def _plan(chosen: tuple[ChosenFile, ...], prompts: Prompts) -> Generator[Step, object, tuple[Entry, ...]]:
    for attempt in range(ATTEMPTS):
        answer = yield Ask(Stage.PLAN, prompts.plan(chosen, again=attempt > 0))
        if entries := _answer(answer).entries:
            return entries
    raise Unfruitful(Stage.PLAN)


def _approval(proposed: tuple[Entry, ...]) -> Generator[Step, object, tuple[Decided, ...]]:
    decided = yield Approve(proposed)
    if not isinstance(decided, tuple):
        raise TypeError("an approval is answered with what was decided")
    return decided


def _implementation(
    entries: tuple[Entry, ...], done: tuple[str, ...], prompts: Prompts
) -> Generator[Step, object, None]:
    for number, entry in enumerate(entries, 1):
        if entry.event not in done:
            yield Ask(Stage.IMPLEMENT, prompts.implement(entry), entry.event, number, len(entries))


def _checks(entries: tuple[Entry, ...], prompts: Prompts, rounds: int) -> Generator[Step, object, tuple[Flaw, ...]]:
    """What the checks still say when nothing is left to say, or after so many rounds."""
    for number in range(rounds + 1):
        flaws = yield Verify(entries, number + 1)
        if not isinstance(flaws, tuple):
            raise TypeError("a verification is answered with flaws")
        if not flaws or number == rounds:
            return flaws
        yield Ask(Stage.CHECK, prompts.check(flaws), number=number + 1, of=rounds)
    return ()


def _retrospective(prompts: Prompts) -> Generator[Step, object, tuple[Lesson, ...]]:
    answer = yield Ask(Stage.RETROSPECTIVE, prompts.retrospective())
    return _answer(answer).lessons


def _answer(given: object) -> Answer:
    if not isinstance(given, Answer):
        raise TypeError("a question to the agent is answered with an answer")
    return given
