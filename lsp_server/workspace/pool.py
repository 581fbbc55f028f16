"""Read many files at once in workers of their own, and survive the death of one."""

import contextlib
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from lsp_server.workspace.files import Skipped
from lsp_server.workspace.reader import Read, Reader

WORTHWHILE = 100
"""Below this many files, starting workers takes longer than reading."""

_CHUNK = 16
_SAFE_PATH = "PYTHONSAFEPATH"

_starting = threading.Lock()
"""Held while workers are started: what they inherit is of the whole process, and two scans may begin at once."""
_DEATHS = 5
_WAKE = 0.1
"""Seconds between two looks at whether a person cancelled."""


def read_files(
    reader: Reader, paths: Sequence[str], jobs: int = 0, cancelled: Callable[[], bool] = lambda: False
) -> Iterator[Read | Skipped]:
    """Every file of ``paths``, in any order, as it is done; it ends early when ``cancelled`` says so.

    ``jobs`` is the number of workers; 0 takes one for each core, and with 1, or for few files, there are none.
    A file whose reading ends its worker is skipped with that reason.
    """
    count = jobs or min(os.cpu_count() or 1, 8)
    if count == 1 or len(paths) < WORTHWHILE:
        yield from _here(reader, paths, cancelled)
        return
    left = [paths[at : at + _CHUNK] for at in range(0, len(paths), _CHUNK)]
    broken = yield from _round(reader, left, count, cancelled)
    for _ in range(_DEATHS):
        if not broken or cancelled():
            return
        # One worker that takes one file at a time: the first file that is not answered is the one that ends it.
        single = [[path] for chunk in broken for path in chunk]
        broken = yield from _round(reader, single, 1, cancelled)
        if broken:
            yield Skipped(broken[0][0], "reading it ended the worker")
            broken = broken[1:]
    for chunk in broken:
        yield from (Skipped(path, "too many workers ended") for path in chunk)


def _here(reader: Reader, paths: Sequence[str], cancelled: Callable[[], bool]) -> Iterator[Read | Skipped]:
    for path in paths:
        if cancelled():
            return
        yield reader.file(path)


def _round(
    reader: Reader, chunks: Sequence[Sequence[str]], count: int, cancelled: Callable[[], bool]
) -> Generator[Read | Skipped, None, list[Sequence[str]]]:
    """Read ``chunks`` in ``count`` new workers; the value is the chunks that a dead worker left unanswered."""
    # Spawned, never forked: a server has threads, and a fork would copy their locks.
    context = multiprocessing.get_context("spawn")
    with _own_modules():
        executor = ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=(reader,))
    unanswered: list[Sequence[str]] = []
    try:
        with _unheard_interrupts(), _own_modules():
            waiting = {executor.submit(_work, chunk): chunk for chunk in chunks}
        while waiting and not cancelled():
            done, _ = wait(waiting, timeout=_WAKE, return_when=FIRST_COMPLETED)
            for future in sorted(done, key=lambda each: waiting[each][0]):
                chunk = waiting.pop(future)
                answer = _answer(future)
                if answer is None:
                    unanswered.append(chunk)
                else:
                    yield from answer
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
    return sorted(unanswered, key=lambda chunk: chunk[0])


@contextlib.contextmanager
def _own_modules() -> Iterator[None]:
    """Let processes that are started meanwhile import nothing from the folder that this one is in.

    That is the workspace, as editors and people start us, and a file of it may have the name of one of Python's own.
    """
    with _starting:
        before = os.environ.get(_SAFE_PATH)
        os.environ[_SAFE_PATH] = "1"
        try:
            yield
        finally:
            if before is None:
                del os.environ[_SAFE_PATH]
            else:
                os.environ[_SAFE_PATH] = before


@contextlib.contextmanager
def _unheard_interrupts() -> Iterator[None]:
    """Let workers that are started meanwhile inherit that Ctrl-C is not for them, from their first instruction on.

    A terminal sends it to them as well; the one that started them hears it, and they end with that one.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _answer(future: Future[list[Read | Skipped]]) -> list[Read | Skipped] | None:
    try:
        return future.result()
    except BrokenProcessPool:
        return None


_reader: Reader | None = None


def _begin(reader: Reader) -> None:
    """Prepare a worker: remember how to read, and end when the one that started it ends."""
    global _reader  # noqa: PLW0603 - a worker has no other memory between two chunks
    _reader = reader
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(0)


def _work(paths: Sequence[str]) -> list[Read | Skipped]:
    if _reader is None:
        raise RuntimeError("The worker was not prepared.")
    return _reader.files(paths)
