"""The journey: what is asked, in which order, and what is revealed when."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from analyzers.model import Entry, Flaw, Status
from lsp_server.runs.approval import approved
from lsp_server.runs.journey import Approve, Ask, Step, Unfruitful, Verify, journey
from lsp_server.runs.values import Answer, Candidate, ChosenFile, Conclusion, Decided, Lesson, LessonKind, Stage, Start

PAID = Entry("order_paid", Status.PROPOSED)
LOST = Entry("order_lost", Status.PROPOSED)
FILE = ChosenFile("shop.py", "people pay here")
FLAW = Flaw("captured-once", "shop.py", "It is not captured.", "order_paid")
LESSON = Lesson(LessonKind.OTHER, "Say which client to use.")


class Words:
    """Prompts that are only names, and a note of which were made."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def survey(self, candidates: tuple[Candidate, ...], *, again: bool) -> str:
        """The survey's."""
        return self._said(f"survey {len(candidates)}{' again' if again else ''}")

    def plan(self, chosen: tuple[ChosenFile, ...], *, again: bool) -> str:
        """The plan's."""
        return self._said(f"plan {' '.join(each.path for each in chosen)}{' again' if again else ''}")

    def implement(self, entry: Entry) -> str:
        """The implementation's."""
        return self._said(f"implement {entry.event}")

    def check(self, flaws: tuple[Flaw, ...]) -> str:
        """The check's."""
        return self._said(f"check {len(flaws)}")

    def retrospective(self) -> str:
        """The retrospective's."""
        return self._said("retrospective")

    def _said(self, prompt: str) -> str:
        self.made.append(prompt)
        return prompt


def walked(
    start: Start, reply: Callable[[Step], object], rounds: int = 2, words: Words | None = None
) -> tuple[list[Step], Conclusion]:
    """The steps of a journey that is answered by ``reply``, and its conclusion."""
    steps: list[Step] = []
    walk = journey(start, words or Words(), rounds)
    answer: object = None
    while True:
        try:
            steps.append(walk.send(answer))
        except StopIteration as end:
            return steps, end.value
        answer = reply(steps[-1])


def willing(step: Step) -> object:
    """An agent that does all that it is asked, a person who approves everything, and checks that are content."""
    match step:
        case Approve(entries):
            return approved(entries)
        case Verify():
            return ()
        case Ask(Stage.SURVEY):
            return Answer(files=(FILE,))
        case Ask(Stage.PLAN):
            return Answer(entries=(PAID, LOST))
        case Ask(Stage.RETROSPECTIVE):
            return Answer(lessons=(LESSON,))
        case _:
            return Answer()


def told(steps: list[Step]) -> list[str]:
    """The steps in short."""
    return [step.prompt if isinstance(step, Ask) else type(step).__name__.lower() for step in steps]


def test_the_whole_way_is_survey_plan_approval_implementation_checks_and_retrospective() -> None:
    """Each entry is implemented by itself, and all are checked together."""
    steps, conclusion = walked(Start(candidates=(Candidate("shop.py", 0.9, ()),)), willing)
    assert told(steps) == [
        *("survey 1", "plan shop.py", "approve"),
        *("implement order_paid", "implement order_lost", "verify", "retrospective"),
    ]
    assert conclusion.chosen == (FILE,)
    assert [each.event for each in conclusion.approved] == ["order_paid", "order_lost"]
    assert conclusion.lessons == (LESSON,)


def test_no_prompt_is_made_before_the_stage_before_it_gave_its_output() -> None:
    """When a stage is asked, the words of the later ones do not exist yet."""
    words = Words()
    seen: list[tuple[str, list[str]]] = []

    def reply(step: Step) -> object:
        if isinstance(step, Ask):
            seen.append((step.prompt, list(words.made)))
        return willing(step)

    walked(Start(), reply, words=words)
    for prompt, made in seen:
        assert made[-1] == prompt


