"""``workspace/didChangeConfiguration``: a person changed the settings."""

from lsprotocol import types as t

from lsp_server.session import Session, configure


def did_change_configuration(session: Session, params: t.DidChangeConfigurationParams) -> None:
    """Take the new settings and read the folders anew where they differ."""
    session.runs.start("settings", configure(session, params.settings))
