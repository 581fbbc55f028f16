"""What definition and references share: from a position to mentions of its event, and to locations."""

from collections.abc import Callable, Iterable

from lsprotocol import types as t

from lsp_server import convert
from lsp_server.features.events import Mention, event_at, mentions
from lsp_server.session import Folder, Session, text_of
from lsp_server.workspace.documents import Document
from lsp_server.workspace.plan_file import PLAN_NAME
from lsp_server.workspace.project import Project

Found = list[tuple[Mention, convert.Placed]]
Choose = Callable[[Mention, Iterable[Mention]], Iterable[Mention]]


async def locate(session: Session, params: t.DefinitionParams | t.ReferenceParams, choose: Choose) -> list[t.Location]:
    """The locations that ``choose`` picks from all mentions, for the event at a position."""
    await session.seat(params.text_document.uri).folder.whole()
    view = session.view(params.text_document.uri)
    if view is None:
        return []
    document, folder, path = view
    offset = convert.offset_of(document, params.position, session.flags.encoding)
    documents = session.snapshot(folder)

    def work(project: Project) -> Found:
        here = event_at(project, path, offset, document.text)
        found = choose(here, mentions(project, plan_text(documents))) if here else ()
        return with_lines(project, found)

    return convert.locations(placed(session, folder, await folder.ask(work), documents), session.flags)


def with_lines(project: Project, found: Iterable[Mention]) -> Found:
    """Mentions with the lines of their files; each file's are counted once."""
    kept = list(found)
    lines = {path: convert.lines(text_of(project, path)) for path in {mention.path for mention in kept}}
    return [(mention, lines[mention.path]) for mention in kept]


def placed(
    session: Session, folder: Folder, found: Found, documents: dict[str, Document]
) -> list[tuple[str, convert.Placed, Mention]]:
    """Mentions with the URI and the text that their positions are counted in."""
    return [
        (session.uri(folder, mention.path), documents.get(mention.path) or lines, mention) for mention, lines in found
    ]


def plan_text(documents: dict[str, Document]) -> bytes | None:
    """The plan's text in the editor; None when it is not open."""
    document = documents.get(PLAN_NAME)
    return None if document is None else document.text
