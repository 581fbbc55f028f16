"""Remembers what each file alone says of its findings, so that one changed file costs one file."""

from collections.abc import Iterable

from analyzers.model import Catalogue, Proposal
from analyzers.proposals import Draft, drafts_of
from lsp_server.workspace.reader import Read


class Drafting:
    """The drafts of a folder's files, each kept while its reading is the same one."""

    def __init__(self, catalogue: Catalogue) -> None:
        """``catalogue`` holds the moments that are wanted."""
        self._moments = {moment.name: moment for moment in catalogue.moments}
        self._known: dict[str, tuple[Read, tuple[Draft, ...]]] = {}

    def of(self, reads: Iterable[tuple[str, Read]]) -> dict[str, tuple[Draft, ...]]:
        """The drafts by path; a file that has not changed since the last question is not looked at again."""
        known = self._known
        fresh = {path: (read, self._drafts(read, known.get(path))) for path, read in reads if read.reading.findings}
        self._known = fresh
        return {path: drafts for path, (_, drafts) in fresh.items()}

    def _drafts(self, read: Read, known: tuple[Read, tuple[Draft, ...]] | None) -> tuple[Draft, ...]:
        if known is not None and known[0] is read:
            return known[1]
        return drafts_of(read.source, read.reading.facts, read.reading.findings, self._moments)


def by_path(proposals: Iterable[Proposal]) -> dict[str, tuple[Proposal, ...]]:
    """Proposals by the file that they are for, in their order."""
    found: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        found.setdefault(proposal.finding.path, []).append(proposal)
    return {path: tuple(each) for path, each in found.items()}
