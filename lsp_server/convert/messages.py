"""What the server says unasked, as values of the protocol."""

from collections.abc import Iterable

from lsprotocol import types as t

SECTION = "luthier"
"""The client's settings that are ours."""


def log_line(message: str, *, serious: bool) -> t.LogMessageParams:
    """A line for the client's output."""
    return t.LogMessageParams(type=t.MessageType.Error if serious else t.MessageType.Info, message=message)


def sentence(message: str, *, serious: bool) -> t.ShowMessageParams:
    """A sentence for a person."""
    return t.ShowMessageParams(type=t.MessageType.Warning if serious else t.MessageType.Info, message=message)


def failure(message: str) -> t.ShowMessageParams:
    """What went wrong, for a person."""
    return t.ShowMessageParams(type=t.MessageType.Error, message=message)


def document_to_show(uri: str, selection: t.Range | None = None) -> t.ShowDocumentParams:
    """Ask to open a document, with the cursor in it."""
    return t.ShowDocumentParams(uri=uri, take_focus=True, selection=selection)


def question(message: str, answers: Iterable[str]) -> t.ShowMessageRequestParams:
    """A question with the answers that a person may choose from."""
    items = [t.MessageActionItem(title=answer) for answer in answers]
    return t.ShowMessageRequestParams(type=t.MessageType.Info, message=message, actions=items)


def configuration_wanted(scopes: Iterable[str | None]) -> t.ConfigurationParams:
    """Ask for our settings, once for each scope."""
    return t.ConfigurationParams(items=[t.ConfigurationItem(scope_uri=scope, section=SECTION) for scope in scopes])


def token(identity: str | int) -> t.WorkDoneProgressCreateParams:
    """Ask for a place to show progress."""
    return t.WorkDoneProgressCreateParams(token=identity)


def begun(identity: str | int, title: str, message: str | None = None) -> t.ProgressParams:
    """Work begins, and can be stopped."""
    value = t.WorkDoneProgressBegin(title=title, message=message, cancellable=True, percentage=0)
    return t.ProgressParams(token=identity, value=value)


def reported(identity: str | int, message: str, percentage: int) -> t.ProgressParams:
    """Work goes on."""
    value = t.WorkDoneProgressReport(message=message, percentage=percentage, cancellable=True)
    return t.ProgressParams(token=identity, value=value)


def ended(identity: str | int, message: str) -> t.ProgressParams:
    """Work is over."""
    return t.ProgressParams(token=identity, value=t.WorkDoneProgressEnd(message=message))


def configuration_changes() -> t.RegistrationParams:
    """Ask to hear when our settings change."""
    options = t.DidChangeConfigurationRegistrationOptions(section=SECTION)
    return t.RegistrationParams(
        [t.Registration("luthier-configuration", t.WORKSPACE_DID_CHANGE_CONFIGURATION, options)]
    )


def file_changes(patterns: Iterable[str]) -> t.RegistrationParams:
    """Ask to hear when files that fit one of the patterns change, in any folder, now or later."""
    options = t.DidChangeWatchedFilesRegistrationOptions([t.FileSystemWatcher(pattern) for pattern in patterns])
    return t.RegistrationParams([t.Registration("luthier-files", t.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)])
