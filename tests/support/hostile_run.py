"""Carry out whole runs on a hostile project, with a hostile model, and keep all that was said and left on the way."""

import asyncio
import contextlib
import io
import logging
import os
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from analyzers.model import Entry
from lsp_server.agent.run import RunFailed, Task, carry_out
from lsp_server.prose.knowledge import load_knowledge
from lsp_server.runs.approval import approved
from lsp_server.runs.records import Recorder
from lsp_server.runs.starting import candidates_of, moments_of, provider_of
from lsp_server.runs.values import Decided, Limits, News, Outcome, Start
from lsp_server.settings import read_settings
from lsp_server.workspace.checking_command import Allowed
from lsp_server.workspace.project import Project
from lsp_server.workspace.sandbox import why_not
from lsp_server.workspace.shadow import remove_run_folder
from tests.support.hostile_places import Places, furnish, look, variables, without
from tests.support.hostile_project import build
from tests.support.hostile_words import WORDS, found_in
from tests.support.model_api import ModelApi, Request, Result, Turn
from tests.support.model_script import result_of

KEY = "the key of the model"
_EVERY = 6  # turns between two looks at what the process keeps


@dataclass
class Raid:
    """One run, and all that can be told of it afterwards."""

    places: Places
    jailed: bool
    outcome: Outcome | None = None
    failure: tuple[str, str] | None = None
    """What went wrong, and what to do, when there is no outcome."""
    requests: list[Request] = field(default_factory=list)
    others: list[Request] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    """What each call of the script gave, in the script's order."""
    news: list[News] = field(default_factory=list)
    leaks: dict[str, list[str]] = field(default_factory=dict)
    """Secrets by the place where they were seen while the run went."""
    heard: str = ""
    """All that was logged, and written to both streams."""
    before: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    after: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Everything around the person, by folder."""
    left: Mapping[str, bytes] = field(default_factory=dict)
    """What the state folder holds afterwards."""

    def see(self, where: str, text: bytes) -> None:
        """Search one thing for secrets."""
        if found := found_in(text):
            self.leaks.setdefault(where, []).extend(found)


class Approving:
    """A person who approves all that is proposed."""

    async def approve(self, entries: tuple[Entry, ...]) -> tuple[Decided, ...]:
        """Every entry as it is."""
        return approved(entries)


def raid(
    place: Path,
    turns: Callable[[Places, Path], Sequence[Turn]],
    *,
    jailed: bool,
    entries: Sequence[Entry] = (),
    check: Callable[[Places], Sequence[str]] = lambda _: (),
    rounds: int = 1,
    files: Callable[[Places], None] = lambda _: None,
) -> Raid:
    """Carry out one run below ``place``.

    Args:
        place: An empty folder.
        turns: What the model says, told where everything is and where the run's room is.
        jailed: Whether the machine has a sandbox.
        entries: What is approved from the beginning; nothing for a run that begins with the survey. All of it is
            written in one question.
        check: A command that the person allowed.
        rounds: How often flaws are handed back.
        files: Puts more into the project before the run.
    """
    places = Places(place)
    build(places)
    furnish(places)
    files(places)
    found = Raid(places, jailed)
    with _surroundings(places, jailed=jailed), _hearing(found):
        project = Project(places.project, load_knowledge(), read_settings(places.project))
        project.scan()
        done = tuple(each.event for each in entries[1:])
        start = Start(entries=tuple(entries), done=done) if entries else Start(candidates=candidates_of(project))
        limits = Limits(dollars=1000.0, turns=2000, rounds=rounds, silence=40.0)
        task = Task(
            project,
            provider_of(project),
            start,
            limits,
            check=Allowed(tuple(check(places)), 20.0) if check(places) else None,
            moments=moments_of(project, start),
        )
        found.before = _around(places)
        asyncio.run(_carry(found, task, turns))
        found.after = _around(places)
    remove_run_folder(places.neighbour)
    kept = (each for each in places.state.rglob("*") if each.is_file())
    found.left = {each.relative_to(places.state).as_posix(): each.read_bytes() for each in kept}
    return found


async def _carry(found: Raid, task: Task, turns: Callable[[Places, Path], Sequence[Turn]]) -> None:
    recorder = Recorder(task.project.root, task.limits)
    async with ModelApi() as api:
        api.script = [_watched(found, turn, at) for at, turn in enumerate(turns(found.places, recorder.room))]
        os.environ.update({**api.environment, "ANTHROPIC_API_KEY": WORDS[KEY]})
        try:
            found.outcome = await carry_out(task, Approving(), recorder, found.news.append)
        except RunFailed as failed:
            found.failure = (failed.message, failed.remedy)
        found.requests, found.others = api.requests, api.others
    found.results = list(_results(found.requests))


def _watched(found: Raid, turn: Turn, at: int) -> Turn:
    """The turn, after a look at what the agent's process keeps; it runs while the model is waited for."""
    if at % _EVERY:
        return turn

    async def answer(request: Request) -> Turn:
        await asyncio.to_thread(_spy, found)
        return (await made if isinstance(made := turn(request), Awaitable) else made) if callable(turn) else turn

    return answer


