"""What the server says that it can do, by what the client can do."""

from collections.abc import Sequence

from lsprotocol import types as t

from lsp_server.convert.flags import ClientFlags
from lsp_server.convert.review import SCHEME
from lsp_server.convert.runs import RUN_SCHEME

ACTION_KINDS = (t.CodeActionKind.QuickFix, t.CodeActionKind.RefactorRewrite, t.CodeActionKind.Source)
"""Kinds of code actions that are ever offered."""

_OPENING_QUOTES = ["'", '"', "`"]


def initialize_result(
    flags: ClientFlags, commands: Sequence[str], version: str, *, prepares_renames: bool
) -> t.InitializeResult:
    """The answer to ``initialize``."""
    capabilities = t.ServerCapabilities(
        position_encoding=t.PositionEncodingKind(flags.encoding.value),
        text_document_sync=t.TextDocumentSyncOptions(
            open_close=True, change=t.TextDocumentSyncKind.Incremental, save=t.SaveOptions(include_text=False)
        ),
        completion_provider=t.CompletionOptions(trigger_characters=_OPENING_QUOTES),
        hover_provider=True,
        definition_provider=True,
        references_provider=True,
        document_symbol_provider=True,
        workspace_symbol_provider=True,
        rename_provider=t.RenameOptions(prepare_provider=True) if prepares_renames else True,
        code_action_provider=t.CodeActionOptions(code_action_kinds=list(ACTION_KINDS), resolve_provider=True)
        if flags.action_literals
        else True,
        code_lens_provider=t.CodeLensOptions(),
        execute_command_provider=t.ExecuteCommandOptions(commands=list(commands), work_done_progress=True),
        inline_completion_provider=t.InlineCompletionOptions(),
        diagnostic_provider=_diagnostics(flags),
        workspace=t.WorkspaceOptions(
            workspace_folders=t.WorkspaceFoldersServerCapabilities(supported=True, change_notifications=True),
            file_operations=_file_operations(),
            text_document_content=t.TextDocumentContentOptions(schemes=[SCHEME, RUN_SCHEME]),
        ),
        experimental={
            "luthierStatus": True,
            "luthierMoments": True,
            "luthierPlan": True,
            "luthierListen": True,
            "luthierChanges": True,
            "luthierReview": True,
            "luthierRuns": True,
            "luthierRecords": True,
            "luthierScope": True,
            "luthierViewFileText": True,
        },
    )
    return t.InitializeResult(capabilities, t.ServerInfo("luthier", version))


def _diagnostics(flags: ClientFlags) -> t.DiagnosticOptions | None:
    if not flags.pulls_diagnostics:
        return None
    return t.DiagnosticOptions(inter_file_dependencies=True, workspace_diagnostics=True, identifier="luthier")


def _file_operations() -> t.FileOperationOptions:
    any_file = t.FileOperationRegistrationOptions(
        [t.FileOperationFilter(t.FileOperationPattern("**/*"), scheme="file")]
    )
    return t.FileOperationOptions(did_create=any_file, did_rename=any_file, did_delete=any_file)
