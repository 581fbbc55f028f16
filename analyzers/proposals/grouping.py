"""Sort the drafts of a project by what they are about: a moment, and the thing that it happens to."""

from collections.abc import Iterable, Mapping

from analyzers.model import Moment, Reading, Side
from analyzers.proposals.drafts import Draft
from analyzers.proposals.likeness import Answering, answering, asking, is_answered_by

Key = tuple[str, str]
"""A moment's name and the noun."""


def grouped(
    drafts: Iterable[Draft], readings: Mapping[str, Reading], moments: Mapping[str, Moment]
) -> dict[Key, list[Draft]]:
    """The drafts by moment and noun, each group in the order that they come in.

    A browser that sees only that some record changes goes with the moment of the function that answers it.
    """
    every = list(drafts)
    named = [each for each in every if each.side is not Side.CLIENT and not moments[each.finding.moment].parametric]
    answers = [(_key(each), answering(readings[each.finding.path].facts, each.finding)) for each in named]
    groups: dict[Key, list[Draft]] = {}
    for draft in every:
        vague = draft.side is Side.CLIENT and moments[draft.finding.moment].parametric
        key = _answer_to(draft, answers, readings) if vague else None
        groups.setdefault(key or _key(draft), []).append(draft)
    return groups


def _key(draft: Draft) -> Key:
    return draft.finding.moment, draft.finding.noun


def _answer_to(draft: Draft, answers: list[tuple[Key, Answering]], readings: Mapping[str, Reading]) -> Key | None:
    """The group of the function that surely answers what a draft's function asks."""
    asked = asking(readings[draft.finding.path].facts, draft.finding)
    return next((key for key, answer in answers if is_answered_by(asked, answer)), None)
