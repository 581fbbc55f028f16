"""What the client can do, resolved once at the start; everything after asks a flag."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lsprotocol import types as t
from pygls.capabilities import get_capability

from lsp_server.workspace.documents import Encoding


@dataclass(frozen=True, slots=True)
class ClientFlags:
    """One client's abilities; the defaults are a client that announces nothing."""

    name: str = ""
    encoding: Encoding = Encoding.UTF16
    """The first encoding of the client's list that is known."""
    pulls_diagnostics: bool = False
    """Whether the client asks for diagnostics, also when it is told that they are others now."""
    refreshes_diagnostics: bool = False
    refreshes_lenses: bool = False
    versioned_edits: bool = False
    """Whether an edit may name the version of the text that it was made for."""
    creates_files: bool = False
    annotates_edits: bool = False
    """Whether an edit may carry annotations that the client shows and asks about."""
    applies_edits: bool = False
    resolves_edits: bool = False
    """Whether a code action's edit may be computed when it is chosen."""
    action_literals: bool = False
    disabled_actions: bool = False
    answers: bool = True
    """Whether the client answers requests of a server at all, and does an action's edit before its command."""
    progress: bool = False
    shows_documents: bool = False
    """Whether the client opens a document when it is asked to."""
    follows_runs: bool = False
    """Whether the client has a view of its own for the agent's runs."""
    reviews: bool = False
    """Whether the client has a view of its own for reviews, in which a person has seen what they accept."""
    shows_contents: bool = False
    """Whether the client shows documents whose text the server gives, and asks again when it is told to."""
    follows_changes: bool = False
    """Whether the client has views of its own that are told when they may differ."""
    configuration: bool = False
    registers_configuration: bool = False
    watches_files: bool = False
    """Whether the client watches files for a server that asks it to."""
    markdown_hover: bool = False
    diagnostic_payload: bool = False
    """Whether a diagnostic's ``data`` comes back with code actions."""
    diagnostic_pages: bool = False
    """Whether a diagnostic may carry the address of a page that explains it."""


def flags_of(capabilities: t.ClientCapabilities, name: str = "") -> ClientFlags:
    """The flags of what a client announced at ``initialize``."""

    def says(path: str) -> bool:
        return bool(get_capability(capabilities, path, None))

    def lists(path: str, value: str) -> bool:
        return value in (get_capability(capabilities, path, None) or ())

    # A client that announces operations on files takes them in document changes: nothing else can hold them.
    versioned = says("workspace.workspace_edit.document_changes") or _has(
        capabilities, "workspace.workspace_edit.resource_operations"
    )
    return ClientFlags(
        name=name,
        encoding=_encoding(get_capability(capabilities, "general.position_encodings", None) or ()),
        # A client that cannot be told to ask again would show what was dismissed until the next key is typed.
        pulls_diagnostics=_has(capabilities, "text_document.diagnostic")
        and says("workspace.diagnostics.refresh_support"),
        refreshes_diagnostics=says("workspace.diagnostics.refresh_support"),
        refreshes_lenses=says("workspace.code_lens.refresh_support"),
        versioned_edits=versioned,
        creates_files=lists("workspace.workspace_edit.resource_operations", "create"),
        # There are clients that show the labels and ask nothing: they do not say that they honor them in actions.
        annotates_edits=versioned
        and _has(capabilities, "workspace.workspace_edit.change_annotation_support")
        and says("text_document.code_action.honors_change_annotations"),
        applies_edits=says("workspace.apply_edit"),
        resolves_edits=lists("text_document.code_action.resolve_support.properties", "edit"),
        action_literals=_has(capabilities, "text_document.code_action.code_action_literal_support"),
        disabled_actions=says("text_document.code_action.disabled_support"),
        # One that denies to take edits and has no window for a server answers nothing at all.
        answers=get_capability(capabilities, "workspace.apply_edit", None) is not False or _has(capabilities, "window"),
        progress=says("window.work_done_progress"),
        shows_documents=says("window.show_document.support"),
        follows_runs=_experimental(capabilities, "luthierRuns"),
        reviews=_experimental(capabilities, "luthierReviews"),
        shows_contents=_has(capabilities, "workspace.text_document_content"),
        follows_changes=_experimental(capabilities, "luthierChanges"),
        configuration=says("workspace.configuration"),
        registers_configuration=says("workspace.did_change_configuration.dynamic_registration"),
        watches_files=says("workspace.did_change_watched_files.dynamic_registration"),
        markdown_hover=lists("text_document.hover.content_format", t.MarkupKind.Markdown),
        diagnostic_payload=says("text_document.publish_diagnostics.data_support")
        or says("text_document.diagnostic.data_support"),
        diagnostic_pages=says("text_document.publish_diagnostics.code_description_support")
        or says("text_document.diagnostic.code_description_support"),
    )


def _has(capabilities: t.ClientCapabilities, path: str) -> bool:
    return get_capability(capabilities, path, None) is not None


def _experimental(capabilities: t.ClientCapabilities, name: str) -> bool:
    told = capabilities.experimental
    return isinstance(told, Mapping) and told.get(name) is True


def _encoding(offered: Iterable[t.PositionEncodingKind | str]) -> Encoding:
    known = {each.value for each in Encoding}
    names = (getattr(each, "value", each) for each in offered)
    return next((Encoding(name) for name in names if name in known), Encoding.UTF16)
