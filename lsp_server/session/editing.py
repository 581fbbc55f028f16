"""Edits for the client: made for the texts that it has, or refused."""

from collections.abc import Callable, Sequence

from lsprotocol import types as t

from analyzers.model import Hunk
from lsp_server import convert
from lsp_server.errors import FileChanged
from lsp_server.session.folder import Folder
from lsp_server.session.memory import Session
from lsp_server.workspace.plan_file import PLAN_NAME
from lsp_server.workspace.project import Project

HunksOf = Callable[[Project], Sequence[Hunk]]


async def edit_for(session: Session, folder: Folder, hunks_of: HunksOf) -> t.WorkspaceEdit:
    """The edit that makes the hunks that ``hunks_of`` finds.

    Raises:
        FileChanged: when a hunk was made for a text that the editor no longer has.
    """
    documents = session.snapshot(folder)

    def work(project: Project) -> tuple[tuple[Hunk, ...], dict[str, bytes]]:
        hunks = tuple(hunks_of(project))
        return hunks, {hunk.path: b"" if hunk.creates else text_of(project, hunk.path) for hunk in hunks}

    hunks, texts = await folder.ask(work)

    def target(path: str) -> convert.Target:
        document = documents.get(path)
        if document is None:
            return convert.Target(session.uri(folder, path), convert.lines(texts[path]), None)
        if document.text != texts[path] and path != PLAN_NAME:
            raise FileChanged(f"{path} has changes that are not saved.", "Save it, then try again.")
        return convert.Target(document.uri, document, document.version)

    return convert.workspace_edit(hunks, target, session.flags)


def text_of(project: Project, path: str) -> bytes:
    """A file's text as the project knows it; empty when there is no such file."""
    if path == PLAN_NAME:
        return project.plan_text.encode()
    try:
        return project.source(path).text
    except KeyError:
        return b""
