"""Patches as edits of the protocol, in whichever form the client understands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lsprotocol import types as t

from analyzers.model import Hunk
from lsp_server.convert.flags import ClientFlags
from lsp_server.convert.positions import Placed, range_of


@dataclass(frozen=True, slots=True)
class Target:
    """The text that a file's hunks were made for."""

    uri: str
    text: Placed
    version: int | None
    """The open document's version; None for a file that is not open."""


def workspace_edit(hunks: Sequence[Hunk], target: Callable[[str], Target], flags: ClientFlags) -> t.WorkspaceEdit:
    """The edit that makes ``hunks``; ``target`` gives the text of a path.

    Files are created only for a client that can: hunks that create one are left out for all others.
    """
    taken = [hunk for hunk in hunks if flags.creates_files or not hunk.creates]
    paths = list(dict.fromkeys(hunk.path for hunk in taken))
    grouped = {path: [hunk for hunk in taken if hunk.path == path] for path in paths}
    targets = {path: target(path) for path in paths}
    if not flags.versioned_edits:
        return t.WorkspaceEdit(
            changes={
                targets[path].uri: [_plain(hunk, targets[path], flags) for hunk in group]
                for path, group in grouped.items()
            }
        )
    changes: list[t.TextDocumentEdit | t.CreateFile | t.RenameFile | t.DeleteFile] = []
    for path, group in grouped.items():
        if any(hunk.creates for hunk in group):
            changes.append(_creation(targets[path].uri, group[0], flags))
        edits = [_edit(hunk, targets[path], flags) for hunk in group]
        identity = t.OptionalVersionedTextDocumentIdentifier(uri=targets[path].uri, version=targets[path].version)
        changes.append(t.TextDocumentEdit(identity, edits))
    notes = _annotations(taken) if flags.annotates_edits else None
    return t.WorkspaceEdit(document_changes=changes, change_annotations=notes)


def edit_to_apply(edit: t.WorkspaceEdit, label: str) -> t.ApplyWorkspaceEditParams:
    """An edit for the client to apply, under a label for its undo list."""
    return t.ApplyWorkspaceEditParams(edit=edit, label=label)


def _edit(hunk: Hunk, target: Target, flags: ClientFlags) -> t.TextEdit | t.AnnotatedTextEdit:
    if not flags.annotates_edits:
        return _plain(hunk, target, flags)
    stretch = range_of(target.text, hunk.edit.span, flags.encoding)
    return t.AnnotatedTextEdit(annotation_id=_annotation(hunk), range=stretch, new_text=hunk.edit.new_text)


def _plain(hunk: Hunk, target: Target, flags: ClientFlags) -> t.TextEdit:
    return t.TextEdit(range=range_of(target.text, hunk.edit.span, flags.encoding), new_text=hunk.edit.new_text)


def _creation(uri: str, hunk: Hunk, flags: ClientFlags) -> t.CreateFile:
    identity = _annotation(hunk) if flags.annotates_edits else None
    return t.CreateFile(uri=uri, options=t.CreateFileOptions(ignore_if_exists=True), annotation_id=identity)


def _annotation(hunk: Hunk) -> str:
    return f"{', '.join(hunk.events)} ({hunk.role.value})" if hunk.risky else ", ".join(hunk.events) or hunk.role.value


def _annotations(hunks: Sequence[Hunk]) -> Mapping[str, t.ChangeAnnotation]:
    notes: dict[str, t.ChangeAnnotation] = {}
    for hunk in hunks:
        label = ", ".join(hunk.events) or hunk.role.value
        notes.setdefault(
            _annotation(hunk),
            t.ChangeAnnotation(label=label, needs_confirmation=hunk.risky, description=hunk.reason),
        )
    return notes
