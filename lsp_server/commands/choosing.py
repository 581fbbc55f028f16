"""Choose the proposals that a command is about, by event, moment and file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pathspec import GitIgnoreSpec

from analyzers.model import Proposal
from lsp_server.commands.near import did_you_mean
from lsp_server.commands.opening import Opened
from lsp_server.errors import InputError

_LOOK = "See what there is with luthier propose."


@dataclass(frozen=True, slots=True)
class Choice:
    """What was named; what is empty leaves everything."""

    events: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    """Patterns as in ``.gitignore``."""

    @classmethod
    def of(
        cls,
        events: Sequence[str] | None = None,
        moments: Sequence[str] | None = None,
        files: Sequence[str] | None = None,
    ) -> "Choice":
        """The choice that a command's options make."""
        return cls(tuple(events or ()), tuple(moments or ()), tuple(files or ()))

    @property
    def everything(self) -> bool:
        """Whether nothing was named."""
        return not (self.events or self.moments or self.files)


def proposals_of(opened: Opened) -> tuple[Proposal, ...]:
    """Every proposal for the part of the project that the command is about, in order of path and position."""
    if opened.only is not None:
        return opened.project.proposals_in(opened.only)
    return opened.project.proposals()


def chosen(opened: Opened, choice: Choice) -> tuple[Proposal, ...]:
    """The proposals that ``choice`` names, in order of path and position; those that are captured are among them.

    Raises:
        InputError: when a name or a pattern fits nothing; the remedy says what it may have meant.
    """
    proposals = proposals_of(opened)
    _check_events(opened, choice.events, proposals)
    _check_moments(opened, choice.moments, proposals)
    files = GitIgnoreSpec.from_lines(choice.files)
    _check_files(opened, choice.files)
    return tuple(
        each
        for each in proposals
        if (not choice.events or each.event in choice.events)
        and (not choice.moments or each.moment in choice.moments)
        and (not choice.files or files.match_file(each.finding.path))
    )


def _check_events(opened: Opened, events: Iterable[str], proposals: Sequence[Proposal]) -> None:
    known = {each.event for each in proposals}
    everywhere = {each.event for each in opened.project.proposals()}
    for event in events:
        if event in known:
            continue
        if event in everywhere:
            raise InputError(f"{event} belongs elsewhere, not in {opened.only}.", "Leave out the file.")
        raise InputError(f"Nothing here is proposed as {event}.", did_you_mean(event, known, _LOOK))


def _check_moments(opened: Opened, moments: Iterable[str], proposals: Sequence[Proposal]) -> None:
    known = {each.name for each in opened.project.knowledge.catalogue.moments}
    for moment in moments:
        if moment not in known:
            near = did_you_mean(moment, known, _LOOK)
            raise InputError(f"There is no moment {moment}.", near)
        if all(each.moment != moment for each in proposals):
            raise InputError(f"Nothing here is the moment {moment}.", _LOOK)


def _check_files(opened: Opened, patterns: Iterable[str]) -> None:
    for pattern in patterns:
        spec = GitIgnoreSpec.from_lines([pattern])
        if not any(spec.match_file(path) for path in opened.project.readings):
            raise InputError(f"No file that is read matches {pattern}.", "Write it relative to the project's folder.")
