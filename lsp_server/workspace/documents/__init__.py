"""The text that editors hold: own store, since positions must be counted exactly as the protocol counts them."""

from lsp_server.workspace.documents.document import Change, Document
from lsp_server.workspace.documents.encoding import Encoding
from lsp_server.workspace.documents.lines import Lines, Place
from lsp_server.workspace.documents.store import Documents, Replacement
from lsp_server.workspace.documents.uris import path_of, uri_of

__all__ = ["Change", "Document", "Documents", "Encoding", "Lines", "Place", "Replacement", "path_of", "uri_of"]
