"""All documents that the editor has open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from lsp_server.workspace.documents.document import Change, Document
from lsp_server.workspace.documents.encoding import Encoding
from lsp_server.workspace.documents.lines import Place
from lsp_server.workspace.documents.uris import path_of


class Replacement(NamedTuple):
    """One change event of a client: new text for a stretch, or for the whole document."""

    text: str
    start: Place | None = None
    end: Place | None = None


@dataclass
class Documents:
    """The open documents by URI and by path. Only the event loop changes it; what it hands out is immutable."""

    encoding: Encoding = Encoding.UTF16
    """How the client counts characters."""
    _open: dict[str, Document] = field(default_factory=dict)
    _uris: dict[Path, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Document]:
        return iter(tuple(self._open.values()))

    def open(self, uri: str, language_id: str, version: int, text: str) -> Document:
        """Take a document that the editor opened; opening it again replaces it."""
        document = Document.of(uri, language_id, version, text)
        self._open[uri] = document
        path = path_of(uri)
        if path is not None:
            self._uris[path] = uri
        return document

    def change(self, uri: str, version: int, replacements: Iterable[Replacement]) -> tuple[Change, ...] | None:
        """Apply what the editor changed, in order; None when the document is not open."""
        document = self.get(uri)
        if document is None:
            return None
        changes = []
        for text, start, end in replacements:
            if start is None or end is None:
                document, change = document.rewritten(text)
            else:
                document, change = document.edited(start, end, text, self.encoding)
            changes.append(change)
        self._open[document.uri] = replace(document, version=version)
        return tuple(changes)

    def close(self, uri: str) -> Document | None:
        """Forget a document; returns what it was, or None when it was not open."""
        document = self.get(uri)
        if document is None:
            return None
        path = path_of(document.uri)
        if path is not None:
            self._uris.pop(path, None)
        return self._open.pop(document.uri)

    def get(self, uri: str) -> Document | None:
        """The open document of ``uri``, whichever way the URI is escaped."""
        if uri in self._open:
            return self._open[uri]
        path = path_of(uri)
        return None if path is None else self.at(path)

    def at(self, path: Path) -> Document | None:
        """The open document of the file at ``path``."""
        uri = self._uris.get(path)
        return None if uri is None else self._open.get(uri)
