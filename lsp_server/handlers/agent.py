"""The agent's runs: begin one, decide on its plan, stop it, see how it stands."""

from collections.abc import Mapping
from typing import Any

from lsp_server import convert
from lsp_server.errors import InputError
from lsp_server.handlers.deeds import mark_of
from lsp_server.session import AgentRun, Folder, Session, Wanted, answer, ask_again, begin_run, scope_of


async def implement(session: Session, argument: Mapping[str, Any]) -> dict[str, Any]:
    """Begin a run, and answer at once: for a moment, for what is planned, for a whole folder, or one that stopped."""
    run = await begin_run(session, *_wanted(session, argument))
    return {"run": run.identity}


async def scope(session: Session, params: Any) -> dict[str, Any]:
    """What a run would be about that is begun with the same argument; nothing begins."""
    argument = params if isinstance(params, Mapping) else {}
    return convert.scope_shown(await scope_of(session, *_wanted(session, argument)))


async def resume(session: Session, argument: Mapping[str, Any]) -> dict[str, Any]:
    """Go on with the folder's last run, which was stopped or failed."""
    folder, _ = mark_of(session, {"event": "", "symbol": "", **argument})
    last = session.agents.resumable.get(folder)
    if last is None:
        raise InputError("There is no run to go on with.", "Begin with luthier.implement.")
    run = await begin_run(session, folder, Wanted(resume=last))
    return {"run": run.identity}


async def approve(session: Session, argument: Mapping[str, Any]) -> dict[str, Any]:
    """Take what a person says to entries of a run's plan; without any, ask them again."""
    run = _named(session, argument)
    if "entries" in argument:
        waiting = await answer(session, run, argument["entries"])
    else:
        waiting = await ask_again(session, run)
    return {"run": run.identity, "waiting": [each.event for each in waiting]}


async def stop_run(session: Session, argument: Mapping[str, Any]) -> dict[str, Any]:
    """Stop a run."""
    run = _named(session, argument)
    run.stop()
    return {"run": run.identity}


async def runs(session: Session, _params: Any) -> list[dict[str, Any]]:
    """Every run under way as it stands."""
    return [
        convert.run_shown(each.identity, each.folder.uri, each.began, each.standing, each.approval)
        for each in session.agents
    ]


def _wanted(session: Session, argument: Mapping[str, Any]) -> tuple[Folder, Wanted]:
    """The folder, and what the agent is to do there."""
    folder, mark = mark_of(session, {"event": "", "symbol": "", **argument})
    resume = argument.get("resume")
    return folder, Wanted(
        mark=mark if mark.event else None,
        planned=argument.get("planned") is True,
        resume=resume if isinstance(resume, str) else "",
    )


def _named(session: Session, argument: Mapping[str, Any]) -> AgentRun:
    """The run that a command names, or the one of the folder that it names."""
    uri = argument.get("uri")
    if "run" not in argument and isinstance(uri, str):
        found = session.agents.of(session.seat(uri).folder)
        if found is None:
            raise InputError("The agent is not at work in this folder.", "Begin with luthier.implement.")
        return found
    return session.agents.get(argument.get("run"))
