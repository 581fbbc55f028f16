"""The plan as a person has it before them: in their editor, saved or not, else on the disk."""

from dataclasses import replace
from functools import lru_cache

from analyzers.plan import parse_plan
from lsp_server.session.folder import Folder
from lsp_server.session.memory import Session
from lsp_server.workspace.documents import Document
from lsp_server.workspace.plan_file import PLAN_NAME, PlanText, path_of
from lsp_server.workspace.project import Project


async def present_plan(session: Session, folder: Folder) -> PlanText:
    """The plan of a folder with its problems; when it cannot be read, with what was last readable, or what is sound."""
    document = session.documents.at(folder.root / PLAN_NAME)
    found = await folder.ask(lambda project: _text_of(project, document))
    if not found.errors:
        folder.readable = found.plan
        return found
    return found if folder.readable is None else replace(found, plan=folder.readable)


def _text_of(project: Project, document: Document | None) -> PlanText:
    known = project.plan_text
    if document is None or document.text == known.encode():
        exists = bool(known or project.plan_problems) or path_of(project.root).is_file()
        return PlanText(known, project.plan, project.plan_problems, exists=exists or document is not None)
    text = document.text.decode("utf-8", "replace")
    return PlanText(text, *_parsed(text), exists=True)


# Views ask several times for one text, and a long plan takes a while.
_parsed = lru_cache(maxsize=4)(parse_plan)
