"""Where a run enters: the whole code base, events that were named, what the plan approved, or a run that stopped."""

from collections.abc import Sequence

from analyzers.model import Proposal
from lsp_server.commands.choosing import Choice, chosen
from lsp_server.commands.opening import Opened
from lsp_server.errors import InputError
from lsp_server.runs.starting import candidates_of, entry_of, planned_of
from lsp_server.runs.values import Start


def start_at_events(opened: Opened, events: Sequence[str]) -> Start:
    """Enter at the implementation of proposals that were named; naming them is approving them.

    Raises:
        InputError: when nothing is proposed under a name, or it is captured already.
    """
    proposals = [each for each in chosen(opened, Choice.of(events)) if not each.captured]
    missing = [event for event in events if event not in {each.event for each in proposals}]
    if missing:
        raise InputError(f"{', '.join(missing)} is captured already.", "See what is open with luthier propose.")
    return Start(entries=tuple(entry_of(opened.project.plan, each) for each in _one_each(proposals)))


def start_at_plan(opened: Opened) -> Start:
    """Enter at the implementation of what the plan approved and the code does not capture.

    Raises:
        InputError: when there is nothing of the kind.
    """
    waiting = planned_of(opened.project)
    if not waiting:
        raise InputError("The plan has no approved event that the code lacks.", "Approve one with luthier plan.")
    return Start(entries=waiting)


def start_at_survey(opened: Opened) -> Start:
    """Enter at the beginning, with our own findings as candidates.

    Raises:
        InputError: when a file was named instead of a folder.
    """
    if opened.only is not None:
        raise InputError(
            f"A survey is about a whole project, not about {opened.only}.", "Name its folder, or events with --event."
        )
    return Start(candidates=candidates_of(opened.project))


def _one_each(proposals: Sequence[Proposal]) -> list[Proposal]:
    return list({each.event: each for each in reversed(proposals)}.values())[::-1]
