"""The reviews that are open, following every text that the editor sends."""

import asyncio
import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from analyzers.model import Span
from lsp_server.review import Decision, Piece, Review, changed, rewritten, text_now
from lsp_server.session.folder import Folder
from lsp_server.session.subjects import Subject
from lsp_server.workspace.documents import Change
from lsp_server.workspace.env_files import EnvSetting


@dataclass
class OpenReview:
    """A review that a person is at."""

    identity: str
    folder: Folder
    review: Review
    subjects: dict[int, tuple[Subject, ...]]
    """What each capture is for, by the hunk's number."""
    title: str = "Review"
    """What it is of, for a person."""
    costly: bool = False
    """Whether it cannot be made again at once, as one of what the agent wrote: then no other takes its place."""
    run: str = ""
    """The agent's run that it is of; empty when it is of none."""
    settings: tuple[EnvSetting, ...] = ()
    """Variables that its events need, and that a person has not been asked about."""
    remembered: dict[tuple[int, str], Decision] = field(default_factory=dict)
    """What the plan was told about a capture, by the hunk's number and the event."""
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while a decision is carried out, so that nothing is put in twice."""

    def text(self, path: str) -> bytes | None:
        """A file's text as the review knows it; None when there is no such file, or the patch does not touch it."""
        sheet = self.review.sheet(path)
        return None if sheet is None else text_now(sheet)

    @property
    def settled(self) -> bool:
        """Whether nothing in it waits for a person any more."""
        return not any(each.alone and each.decision is Decision.OPEN for each in self.review.pieces())

    def subjects_of(self, piece: Piece) -> tuple[Subject, ...]:
        """What a hunk is the capture of."""
        return self.subjects.get(piece.number, ())


class Reviews:
    """All open reviews. Used on the event loop only."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._open: dict[str, OpenReview] = {}
        self.hear: Callable[[OpenReview], object] = lambda _: None
        """Called when a review begins, changes or is closed."""

    def __iter__(self) -> Iterator[OpenReview]:
        return iter(tuple(self._open.values()))

    def open(
        self,
        folder: Folder,
        review: Review,
        subjects: dict[int, tuple[Subject, ...]],
        *,
        title: str = "Review",
        costly: bool = False,
        run: str = "",
        settings: tuple[EnvSetting, ...] = (),
    ) -> OpenReview:
        """Begin a review; it takes the place of the folder's last one, unless that is costly and not settled."""
        for each in self:
            if each.folder is folder and (each.settled or not each.costly):
                self.close(each.identity)
        found = OpenReview(str(next(self._numbers)), folder, review, subjects, title, costly, run, settings)
        self._open[found.identity] = found
        self.hear(found)
        return found

    def become(self, found: OpenReview, review: Review) -> None:
        """A review stands differently."""
        if review is not found.review and review != found.review:
            found.review = review
            self.hear(found)

    def get(self, identity: object) -> OpenReview | None:
        """The open review of that name."""
        return self._open.get(identity) if isinstance(identity, str) else None

    def close(self, identity: str) -> None:
        """Forget a review; what is in the texts stays there."""
        found = self._open.pop(identity, None)
        if found is not None:
            self.hear(found)

    def leave(self, folder: Folder) -> None:
        """Forget what is reviewed in a folder."""
        for each in self:
            if each.folder is folder:
                self.close(each.identity)

    def follow(self, folder: Folder, path: str, changes: Iterable[Change]) -> None:
        """A document was edited."""
        for each in self:
            if each.folder is folder:
                review = each.review
                for change in changes:
                    review = changed(review, path, Span(change.start, change.old_end), change.new)
                self.become(each, review)

    def see(self, folder: Folder, path: str, text: bytes | None) -> None:
        """A file has this text now, however it came to it."""
        for each in self:
            if each.folder is folder:
                self.become(each, rewritten(each.review, path, text))
