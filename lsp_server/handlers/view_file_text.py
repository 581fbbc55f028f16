"""``luthier/viewFileText``: the server's copy of a document, to find out whether both sides have the same text."""

from collections.abc import Mapping
from typing import Any

from lsp_server.session import Session


async def view_file_text(session: Session, params: Any) -> dict[str, Any] | None:
    """The text and version of an open document; None for one that is not open."""
    named = params.get("textDocument", params) if isinstance(params, Mapping) else {}
    uri = named.get("uri") if isinstance(named, Mapping) else None
    document = session.documents.get(uri) if isinstance(uri, str) else None
    if document is None:
        return None
    return {"text": document.lines.text.decode("utf-8", "replace"), "version": document.version}
