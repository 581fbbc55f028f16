"""What the hunks of a review capture, for the tracking plan, whoever made them."""

from collections.abc import Iterable
from typing import NamedTuple

from analyzers.model import Entry, Hunk, HunkRole, Patch, Plan, Proposal, Status, Where
from analyzers.plan import add, places_of
from lsp_server.features.moments import Mark


class Subject(NamedTuple):
    """One event that a hunk captures."""

    mark: Mark
    """Its event, and where the capture is."""
    entry: Entry
    """What the plan learns when the capture is taken and the plan does not have the event."""
    where: Where
    """Where the event is not wanted when the capture is rejected."""


def proposed(patch: Patch, proposals: Iterable[Proposal]) -> dict[int, tuple[Subject, ...]]:
    """What each capture of a patch that was made from proposals is for, by the hunk's number."""
    every = tuple(proposals)
    found: dict[int, tuple[Subject, ...]] = {}
    for number, hunk in _captures(patch):
        here = [each for each in every if each.event in hunk.events and each.finding.path == hunk.path]
        nearest = sorted(here, key=lambda each: abs(_offset(each) - hunk.edit.span.start))
        found |= {number: (_proposed(nearest[0]),)} if nearest else {}
    return found


def planned(patch: Patch, entries: Iterable[Entry]) -> dict[int, tuple[Subject, ...]]:
    """What each capture of a patch that was written for entries of a plan is for, by the hunk's number."""
    known = {each.event: each for each in entries}
    return {
        number: tuple(_planned(known[event], hunk.path) for event in hunk.events if event in known)
        for number, hunk in _captures(patch)
    }


def _captures(patch: Patch) -> Iterable[tuple[int, Hunk]]:
    return ((number, hunk) for number, hunk in enumerate(patch.hunks) if hunk.role is HunkRole.CAPTURE)


def _proposed(proposal: Proposal) -> Subject:
    [entry] = add(Plan(), proposal, Status.APPROVED).entries
    return Subject(Mark.of(proposal), entry, places_of(proposal)[0])


def _planned(entry: Entry, path: str) -> Subject:
    where = next((each for each in entry.where if each.file == path), Where(path, ""))
    return Subject(Mark(entry.event, path, where.symbol), entry, where)


def _offset(proposal: Proposal) -> int:
    return proposal.anchor.offset if proposal.anchor else proposal.finding.act.end
