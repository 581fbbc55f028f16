"""Make one Markdown page of an airplane: its tree, and its files in the order in which they are understood."""

from lsp_server.prose.flattening.page import Page, flattened

__all__ = ["Page", "flattened"]
