"""The language server: wiring and life."""

from lsp_server.server.build import build_server, serve

__all__ = ["build_server", "serve"]
