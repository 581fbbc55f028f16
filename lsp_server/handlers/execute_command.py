"""``workspace/executeCommand``: deeds that are more than an edit."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from lsprotocol import types as t

from lsp_server.errors import InputError
from lsp_server.handlers import agent, commands, listening, moments, plan, review
from lsp_server.session import Session

Command = Callable[[Session, Mapping[str, Any]], Awaitable[Any]]

COMMANDS: dict[str, Command] = {
    "luthier.track": commands.track,
    "luthier.trackAll": commands.track_all,
    "luthier.accepted": commands.accepted,
    "luthier.addToPlan": commands.add_to_plan,
    "luthier.dismiss": commands.dismiss,
    "luthier.reconsider": moments.take_back,
    "luthier.decide": plan.decide,
    "luthier.showPlan": plan.show,
    "luthier.listen": listening.start,
    "luthier.endListening": listening.end,
    "luthier.implement": agent.implement,
    "luthier.resume": agent.resume,
    "luthier.approve": agent.approve,
    "luthier.stopRun": agent.stop_run,
    "luthier.review": review.start,
    "luthier.reviewRun": review.again,
    "luthier.accept": review.accept,
    "luthier.reject": review.reject,
    "luthier.endReview": review.end,
    "luthier.scan": commands.scan,
    "luthier.status": commands.status,
}
"""Every command by its name."""


async def execute_command(session: Session, params: t.ExecuteCommandParams) -> Any:
    """Run a command as work of its own, which ends when the request is cancelled."""
    command = COMMANDS.get(params.command)
    if command is None:
        raise InputError(f"There is no command {params.command}.", f"There are {', '.join(COMMANDS)}.")
    first: Any = next(iter(params.arguments or ()), {})
    argument = {**first, "token": params.work_done_token} if isinstance(first, Mapping) else {}
    return await session.runs.awaited(params.command, _run(command, session, argument))


async def _run(command: Command, session: Session, argument: Mapping[str, Any]) -> Any:
    uri = argument.get("uri")
    if isinstance(uri, str):
        await session.seat(uri).folder.whole()
    return await command(session, argument)
