"""Carry one run out: a shadow, a conversation in it, the journey, and what is ready at its end."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from claude_agent_sdk import SdkMcpTool

from analyzers.model import Entry, FileChange, Provider
from lsp_server.agent.conversation import Conversation
from lsp_server.agent.jail import choose_jail
from lsp_server.agent.tools import tools_of
from lsp_server.errors import LuthierError
from lsp_server.prose.bundle import write_plugin
from lsp_server.prose.frameworks import load_frameworks
from lsp_server.prose.stages import StagePage, read_commandments, read_stages
from lsp_server.prose.tool_pages import read_tools
from lsp_server.runs.desk import Desk
from lsp_server.runs.faults import disk_fault
from lsp_server.runs.guarding import Room
from lsp_server.runs.journey import Ask, Unfruitful, journey
from lsp_server.runs.records import Ended, Recorder
from lsp_server.runs.settling import Bench, settle
from lsp_server.runs.starting import named_files
from lsp_server.runs.values import Began, Limits, News, Outcome, Stage, Start
from lsp_server.runs.walking import Person, Walker
from lsp_server.runs.wording import Wording
from lsp_server.workspace import sdk
from lsp_server.workspace.checking_command import Allowed
from lsp_server.workspace.frameworks import detect_in
from lsp_server.workspace.project import Project
from lsp_server.workspace.reading import text_on_disk
from lsp_server.workspace.shadow import Shadow, open_shadow

_FRUITLESS = {
    Stage.SURVEY: ("The agent named no file that carries business value.", "Name the events yourself, or try again."),
    Stage.PLAN: ("The agent proposed no event.", "Look at `luthier propose`, or try again."),
}

_OWN = "Luthier itself failed: {}."


@dataclass(frozen=True, slots=True)
class Task:
    """What a run is to do, and with what."""

    project: Project
    """As it is when the run begins, with the texts of open editors; nobody else changes it."""
    provider: Provider
    start: Start
    limits: Limits
    model: str | None = None
    check: Allowed | None = None
    """The command that the agent may have run."""
    saved: tuple[tuple[str, bytes], ...] = ()
    """What an earlier run made that this one goes on from: path and text."""
    moments: tuple[str, ...] = ()
    """Moments whose pages the agent should have."""
    unsaved: tuple[tuple[str, bytes], ...] = ()
    """Texts that an editor has, of files that are none of the project's sources: path and text."""


class RunFailed(LuthierError):
    """A run came to its end by a fault; nothing of the person's was changed."""

    def __init__(self, run: str, fault: LuthierError) -> None:
        super().__init__(fault.message, fault.remedy)
        self.run = run
        """By which it can be resumed."""


async def carry_out(task: Task, person: Person, recorder: Recorder, tell: Callable[[News], None]) -> Outcome:
    """Walk the whole way from ``task.start``; what is ready for the review.

    Raises:
        RunFailed: with one sentence and the remedy; what was finished before can be resumed.
        asyncio.CancelledError: when it was stopped; acknowledged at once.
    """

    def hear(news: News) -> None:
        recorder.hear(news)
        tell(news)

    try:
        recorder.begun(task.start, await asyncio.to_thread(_made_before, task))
        outcome = await _in_shadow(task, person, recorder, hear)
    except asyncio.CancelledError:
        recorder.ended(Ended.STOPPED)
        raise
    except Exception as error:
        fault = _fault_of(error)
        recorder.ended(Ended.FAILED, fault or LuthierError(_OWN.format(type(error).__name__), "Please report it."))
        if fault is None:
            raise
        raise RunFailed(recorder.run, fault) from None
    else:
        recorder.ended(Ended.PARTLY if outcome.left else Ended.READY, outcome=outcome)
        return outcome
    finally:
        # Not awaited: a person who cancels should not wait for a big copy to be removed.
        asyncio.get_running_loop().run_in_executor(None, recorder.close)


def _fault_of(error: Exception) -> LuthierError | None:
    """What a person is told of ``error``; None for a fault of our own."""
    match error:
        case LuthierError():
            return error
        case Unfruitful(stage=stage):
            return LuthierError(*_FRUITLESS[stage])
        case OSError():
            return disk_fault(error)
    return None


