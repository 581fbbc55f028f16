"""An editor as a test's client: it keeps its own texts, asks as editors ask, and applies edits as they do."""

import asyncio
import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Union

from cattrs import Converter
from lsprotocol import types as t
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient

from tests.support.abilities import abilities
from tests.support.plain import path_of, plain, until
from tests.support.texts import index_of, position_at
from tests.support.wire import PATIENCE

_LANGUAGES = {".py": "python", ".ts": "typescript", ".tsx": "typescriptreact", ".yaml": "yaml"}


@dataclass
class Buffer:
    """A document that is open in the editor."""

    text: str
    version: int
    path: Path | None
    saved: str


def converter() -> Converter:
    """The library's converter, which takes an action that has a command for a command, put right."""
    made = default_converter()

    def action(given: Any, _kind: Any) -> t.CodeAction | t.Command:
        return made.structure(given, t.Command if isinstance(given.get("command"), str) else t.CodeAction)

    made.register_structure_hook(t.Command | t.CodeAction, action)
    made.register_structure_hook(Union[t.Command, t.CodeAction], action)  # noqa: UP007 - as the library writes it
    return made


class Editor(LanguageClient):
    """One editor with one server."""

    def __init__(self) -> None:
        super().__init__(converter_factory=converter)
        self.kind = "vscode"
        self.buffers: dict[str, Buffer] = {}
        self.published: dict[str, t.PublishDiagnosticsParams] = {}
        self.registered: list[t.Registration] = []
        self.applied: list[t.ApplyWorkspaceEditParams] = []
        self.questions: list[t.ShowMessageRequestParams] = []
        self.choices: list[str] = []
        """What a person answers to the next questions."""
        self.silent = False
        """Whether questions stay open until the editor is left."""
        self.left = asyncio.Event()
        self.run_changes: list[dict[str, Any]] = []
        """What was said about the agent's runs."""
        self.refreshed: list[str] = []
        """Documents of the server's that it says have changed."""
        self.changes: list[tuple[str, str]] = []
        """What was said about views that may differ: the folder's URI and what."""
        self.server: t.ServerCapabilities = t.ServerCapabilities()

    # --- session ---

    async def begin(
        self, *roots: Path, kind: str = "vscode", options: Any = None, waits: bool = True, **announce: Any
    ) -> None:
        """Open folders, and wait until the server has read them; ``announce`` replaces groups of abilities."""
        self.kind = kind
        announced = abilities(kind)
        for group, value in announce.items():
            setattr(announced.capabilities, group, value)
        folders = [t.WorkspaceFolder(root.as_uri(), root.name) for root in roots]
        params = t.InitializeParams(
            capabilities=announced.capabilities,
            client_info=announced.client_info,
            root_uri=folders[0].uri if folders else None,
            workspace_folders=folders or None,
            initialization_options=options,
        )
        self.server = (await self.initialize_session(params)).capabilities
        if waits:
            await self.settled()

    async def settled(self) -> dict[str, Any]:
        """The server's status when all folders are read and nothing is under way."""
        return await self.status_when(
            lambda status: (
                all(each["scanned"] for each in status["folders"])
                and not [run for run in status["runs"] if not run.startswith(("watch of", "listening for"))]
            )
        )

    async def status_when(self, fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The server's status once it ``fits``."""
        async with asyncio.timeout(PATIENCE):
            while True:
                status = plain(await self.protocol.send_request_async("luthier/status", {}))
                if fits(status):
                    return dict(status)
                await asyncio.sleep(0.02)

    @property
    def encoding(self) -> str:
        """How characters are counted in this session."""
        return str(getattr(self.server.position_encoding, "value", self.server.position_encoding) or "utf-16")

    # --- documents ---

    def show(self, path: Path) -> str:
        """Open a file; its URI."""
        uri = path.as_uri()
        if uri not in self.buffers:
            text = path.read_bytes().decode() if path.exists() else ""
            self.open_text(uri, _LANGUAGES.get(path.suffix, "plaintext"), text, path)
        return uri

    def open_text(self, uri: str, language: str, text: str, path: Path | None = None) -> None:
        """Open a document with a text."""
        self.buffers[uri] = Buffer(text, 1, path, text)
        item = t.TextDocumentItem(uri=uri, language_id=language, version=1, text=text)
        self.text_document_did_open(t.DidOpenTextDocumentParams(item))

    def type(self, uri: str, old: str, new: str) -> None:
        """Replace the only occurrence of ``old``, as one incremental change."""
        text = self.buffers[uri].text
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times"
        start = text.index(old)
        self._change(uri, [(start, start + len(old), new)])

    def save(self, uri: str) -> None:
        """Write a document to disk."""
        buffer = self.buffers[uri]
        assert buffer.path is not None
        buffer.path.parent.mkdir(parents=True, exist_ok=True)
        buffer.path.write_bytes(buffer.text.encode())
        buffer.saved = buffer.text
        self.text_document_did_save(t.DidSaveTextDocumentParams(t.TextDocumentIdentifier(uri)))

    def save_all(self) -> None:
        """Write every changed document to disk."""
        for uri, buffer in self.buffers.items():
            if buffer.text != buffer.saved:
                self.save(uri)

    def close(self, uri: str) -> None:
        """Close a document; what was not saved is lost."""
        del self.buffers[uri]
        self.text_document_did_close(t.DidCloseTextDocumentParams(t.TextDocumentIdentifier(uri)))

    def position(self, uri: str, index: int) -> t.Position:
        """The position of a character's index."""
        return t.Position(*position_at(self.buffers[uri].text, index, self.encoding))

    def at(self, uri: str, words: str, *, inside: int = 0) -> t.Position:
        """The position ``inside`` characters after the first occurrence of ``words``."""
        return self.position(uri, self.buffers[uri].text.index(words) + inside)

    def covered(self, uri: str, stretch: t.Range) -> str:
        """The text that a range covers."""
        text = self.buffers[uri].text
        start, end = (index_of(text, at.line, at.character, self.encoding) for at in (stretch.start, stretch.end))
        return text[start:end]

    # --- questions ---

    async def remarks(self, uri: str) -> list[t.Diagnostic]:
        """The diagnostics of a document at its version: pulled where the editor can, else as they were pushed."""
        if self.server.diagnostic_provider is not None:
            params = t.DocumentDiagnosticParams(t.TextDocumentIdentifier(uri))
            report = await self.text_document_diagnostic_async(params)
            assert isinstance(report, t.RelatedFullDocumentDiagnosticReport)
            return list(report.items)
        return await self.pushed(uri)

    async def pushed(self, uri: str) -> list[t.Diagnostic]:
        """The diagnostics that were pushed for a document's present version."""
        await self.settled()
        await until(lambda: uri in self.published and self.published[uri].version == self.buffers[uri].version)
        return list(self.published[uri].diagnostics)

    async def remarks_when(self, uri: str, fits: Callable[[list[t.Diagnostic]], bool]) -> list[t.Diagnostic]:
        """The diagnostics of a document once they ``fit``."""
        async with asyncio.timeout(PATIENCE):
            while True:
                found = await self.remarks(uri)
                if fits(found):
                    return found
                await asyncio.sleep(0.05)

    async def actions(
        self, uri: str, stretch: t.Range, causes: Iterable[t.Diagnostic] = (), only: list[str] | None = None
    ) -> list[t.CodeAction | t.Command]:
        """What the server offers for a range."""
        context = t.CodeActionContext(diagnostics=list(causes), only=only)
        params = t.CodeActionParams(t.TextDocumentIdentifier(uri), stretch, context)
        return list(await self.text_document_code_action_async(params) or [])

    async def choose(self, action: t.CodeAction | t.Command) -> Any:
        """Do what an editor does when a person picks an action; the result of its command."""
        if isinstance(action, t.Command):
            return await self.run(action.command, *(action.arguments or ()))
        assert action.disabled is None, action.disabled
        if action.edit is None and action.data is not None:
            action = await self.code_action_resolve_async(action)
        if action.edit is not None:
            self.apply(action.edit)
        command = action.command
        return await self.run(command.command, *(command.arguments or ())) if command else None

    async def run(self, command: str, *arguments: Any) -> Any:
        """The result of a command."""
        params = t.ExecuteCommandParams(command=command, arguments=[plain(each) for each in arguments])
        return plain(await self.workspace_execute_command_async(params))

    # --- edits ---

    def apply(self, edit: t.WorkspaceEdit) -> None:
        """Apply an edit as editors do: files that are not open are opened, and nothing is saved."""
        for change in edit.document_changes or ():
            if isinstance(change, t.CreateFile):
                self._create(path_of(change.uri))
            else:
                assert isinstance(change, t.TextDocumentEdit)
                self._edit(change.text_document.uri, change.edits, change.text_document.version)
        for uri, edits in (edit.changes or {}).items():
            self._edit(uri, edits, None)

    def _create(self, path: Path) -> None:
        assert not path.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        self.tell(path, t.FileChangeType.Created)

    def tell(self, path: Path, kind: t.FileChangeType) -> None:
        """Tell of a change on disk, as an editor does that was asked to watch."""
        if self.watches:
            event = t.FileEvent(path.as_uri(), kind)
            self.workspace_did_change_watched_files(t.DidChangeWatchedFilesParams([event]))

    def _edit(self, uri: str, edits: Iterable[Any], version: int | None) -> None:
        if uri not in self.buffers:
            self.show(path_of(uri))
        buffer = self.buffers[uri]
        assert version in (None, buffer.version), "the edit was made for another version"
        spans = [
            (
                index_of(buffer.text, each.range.start.line, each.range.start.character, self.encoding),
                index_of(buffer.text, each.range.end.line, each.range.end.character, self.encoding),
                each.new_text,
            )
            for each in edits
        ]
        ordered = sorted(spans, key=lambda span: span[:2])
        assert all(left[1] <= right[0] for left, right in itertools.pairwise(ordered)), "edits overlap"
        self._change(uri, list(reversed(ordered)))

    def _change(self, uri: str, spans: list[tuple[int, int, str]]) -> None:
        """Replace stretches, the last one first, and tell the server."""
        buffer = self.buffers[uri]
        events: list[t.TextDocumentContentChangeEvent] = []
        for start, end, new in spans:
            stretch = t.Range(self.position(uri, start), self.position(uri, end))
            buffer.text = buffer.text[:start] + new + buffer.text[end:]
            events.append(t.TextDocumentContentChangePartial(range=stretch, text=new))
        buffer.version += 1
        identity = t.VersionedTextDocumentIdentifier(version=buffer.version, uri=uri)
        self.text_document_did_change(t.DidChangeTextDocumentParams(identity, events))

    @property
    def watches(self) -> bool:
        """Whether the server has asked this editor to watch files."""
        return any(each.method == t.WORKSPACE_DID_CHANGE_WATCHED_FILES for each in self.registered)
