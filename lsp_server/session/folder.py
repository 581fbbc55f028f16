"""One workspace folder: its memory, and the one thread that touches it."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from analyzers.model import Source
from lsp_server.errors import InputError
from lsp_server.prose.knowledge import load_knowledge
from lsp_server.session.runs import in_thread
from lsp_server.settings import Settings, overlay, read_settings
from lsp_server.workspace.plan_file import PLAN_NAME
from lsp_server.workspace.project import Project

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
        self.trouble = ""
        """Why the folder's settings are not used, or empty."""
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
        """The answer to ``question``, from everything that was put before; dropped when nobody waits any more."""
        self._flush()
        return await in_thread(self._lane, lambda _: question(self._ready()))

    async def scan(self, open_texts: Mapping[str, Source], report: Report) -> int:
        """Read the whole folder anew, with ``open_texts`` over the disk; how many files were read.

        When it is cancelled, the folder is as it was before.
        """

        def work(abandoned: Callable[[], bool]) -> Project:
            project = self._made()
            project.scan(report, abandoned, open_texts)
            return project

        project = await in_thread(self._scans, work)
        self._flush()
        await in_thread(self._lane, lambda _: setattr(self, "_project", project))
        self.scanned.set()
        return len(project.readings)

    def close(self) -> None:
        """Let the threads go when they have finished what they do."""
        self._lane.shutdown(wait=False, cancel_futures=True)
        self._scans.shutdown(wait=False, cancel_futures=True)

    def _flush(self) -> None:
        if self._unread:
            unread, self._unread = self._unread, {}
            self._lane.submit(self._read, unread)

    def _read(self, unread: Mapping[str, Source | None]) -> None:
        project = self._ready()
        for path, source in unread.items():
            if source is not None:
                project.put(source)
            elif path == PLAN_NAME:
                project.plan_changed()
            else:
                project.refresh(path)

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
