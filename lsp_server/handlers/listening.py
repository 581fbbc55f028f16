"""``luthier.listen`` and ``luthier.endListening``: see events arrive while clicking through the app."""

from collections.abc import Mapping
from typing import Any

from lsp_server.errors import InputError
from lsp_server.handlers.deeds import folder_of
from lsp_server.session import Session, end_listening, listen

_HIGHEST = 65_535


async def start(session: Session, argument: Mapping[str, Any]) -> dict[str, Any]:
    """Open the endpoint of a folder; 4777 without a port, and any that is free for 0."""
    folder, port = folder_of(session, argument), argument.get("port")
    if port is not None and not (type(port) is int and 0 <= port <= _HIGHEST):
        raise InputError("The port is no number from 0 to 65535.", "Leave it out to listen at 4777.")
    listener = await listen(session, folder, port)
    return {"url": listener.url, "port": listener.port}


async def end(session: Session, argument: Mapping[str, Any]) -> dict[str, Any]:
    """Close the endpoint of a folder, if there is one."""
    await end_listening(session, folder_of(session, argument))
    return {}