@pytest.mark.parametrize(("stage", "asked"), [(Stage.SURVEY, "survey 0"), (Stage.PLAN, "plan shop.py")])
def test_a_stage_without_output_is_asked_once_again_and_then_given_up(stage: Stage, asked: str) -> None:
    """The journey says which stage it was; no later stage was revealed."""
    words = Words()

    def reply(step: Step) -> object:
        return Answer() if isinstance(step, Ask) and step.stage is stage else willing(step)

    with pytest.raises(Unfruitful) as raised:
        walked(Start(), reply, words=words)
    assert raised.value.stage is stage
    assert words.made[-2:] == [asked, f"{asked} again"]


def test_an_output_at_the_second_asking_is_as_good() -> None:
    """The journey goes on from there."""

    def reply(step: Step) -> object:
        return Answer() if isinstance(step, Ask) and step.prompt == "survey 0" else willing(step)

    steps, _ = walked(Start(), reply)
    assert told(steps)[:3] == ["survey 0", "survey 0 again", "plan shop.py"]


def test_flaws_go_back_to_the_agent_for_a_bounded_number_of_rounds() -> None:
    """After the last round they are left to the person."""
    steps, conclusion = walked(
        Start(entries=(PAID,)), lambda step: (FLAW,) if isinstance(step, Verify) else willing(step)
    )
    assert told(steps) == [
        *("implement order_paid", "verify", "check 1", "verify", "check 1", "verify", "retrospective"),
    ]
    assert conclusion.flaws == (FLAW,)


def test_a_check_that_is_content_in_the_second_round_ends_the_checks() -> None:
    """Nothing is left over then."""
    steps, conclusion = walked(
        Start(entries=(PAID,)),
        lambda step: ((FLAW,) if step.round == 1 else ()) if isinstance(step, Verify) else willing(step),
    )
    assert told(steps) == ["implement order_paid", "verify", "check 1", "verify", "retrospective"]
    assert conclusion.flaws == ()


def test_only_what_was_approved_is_implemented_and_as_the_person_changed_it() -> None:
    """A rejected entry is remembered with its reason and never written."""
    renamed = replace(PAID, event="order_completed", status=Status.APPROVED)
    rejected = replace(LOST, status=Status.REJECTED, reason="rare")

    def reply(step: Step) -> object:
        return (Decided(renamed, "order_paid"), Decided(rejected)) if isinstance(step, Approve) else willing(step)

    steps, conclusion = walked(Start(), reply)
    assert "implement order_completed" in told(steps)
    assert not any("order_lost" in each or "order_paid" in each for each in told(steps))
    assert conclusion.decided[1].entry.reason == "rare"


def test_a_plan_of_which_nothing_is_approved_ends_with_the_retrospective() -> None:
    """There is nothing to implement or check."""
    steps, _ = walked(
        Start(),
        lambda step: (
            tuple(Decided(replace(each, status=Status.REJECTED, reason="no")) for each in step.entries)
            if isinstance(step, Approve)
            else willing(step)
        ),
    )
    assert told(steps) == ["survey 0", "plan shop.py", "approve", "retrospective"]


def test_a_single_event_enters_at_the_implementation() -> None:
    """Whoever asked for it has approved it."""
    steps, conclusion = walked(Start(entries=(replace(PAID, status=Status.APPROVED),)), willing)
    assert told(steps) == ["implement order_paid", "verify", "retrospective"]
    assert [each.event for each in conclusion.approved] == ["order_paid"]


@pytest.mark.parametrize(
    ("start", "first"),
    [
        (Start(chosen=(FILE,)), "plan shop.py"),
        (Start(chosen=(FILE,), proposed=(PAID, LOST)), "approve"),
        (Start(entries=(PAID, LOST), done=("order_paid",)), "implement order_lost"),
        (Start(entries=(PAID, LOST), done=("order_paid", "order_lost")), "verify"),
    ],
)
def test_a_run_that_is_resumed_enters_behind_its_last_finished_stage(start: Start, first: str) -> None:
    """What was finished before is not asked again."""
    steps, _ = walked(start, willing)
    assert told(steps)[0] == first
