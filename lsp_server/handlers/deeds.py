"""What the deeds that are edits share: from a request's argument to the hunks."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from analyzers.model import Fix, Hunk, Refusal
from lsp_server import convert
from lsp_server.errors import InputError
from lsp_server.features.moments import Mark
from lsp_server.features.offers import Deed
from lsp_server.features.patches import patch_for, patch_for_all
from lsp_server.session import Folder, Session
from lsp_server.workspace.project import Project


def mark_of(session: Session, subject: Mapping[str, Any]) -> tuple[Folder, Mark]:
    """The folder and the proposal that a request names.

    Raises:
        InputError: when it names none.
    """
    uri, event, symbol = (subject.get(key, "") for key in ("uri", "event", "symbol"))
    if not (isinstance(uri, str) and uri and isinstance(event, str) and isinstance(symbol, str)):
        raise InputError("The command names no moment.", "It takes {uri, event, symbol}.")
    seat = session.seat(uri)
    return seat.folder, Mark(event, seat.path, symbol)


def folder_of(session: Session, argument: Mapping[str, Any]) -> Folder:
    """The workspace folder that a command names, by its own URI or by that of a document in it.

    Raises:
        InputError: when it names none.
    """
    uri = argument.get("uri")
    folder = session.seat(uri).folder if isinstance(uri, str) and uri else None
    if folder is None or folder.loose:
        raise InputError("The command names no open folder.", "It takes {uri} of a workspace folder.")
    return folder


def deed_of(subject: Mapping[str, Any]) -> Deed:
    """The deed that a request names.

    Raises:
        InputError: when it names none that is an edit.
    """
    named = subject.get("deed")
    if not isinstance(named, str) or named not in convert.WITH_EDIT:
        raise InputError("The action is not one of this server's.", "Ask for the actions again.")
    return Deed(named)


def hunks_of(
    session: Session, folder: Folder, deed: Deed, mark: Mark, fix: Fix | None = None
) -> Callable[[Project], Sequence[Hunk]]:
    """What a deed changes.

    Raises, when called: InputError with the reason and the remedy, when it cannot be done.
    """
    creates = session.flags.creates_files and not folder.loose

    def work(project: Project) -> Sequence[Hunk]:
        if fix is not None:
            return fix.hunks
        if deed is Deed.TRACK_ALL:
            return patch_for_all(project, mark.path, creates=creates)[0].hunks
        patch = patch_for(project, mark, creates=creates)
        if isinstance(patch, Refusal):
            raise InputError(patch.reason, patch.remedy)
        return patch.hunks

    return work
