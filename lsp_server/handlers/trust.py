"""``luthier/trust``: a person has come to trust the workspace, or does so no longer."""

from collections.abc import Mapping
from typing import Any

from lsp_server.session import Session, set_trust


def trust(session: Session, params: Any) -> None:
    """Take what the client says; anything but a clear yes is a no."""
    set_trust(session, trusted=isinstance(params, Mapping) and params.get("trusted") is True)
