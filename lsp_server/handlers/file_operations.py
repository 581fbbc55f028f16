"""``workspace/didCreateFiles``, ``didRenameFiles`` and ``didDeleteFiles``: the editor moved files."""

from lsprotocol import types as t

from lsp_server.session import Session, files_changed


def did_create_files(session: Session, params: t.CreateFilesParams) -> None:
    """Read what is new."""
    files_changed(session, [each.uri for each in params.files])


def did_rename_files(session: Session, params: t.RenameFilesParams) -> None:
    """Forget the old names and read the new ones."""
    files_changed(session, [uri for each in params.files for uri in (each.old_uri, each.new_uri)])


def did_delete_files(session: Session, params: t.DeleteFilesParams) -> None:
    """Forget what is gone."""
    files_changed(session, [each.uri for each in params.files])
