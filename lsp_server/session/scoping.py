"""What a run of the agent would be about, found as one is begun, with nothing begun."""

import asyncio

from lsp_server.agent.jail import choose_jail
from lsp_server.runs.scoping import Scope
from lsp_server.runs.starting import check_installed
from lsp_server.session.entering import Wanted, enter
from lsp_server.session.folder import Folder
from lsp_server.session.memory import Session
from lsp_server.session.trust import check_trusted


async def scope_of(session: Session, folder: Folder, wanted: Wanted) -> Scope:
    """What a run would be about; nothing is started, and nothing is kept.

    Raises:
        InputError: when it could not begin; it says why.
    """
    check_trusted(session)
    check_installed()
    session.agents.check_free(folder)
    entrance = await enter(session, folder, wanted)
    jail = await asyncio.to_thread(choose_jail)
    return Scope(
        title=entrance.title,
        start=entrance.start,
        limits=entrance.limits,
        model=entrance.project.settings.agent_model or "",
        provider=entrance.provider.title,
        jailed=jail.shut,
        jail=jail.said,
    )
