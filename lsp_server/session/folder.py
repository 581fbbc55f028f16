"""One workspace folder: its memory, and the one thread that touches it."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from analyzers.model import Plan, Source
from lsp_server.errors import InputError
from lsp_server.prose.knowledge import load_knowledge
from lsp_server.session.runs import Superseded, in_thread
from lsp_server.settings import Settings, overlay, read_settings
from lsp_server.workspace.files import ruled_out
from lsp_server.workspace.plan_file import PLAN_NAME
from lsp_server.workspace.project import Project
from lsp_server.workspace.reading import to_source

_log = logging.getLogger(__name__)

_SECONDS_FOR_A_BEGINNING = 5.0

T = TypeVar("T")

Report = Callable[[int, int, str], None]
"""Takes how many files are done, how many there are, and the path of the last one."""


class Folder:
    """A workspace folder.

    All questions to its project are answered by one thread, in order, so that nothing in the project is ever seen
    half changed.  A scan works on a project of its own, which takes the place of the old one when it is complete:
    whoever asks meanwhile is answered from what was known, and a scan that is stopped leaves no trace.
    """

    def __init__(self, root: Path, uri: str, *, loose: bool = False) -> None:
        self.root = root
        self.uri = uri
        self.loose = loose
        """Whether it only gathers documents that belong to no folder; it has no files and no plan then."""
        self.wishes: Mapping[str, Any] = {}
        """The editor's settings for the folder."""
        self.changed: set[str] = set()
        """Paths that changed on disk and have not been followed yet."""
        self.scanned = asyncio.Event()
        """Set once the folder has been read as a whole."""
        self.readable: Plan | None = None
        """The plan as it could last be read without an error."""
        self._begun = asyncio.Event()
        self._scanning = 0
        self._quiet = asyncio.Condition()
        self.trouble = ""
        """Why the folder's settings are not used, or empty."""
        self._closed = False
        self._project: Project | None = None
        self._unread: dict[str, Source | None] = {}
        self._lane = ThreadPoolExecutor(1, thread_name_prefix="luthier-lane")
        self._scans = ThreadPoolExecutor(1, thread_name_prefix="luthier-scan")

    def put(self, source: Source) -> None:
        """Note that a file has a new text in an editor; it is read when the next question comes."""
        self._unread[source.path] = source

    def refresh(self, path: str) -> None:
        """Note that what is on disk counts for a file; it is read when the next question comes."""
        self._unread[path] = None

    async def ask(self, question: Callable[[Project], T]) -> T:
        """The answer to ``question``, from everything that was put before; dropped when nobody waits any more.

        Raises:
            Superseded: when the folder has been closed.
        """
        self._flush()
        return await self._in_lane(lambda: question(self._ready()))

    async def scan(self, open_texts: Callable[[], Mapping[str, Source]], report: Report) -> int:
        """Read the whole folder anew, with what ``open_texts`` gives over the disk; how many files were read.

        When it is cancelled, the folder is as it was before.
        """
        before = open_texts()

        def work(abandoned: Callable[[], bool]) -> Project:
            project = self._made()
            project.scan(report, abandoned, {path: each for path, each in before.items() if _worth(project, each)})
            return project

        self._scanning += 1
        self._begun.set()
        try:
            project = await in_thread(self._scans, work)
            now = open_texts()
            meanwhile = {path: now.get(path) for path in {**before, **now} if before.get(path) != now.get(path)}
            count = await self._in_lane(lambda: self._replace(project, meanwhile))
        finally:
            self._scanning -= 1
            async with self._quiet:
                self._quiet.notify_all()
        self.scanned.set()
        return count

    async def whole(self) -> None:
        """Wait until the folder has been read for the first time; no longer when nobody reads it any more.

        What is changed in a file follows from others: without the house wrapper in sight a second one would be made.
        """
        if not self.loose and not self.scanned.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._begun.wait(), _SECONDS_FOR_A_BEGINNING)
                await self.settled()

    async def settled(self) -> None:
        """Wait until no scan is under way."""
        async with self._quiet:
            await self._quiet.wait_for(lambda: not self._scanning)

    def close(self) -> None:
        """Let the threads go when they have finished what they do."""
        self._closed = True
        self._lane.shutdown(wait=False, cancel_futures=True)
        self._scans.shutdown(wait=False, cancel_futures=True)

    async def _in_lane(self, work: Callable[[], T]) -> T:
        if self._closed:
            raise Superseded
        return await in_thread(self._lane, lambda _: work())

    def _flush(self) -> None:
        if self._unread and not self._closed:
            unread, self._unread = self._unread, {}
            self._lane.submit(lambda: _read(self._ready(), unread))

    def _replace(self, project: Project, meanwhile: Mapping[str, Source | None]) -> int:
        _read(project, meanwhile)
        self._project = project
        return len(project.readings)

    def _ready(self) -> Project:
        if self._project is None:
            self._project = self._made()
        return self._project

    def _made(self) -> Project:
        return Project(self.root, load_knowledge(), self._settings())

    def _settings(self) -> Settings:
        try:
            self.trouble = ""
            return overlay(read_settings(self.root), self.wishes)
        except InputError as error:
            self.trouble = str(error)
            return Settings()


def _read(project: Project, unread: Mapping[str, Source | None]) -> None:
    """Let the project know new texts; None stands for what is on disk now."""
    for path, source in unread.items():
        try:
            _read_one(project, path, source)
        except Exception:  # noqa: BLE001 - one odd file must not keep the folder from answering about the others
            _log.exception("a document could not be read")


def _read_one(project: Project, path: str, source: Source | None) -> None:
    if source is not None and _worth(project, source):
        project.put(source)
    elif path == PLAN_NAME:
        project.plan_changed()
    elif source is None and (project.root / path).is_file() and ruled_out(path, project.settings) is None:
        project.refresh(path)
    else:
        project.remove(path)


def _worth(project: Project, source: Source) -> bool:
    """Whether an open document is one that a scan would read: no other people's code, nothing built or excluded."""
    listed = ruled_out(source.path, project.settings) is None
    return listed and isinstance(to_source(source.path, source.text), Source)
