"""The table: which handler takes which message."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from lsprotocol import types as t
from pygls.lsp.server import LanguageServer

from lsp_server.handlers import file_operations as operations
from lsp_server.handlers.agent import runs, scope
from lsp_server.handlers.code_action import code_action
from lsp_server.handlers.code_action_resolve import code_action_resolve
from lsp_server.handlers.code_lens import code_lens
from lsp_server.handlers.completion import completion
from lsp_server.handlers.definition import definition
from lsp_server.handlers.diagnostic import diagnostic
from lsp_server.handlers.did_change import did_change
from lsp_server.handlers.did_change_configuration import did_change_configuration
from lsp_server.handlers.did_change_watched_files import did_change_watched_files
from lsp_server.handlers.did_change_workspace_folders import did_change_workspace_folders
from lsp_server.handlers.did_close import did_close
from lsp_server.handlers.did_open import did_open
from lsp_server.handlers.did_save import did_save
from lsp_server.handlers.document_symbol import document_symbol
from lsp_server.handlers.execute_command import execute_command
from lsp_server.handlers.hover import hover
from lsp_server.handlers.initialize import initialize
from lsp_server.handlers.initialized import initialized
from lsp_server.handlers.inline_completion import inline_completion
from lsp_server.handlers.moments import moments
from lsp_server.handlers.plan import plan
from lsp_server.handlers.prepare_rename import prepare_rename
from lsp_server.handlers.records import records
from lsp_server.handlers.references import references
from lsp_server.handlers.rename import rename
from lsp_server.handlers.review import review
from lsp_server.handlers.shutdown import shutdown
from lsp_server.handlers.status import status
from lsp_server.handlers.text_document_content import text_document_content
from lsp_server.handlers.trust import trust
from lsp_server.handlers.view_file_text import view_file_text
from lsp_server.handlers.work_done_progress_cancel import work_done_progress_cancel
from lsp_server.handlers.workspace_diagnostic import workspace_diagnostic
from lsp_server.handlers.workspace_symbol import workspace_symbol
from lsp_server.server.protocol import Protocol
from lsp_server.session import Session

REQUESTS: dict[str, Callable[[Session, Any], Coroutine[Any, Any, Any]]] = {
    t.TEXT_DOCUMENT_CODE_ACTION: code_action,
    t.CODE_ACTION_RESOLVE: code_action_resolve,
    t.TEXT_DOCUMENT_CODE_LENS: code_lens,
    t.TEXT_DOCUMENT_COMPLETION: completion,
    t.TEXT_DOCUMENT_DEFINITION: definition,
    t.TEXT_DOCUMENT_DIAGNOSTIC: diagnostic,
    t.TEXT_DOCUMENT_DOCUMENT_SYMBOL: document_symbol,
    t.TEXT_DOCUMENT_HOVER: hover,
    t.TEXT_DOCUMENT_INLINE_COMPLETION: inline_completion,
    t.TEXT_DOCUMENT_PREPARE_RENAME: prepare_rename,
    t.TEXT_DOCUMENT_REFERENCES: references,
    t.TEXT_DOCUMENT_RENAME: rename,
    t.WORKSPACE_DIAGNOSTIC: workspace_diagnostic,
    t.WORKSPACE_EXECUTE_COMMAND: execute_command,
    t.WORKSPACE_SYMBOL: workspace_symbol,
    t.WORKSPACE_TEXT_DOCUMENT_CONTENT: text_document_content,
    "luthier/moments": moments,
    "luthier/plan": plan,
    "luthier/records": records,
    "luthier/review": review,
    "luthier/runs": runs,
    "luthier/scope": scope,
    "luthier/status": status,
    "luthier/viewFileText": view_file_text,
}

NOTIFICATIONS: dict[str, Callable[[Session, Any], None]] = {
    t.INITIALIZED: initialized,
    t.TEXT_DOCUMENT_DID_OPEN: did_open,
    t.TEXT_DOCUMENT_DID_CHANGE: did_change,
    t.TEXT_DOCUMENT_DID_SAVE: did_save,
    t.TEXT_DOCUMENT_DID_CLOSE: did_close,
    t.WINDOW_WORK_DONE_PROGRESS_CANCEL: work_done_progress_cancel,
    t.WORKSPACE_DID_CHANGE_CONFIGURATION: did_change_configuration,
    t.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: did_change_workspace_folders,
    t.WORKSPACE_DID_CHANGE_WATCHED_FILES: did_change_watched_files,
    t.WORKSPACE_DID_CREATE_FILES: operations.did_create_files,
    t.WORKSPACE_DID_RENAME_FILES: operations.did_rename_files,
    t.WORKSPACE_DID_DELETE_FILES: operations.did_delete_files,
    "luthier/trust": trust,
}


def wire(server: LanguageServer, session: Session) -> None:
    """Give the server's protocol its handlers."""
    protocol = server.protocol
    if not isinstance(protocol, Protocol):
        raise TypeError("the server speaks another protocol")
    protocol.requests = {method: partial(handler, session) for method, handler in REQUESTS.items()}
    protocol.notifications = {method: partial(handler, session) for method, handler in NOTIFICATIONS.items()}
    protocol.notifications[t.CANCEL_REQUEST] = lambda params: protocol.cancel(params.id)

    async def begin(params: t.InitializeParams) -> t.InitializeResult:
        server.process_id = params.process_id
        result = await initialize(session, params, server.version)
        protocol.begun = True
        return result

    async def finish(params: None) -> None:
        await shutdown(session, params)
        protocol.end()

    protocol.requests[t.INITIALIZE] = begin
    protocol.requests[t.SHUTDOWN] = finish
