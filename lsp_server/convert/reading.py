"""Answers to what a person reads or writes: hovers, completions, ghost text, symbols, places."""

from collections.abc import Iterable, Sequence

from lsprotocol import types as t

from analyzers.model import Span
from lsp_server.convert.actions import accepted, subject
from lsp_server.convert.flags import ClientFlags
from lsp_server.convert.positions import Placed, location_of, range_of
from lsp_server.features.completion import Candidate
from lsp_server.features.events import Mention
from lsp_server.features.ghost import Ghost
from lsp_server.features.hover import Explanation

_PLAIN = str.maketrans("", "", "*`")


def hover(explanation: Explanation, text: Placed, flags: ClientFlags) -> t.Hover:
    """A hover, without markup where the client shows none."""
    kind = t.MarkupKind.Markdown if flags.markdown_hover else t.MarkupKind.PlainText
    value = explanation.text if flags.markdown_hover else explanation.text.translate(_PLAIN)
    return t.Hover(t.MarkupContent(kind, value), range_of(text, explanation.span, flags.encoding))


def completions(candidates: Sequence[Candidate], text: Placed, flags: ClientFlags) -> t.CompletionList:
    """The names that fit, in their order."""
    items = [
        t.CompletionItem(
            label=each.name,
            kind=t.CompletionItemKind.Event if each.is_event else t.CompletionItemKind.Property,
            detail=each.detail,
            sort_text=f"{number:04}",
            filter_text=each.name,
            text_edit=t.TextEdit(range_of(text, each.span, flags.encoding), each.name),
        )
        for number, each in enumerate(candidates)
    ]
    return t.CompletionList(is_incomplete=False, items=items)


def ghost_text(ghost: Ghost | None, uri: str, text: Placed, flags: ClientFlags) -> t.InlineCompletionList:
    """The ghost text of a line, or none."""
    if ghost is None:
        return t.InlineCompletionList(items=[])
    rest = [each._asdict() for each in ghost.rest]
    item = t.InlineCompletionItem(
        insert_text=ghost.text,
        range=range_of(text, ghost.span, flags.encoding),
        command=accepted({**subject(uri, ghost.mark), "rest": rest}),
    )
    return t.InlineCompletionList(items=[item])


def name_range(mention: Mention, text: Placed, flags: ClientFlags) -> t.PrepareRenamePlaceholder:
    """What a rename would replace."""
    return t.PrepareRenamePlaceholder(range_of(text, mention.span, flags.encoding), mention.event)


def locations(found: Iterable[tuple[str, Placed, Mention]], flags: ClientFlags) -> list[t.Location]:
    """Where events are mentioned; each with its document's URI and text."""
    return [location_of(uri, text, mention.span, flags.encoding) for uri, text, mention in found]


def workspace_symbols(found: Iterable[tuple[str, Placed, Mention]], flags: ClientFlags) -> list[t.WorkspaceSymbol]:
    """Events as symbols of the workspace."""
    return [
        t.WorkspaceSymbol(
            name=mention.event,
            kind=t.SymbolKind.Event,
            location=location_of(uri, text, mention.span, flags.encoding),
            container_name=mention.path,
        )
        for uri, text, mention in found
    ]


def document_symbols(found: Iterable[Mention], text: Placed, flags: ClientFlags) -> list[t.DocumentSymbol]:
    """Events as symbols of one document."""
    return [
        t.DocumentSymbol(
            name=mention.event,
            kind=t.SymbolKind.Event,
            range=range_of(text, _around(mention), flags.encoding),
            selection_range=range_of(text, mention.span, flags.encoding),
        )
        for mention in found
    ]


def _around(mention: Mention) -> Span:
    return Span(min(mention.whole.start, mention.span.start), max(mention.whole.end, mention.span.end))
