"""``luthier/records``: the agent's runs in the open folders, those of long ago as well."""

from collections.abc import Mapping
from typing import Any

from lsp_server import convert
from lsp_server.session import Session, records_in


async def records(session: Session, params: Any) -> list[dict[str, Any]]:
    """The runs of one folder, or of every folder when none is named; the newest first."""
    uri = params.get("uri") if isinstance(params, Mapping) else None
    folders = [session.seat(uri).folder] if isinstance(uri, str) else session.folders.values()
    return [convert.record_shown(each.record, reviewable=each.reviewable) for each in await records_in(folders)]
