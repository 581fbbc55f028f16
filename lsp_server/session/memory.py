"""One client's session."""

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from analyzers.languages import LANGUAGES, language_of
from analyzers.model import Source
from lsp_server.convert import ClientFlags
from lsp_server.session.agent_runs import AgentRuns
from lsp_server.session.contents import Contents
from lsp_server.session.folder import Folder
from lsp_server.session.hearings import Hearings
from lsp_server.session.outgoing import Outgoing, Wire
from lsp_server.session.pending import Pending
from lsp_server.session.reviews import Reviews
from lsp_server.session.runs import Runs
from lsp_server.workspace.documents import Document, Documents, path_of


class Seat(NamedTuple):
    """Where a document belongs."""

    folder: Folder
    path: str
    """POSIX path relative to the folder; for a document without a file, a name made up from its URI."""


class View(NamedTuple):
    """An open document where it belongs; all of it as it was at one moment."""

    document: Document
    folder: Folder
    path: str


class Session:
    """Everything that is known of one client; used on the event loop only."""

    def __init__(self, wire: Wire) -> None:
        self.documents = Documents()
        self.flags = ClientFlags()
        self.outgoing = Outgoing(wire, self.flags)
        self.runs = Runs()
        self.reviews = Reviews()
        self.agents = AgentRuns()
        self.changes = Pending()
        self.hearings = Hearings()
        self.contents = Contents(self.outgoing.refresh_content)
        self.wishes: Mapping[str, Any] = {}
        """Settings that came with ``initialize``."""
        self.trusted = True
        """Whether the person trusts what is in the folders."""
        self.folders: dict[str, Folder] = {}
        """By URI as the client writes it."""
        self._wire = wire
        self._loose: Folder | None = None
        self._scratch: tempfile.TemporaryDirectory[str] | None = None

    def begin(self, flags: ClientFlags) -> None:
        """Settle what the client can do."""
        self.flags = flags
        self.documents.encoding = flags.encoding
        self.outgoing = Outgoing(self._wire, flags)
        self.contents = Contents(self.outgoing.refresh_content)

    def add_folder(self, uri: str) -> Folder | None:
        """Remember a workspace folder; None when it is not on this machine's disk or is known already."""
        root = path_of(uri)
        if root is None or uri in self.folders:
            return None
        folder = Folder(root, uri)
        folder.wishes = self.wishes
        self.folders[uri] = folder
        return folder

    def remove_folder(self, uri: str) -> None:
        """Forget a workspace folder."""
        folder = self.folders.pop(uri, None)
        if folder is not None:
            self.reviews.leave(folder)
            self.agents.resumable.pop(folder, None)
            self.hearings.leave(folder)
            folder.close()

    def seat(self, uri: str) -> Seat:
        """The folder that the document of ``uri`` belongs to: the innermost one, or the one for stray documents."""
        path = path_of(uri)
        if path is not None:
            holders = [folder for folder in self.folders.values() if path.is_relative_to(folder.root)]
            if holders:
                folder = max(holders, key=lambda each: len(each.root.parts))
                return Seat(folder, path.relative_to(folder.root).as_posix())
        return Seat(self._stray(), _made_up(uri, self.documents.get(uri)))

    def uri(self, folder: Folder, path: str) -> str:
        """The URI of a file of ``folder``: the client's own while it is open."""
        document = self.snapshot(folder).get(path) if folder.loose else self.documents.at(folder.root / path)
        return document.uri if document else (folder.root / path).as_uri()

    def take(self, document: Document) -> None:
        """Let the document's folder know its text."""
        folder, path = self.seat(document.uri)
        self.reviews.see(folder, path, document.text)
        source = _source(document, path)
        if source is not None:
            folder.put(source)

    def view(self, uri: str) -> View | None:
        """The open document of ``uri``; None when it is not open."""
        document = self.documents.get(uri)
        return None if document is None else View(document, *self.seat(document.uri))

    def snapshot(self, folder: Folder) -> dict[str, Document]:
        """The folder's open documents by path, as they are now."""
        seats = ((document, self.seat(document.uri)) for document in self.documents)
        return {seat.path: document for document, seat in seats if seat.folder is folder}

    def open_texts(self, folder: Folder) -> dict[str, Source]:
        """The texts of the folder's open documents by path."""
        sources = (_source(document, path) for path, document in self.snapshot(folder).items())
        return {source.path: source for source in sources if source is not None}

    def all_folders(self) -> Iterable[Folder]:
        """Every folder, the one for stray documents included."""
        return (*self.folders.values(), *((self._loose,) if self._loose else ()))

    def close(self) -> None:
        """End all work and let go of everything."""
        self.runs.cancel_all()
        for folder in self.all_folders():
            folder.close()
        if self._scratch is not None:
            self._scratch.cleanup()

    def _stray(self) -> Folder:
        if self._loose is None:
            self._scratch = tempfile.TemporaryDirectory(prefix="luthier-")
            self._loose = Folder(Path(self._scratch.name), "", loose=True)
        return self._loose


def _source(document: Document, path: str) -> Source | None:
    language = language_of(path)
    return None if language is None else Source(path, document.text, language)


def _made_up(uri: str, document: Document | None) -> str:
    """A path for a document that has none: its words, and the ending of its language."""
    name = "".join(letter if letter.isalnum() or letter in "._-" else "-" for letter in uri.lower()).strip("-.")
    if document is None or language_of(name) is not None:
        return name
    return name + _suffix(document.language_id)


def _suffix(language_id: str) -> str:
    if language_id in LANGUAGES:
        return LANGUAGES[language_id].suffixes[0]
    for name, dialect in (("typescript", "tsx"), ("javascript", "javascript")):
        if language_id.startswith(name):
            return LANGUAGES[dialect].suffixes[0]
    return ".txt"
