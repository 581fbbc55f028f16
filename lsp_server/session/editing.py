"""Edits for the client: made for the texts that it has, or refused."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from lsprotocol import types as t

from analyzers.model import Hunk
from lsp_server import convert
from lsp_server.errors import FileChanged, InputError
from lsp_server.session.folder import Folder
from lsp_server.session.memory import Session
from lsp_server.workspace.documents import Document
from lsp_server.workspace.plan_file import PLAN_NAME
from lsp_server.workspace.project import Project
from lsp_server.workspace.reading import BOM

_GO_ON = "Make the changes"

HunksOf = Callable[[Project], Sequence[Hunk]]


async def edit_for(
    session: Session, folder: Folder, hunks_of: HunksOf, made_for: Mapping[str, bytes] | None = None
) -> t.WorkspaceEdit:
    """The edit that makes the hunks that ``hunks_of`` finds.

    ``made_for`` holds texts that they were made for where these are not the project's own.
    A person is asked about what is risky where their editor cannot ask.

    Raises:
        FileChanged: when a hunk was made for a text that the editor or the disk no longer has.
        InputError: when the person said no.
    """
    hunks, target = await _targeted(session, folder, hunks_of, made_for)
    if not await agreed(session, hunks):
        raise InputError("Nothing was changed.", "Choose it again to make the changes after all.")
    return convert.workspace_edit(hunks, target, session.flags)


async def edit_unasked(session: Session, folder: Folder, hunks_of: HunksOf) -> t.WorkspaceEdit | None:
    """The edit as ``edit_for`` gives it; None when a person must be asked about it first."""
    hunks, target = await _targeted(session, folder, hunks_of, None)
    return convert.workspace_edit(hunks, target, session.flags) if not _doubts(session, hunks) else None


async def agreed(session: Session, hunks: Iterable[Hunk]) -> bool:
    """Whether a person agrees to what is risky in ``hunks``; asked only where their editor cannot ask by itself."""
    doubts = _doubts(session, hunks)
    return not doubts or await session.outgoing.choose(" ".join(doubts), [_GO_ON, "Cancel"]) == _GO_ON


def _doubts(session: Session, hunks: Iterable[Hunk]) -> tuple[str, ...]:
    """What a person must be told before an edit, when the editor does not show the annotations that say it."""
    if session.flags.annotates_edits:
        return ()
    return tuple(dict.fromkeys(hunk.reason for hunk in hunks if hunk.risky))


async def _targeted(
    session: Session, folder: Folder, hunks_of: HunksOf, made_for: Mapping[str, bytes] | None
) -> tuple[tuple[Hunk, ...], Callable[[str], convert.Target]]:
    await folder.whole()
    documents = session.snapshot(folder)

    def work(project: Project) -> tuple[tuple[Hunk, ...], dict[str, bytes]]:
        hunks = tuple(hunks_of(project))
        texts = {hunk.path: b"" if hunk.creates else text_of(project, hunk.path) for hunk in hunks}
        texts |= {path: text for path, text in (made_for or {}).items() if path in texts}
        for path, text in texts.items():
            _check(project, path, text, documents.get(path))
        return hunks, texts

    hunks, texts = await folder.ask(work)

    def target(path: str) -> convert.Target:
        document = documents.get(path)
        if document is None:
            return convert.Target(session.uri(folder, path), convert.lines(texts[path]), None)
        return convert.Target(document.uri, document, document.version)

    return hunks, target


def text_of(project: Project, path: str) -> bytes:
    """A file's text as the project knows it; empty when there is no such file."""
    if path == PLAN_NAME:
        return project.plan_text.encode()
    try:
        return project.source(path).text
    except KeyError:
        return b""


def _check(project: Project, path: str, text: bytes, document: Document | None) -> None:
    now = document.text if document is not None else _on_disk(project, path)
    if now == text:
        return
    if document is not None:
        raise FileChanged(f"{path} has changed meanwhile.", "Try again; save it first if that does not help.")
    if path == PLAN_NAME:
        project.plan_changed()
    elif path in project.readings:
        project.refresh(path)
    raise FileChanged(f"{path} has changed on disk.", "Try again.")


def _on_disk(project: Project, path: str) -> bytes:
    try:
        return (project.root / path).read_bytes().removeprefix(BOM)
    except OSError:
        return b""
