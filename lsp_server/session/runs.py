"""Work that takes a while: registered by us, so that whoever asked for it can stop it."""

import asyncio
import itertools
import logging
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any, TypeVar

_log = logging.getLogger(__name__)

T = TypeVar("T")


class Superseded(Exception):
    """The text that a question was about has changed meanwhile; the client should ask again."""


@dataclass(frozen=True, slots=True)
class Run:
    """One piece of work under way."""

    number: int
    title: str
    task: "asyncio.Task[Any]"
    about: object = None
    """What it is of no use without, such as a folder."""


class Runs:
    """The table of what is under way. Used on the event loop only."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._runs: dict[int, Run] = {}

    def __iter__(self) -> Iterator[Run]:
        return iter(tuple(self._runs.values()))

    def start(self, title: str, work: Coroutine[Any, Any, T], about: object = None) -> "asyncio.Task[T]":
        """Begin ``work`` at once and keep it in the table until it ends; a failure that nobody awaits is logged."""
        task = asyncio.ensure_future(work)
        run = Run(next(self._numbers), title, task, about)
        self._runs[run.number] = run
        task.add_done_callback(lambda _: self._ended(run))
        return task

    async def awaited(self, title: str, work: Coroutine[Any, Any, T]) -> T:
        """The result of ``work``, or its failure; cancelling the wait cancels the work."""

        async def result() -> T | Exception:
            try:
                return await work
            except Exception as error:  # noqa: BLE001 - whoever waits is told, so that the log need not
                return error

        ended = await self.start(title, result())
        if isinstance(ended, Exception):
            raise ended
        return ended

    def under_way(self, title: str) -> bool:
        """Whether work with this title has not ended yet."""
        return any(run.title == title and not run.task.done() for run in self)

    def cancel(self, title: str) -> None:
        """Stop all work with this title."""
        for run in self:
            if run.title == title:
                run.task.cancel()

    def cancel_about(self, subject: object) -> None:
        """Stop all work that is of no use without ``subject``."""
        for run in self:
            if run.about is subject:
                run.task.cancel()

    def cancel_all(self) -> None:
        """Stop everything that is under way."""
        for run in self:
            run.task.cancel()

    def _ended(self, run: Run) -> None:
        self._runs.pop(run.number, None)
        if not run.task.cancelled() and (error := run.task.exception()) is not None:
            _log.error("%s failed", run.title, exc_info=error)


async def in_thread(executor: Executor | None, work: Callable[[Callable[[], bool]], T]) -> T:
    """The result of ``work`` done in a thread; it is handed a question that becomes true when nobody waits any more."""
    abandoned = threading.Event()
    try:
        return await asyncio.get_running_loop().run_in_executor(executor, work, abandoned.is_set)
    except asyncio.CancelledError:
        abandoned.set()
        raise