def _made_before(task: Task) -> tuple[FileChange, ...]:
    """What an earlier run made, as changes of what is there."""
    texts, root = _texts(task), task.project.root
    there = ((path, texts[path] if path in texts else text_on_disk(root, path), text) for path, text in task.saved)
    return tuple(FileChange(*each) for each in there)


def _texts(task: Task) -> dict[str, bytes]:
    """The texts that count instead of what is on the disk."""
    project = task.project
    return {**dict(task.unsaved), **{path: project.source(path).text for path in project.readings}}


async def _in_shadow(task: Task, person: Person, recorder: Recorder, hear: Callable[[News], None]) -> Outcome:
    pool = ThreadPoolExecutor(1, thread_name_prefix="luthier-shadow")
    opening = pool.submit(_open_shadow, task, recorder.room)
    pool.shutdown(wait=False)
    # A copy that is being made when the run is stopped is removed when it is there.
    recorder.closing.callback(_let_go, opening)
    shadow = await asyncio.wrap_future(opening)
    workplace = await asyncio.to_thread(_workplace, task, recorder.room, shadow)
    return await _in_conversation(task, person, recorder, hear, workplace)


def _open_shadow(task: Task, room: Path) -> Shadow:
    project = task.project
    shadow = open_shadow(project.root, project.settings, _texts(task), room, named_files(task.start))
    for path, text in task.saved:
        shadow.put(path, text)
    return shadow


def _let_go(opening: "Future[Shadow]") -> None:
    if not opening.cancel() and opening.exception() is None:
        opening.result().remove()


class _Workplace(NamedTuple):
    """All that a conversation needs and that is read from the disk, so that it is made in a thread."""

    desk: Desk
    bench: Bench
    pages: Mapping[str, StagePage]
    wording: Wording
    tools: Mapping[str, list[SdkMcpTool[Any]]]


def _workplace(task: Task, room: Path, shadow: Shadow) -> _Workplace:
    choose_jail()
    pages = {each.name: each for each in read_stages()}
    readings, detected = task.project.readings, detect_in(task.project.root, task.project.settings, load_frameworks())
    at_hand = [path for path in named_files(task.start) if path in readings] or list(readings)
    languages = {readings[path].facts.language for path in at_hand}
    known, house = detected.among(at_hand), bool(task.project.instrumentation.wrappers)
    write_plugin(room, task.provider.name, task.moments, languages, frameworks=known, house=house)
    desk = Desk(task.project, shadow, task.provider, task.check, settings=list(task.start.settings))
    wording = Wording(pages, task.project, task.provider)
    bench = Bench(task.project, sdk.surfaces(task.project.root, task.project.knowledge.providers))
    return _Workplace(desk, bench, pages, wording, tools_of(desk, read_tools()))


async def _in_conversation(
    task: Task, person: Person, recorder: Recorder, hear: Callable[[News], None], workplace: _Workplace
) -> Outcome:
    desk, bench, pages, wording, tools = workplace
    talk = Conversation(
        Room(desk.shadow.root, recorder.room),
        system=read_commandments(),
        tools=tools,
        granted=lambda: desk.granted,
        limits=task.limits,
        model=task.model,
        tell=hear,
    )
    hear(Began(recorder.run, task.limits, talk.jailed, talk.jail))
    async with talk:
        walker = Walker(talk, desk, bench, pages, person, recorder, hear)
        farewell = Ask(Stage.RETROSPECTIVE, wording.retrospective())
        conclusion = await walker.walk(journey(task.start, wording, task.limits.rounds), farewell)
    outcome = await asyncio.to_thread(_settled, desk.shadow, bench, conclusion.approved)
    return replace(outcome, settings=tuple(desk.settings), decided=conclusion.decided)


def _settled(shadow: Shadow, bench: Bench, entries: tuple[Entry, ...]) -> Outcome:
    return settle(bench, shadow.changes(), entries)