def _spy(found: Raid) -> None:
    # Unlike a glob, a walk goes on when a folder that it was about to enter is gone.
    walk = os.walk(found.places.state)
    for each in (Path(folder) / name for folder, _, names in walk for name in names):
        with contextlib.suppress(OSError):  # what is only there for a moment is gone again
            if each.is_file() and not each.is_symlink() and not each.is_relative_to(found.places.neighbour):
                found.see(f"kept in {each.name}", each.read_bytes())
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):
            line, known = " ".join(process.cmdline()), process.environ()
            if "multiprocessing" in line:
                continue  # a reader of source files: it is this process once more, and not the agent's
            found.see("a command line", line.encode())
            rest = {name: value for name, value in known.items() if name != "ANTHROPIC_API_KEY"}
            found.see(f"the variables of {process.name()}", repr(rest).encode())


def _results(requests: Sequence[Request]) -> Iterator[Result]:
    """What each call gave that the model made in the whole conversation, in the order of the calls.

    All requests are looked through: a process whose conversation grows too long leaves out its beginning.
    """
    calls: dict[str, None] = {}
    given: dict[str, Result] = {}
    for request in requests:
        for message in request.body["messages"]:
            for each in message["content"] if isinstance(message["content"], list) else ():
                if each["type"] == "tool_use":
                    calls.setdefault(each["id"])
                elif each["type"] == "tool_result":
                    given.setdefault(each["tool_use_id"], result_of(each))
    return (given.get(call, Result("It was never answered.", failed=False)) for call in calls)


def _around(places: Places) -> dict[str, dict[str, str]]:
    named = {
        "project": places.project.parent,
        "home": places.home,
        "outside": places.outside,
        "tmp": places.temporary,
        "neighbour": places.neighbour,
    }
    top = {each.name: "there" for each in places.top.iterdir()}
    return {"top": top, **{name: look(folder) for name, folder in named.items()}}


@contextlib.contextmanager
def _surroundings(places: Places, *, jailed: bool) -> Iterator[None]:
    """This process with the person's variables; without a sandbox, as on a machine that has no program for it."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in variables(places).items():
            patch.setenv(name, value)
        for name in ("ANTHROPIC_BASE_URL", "ANTHROPIC_API_KEY", "CLAUDE_CODE_MAX_RETRIES", "NO_PROXY"):
            patch.setenv(name, "")
        if not jailed:
            patch.setenv("PATH", without("bwrap", places.top / "programs")["PATH"])
        patch.setattr(tempfile, "tempdir", None)
        why_not.cache_clear()
        try:
            yield
        finally:
            why_not.cache_clear()


@contextlib.contextmanager
def _hearing(found: Raid) -> Iterator[None]:
    """Keep what is logged at any level, and what is written to the process's own streams."""
    told, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(told), root.level
    with tempfile.TemporaryFile() as written, contextlib.ExitStack() as stack:
        for number in (1, 2):
            kept = os.dup(number)
            os.dup2(written.fileno(), number)
            stack.callback(os.close, kept)
            stack.callback(os.dup2, kept, number)
        root.addHandler(handler)
        root.setLevel(logging.DEBUG)
        try:
            yield
        finally:
            root.removeHandler(handler)
            root.setLevel(level)
            written.seek(0)
            found.heard = told.getvalue() + written.read().decode("utf-8", "replace")
