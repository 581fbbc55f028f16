"""Where the words of a plan's text stand, for definition, references, rename and problems inside the plan."""

from dataclasses import dataclass

from ruamel.yaml.nodes import Node, ScalarNode

from analyzers.model import Span
from analyzers.model.plan import Status
from analyzers.plan.nodes import BLOCK_SCALARS, compose, content_end, items, pair, pairs


@dataclass(frozen=True, slots=True)
class EntryLayout:
    """Where one entry and its words stand: byte spans in the plan's UTF-8 text."""

    event: str
    event_span: Span
    """The event's name, without quotes."""
    span: Span
    """The whole entry, from its first key to the end of its last value."""
    status: str = ""
    status_span: Span | None = None
    """The status, without quotes; None when the entry has none."""
    properties: tuple[tuple[str, Span], ...] = ()
    """Names of properties and where each stands as a key, without quotes."""


def layout(text: str) -> tuple[EntryLayout, ...]:
    """The entries of ``text`` that have a name, in order; broken ones too. Empty when it is not YAML."""
    root, _ = compose(text)
    listed = pair(root, "events") if root is not None else None
    found = (_entry(node, text) for node in items(listed.value if listed else None))
    return tuple(each for each in found if each is not None)


def positions(text: str) -> dict[str, Span]:
    """The byte span of each event's name, without quotes; the live entry goes before a rejected one."""
    entries = sorted(layout(text), key=lambda each: each.status != Status.REJECTED)
    return {each.event: each.event_span for each in entries}


def span_of(node: Node, text: str) -> Span:
    """The byte span of a node's content: of a quoted scalar what is between the quotes."""
    start, end = node.start_mark.index, content_end(node, text)
    if isinstance(node, ScalarNode) and node.style in ("'", '"') and end - start > 1:
        start, end = start + 1, end - 1
    return Span(len(text[:start].encode("utf-8", "replace")), len(text[:end].encode("utf-8", "replace")))


def _entry(node: Node, text: str) -> EntryLayout | None:
    event = pair(node, "event")
    if event is None or not isinstance(event.value, ScalarNode) or not event.value.value:
        return None
    if event.value.style in BLOCK_SCALARS:
        return None
    status = pair(node, "status")
    named = status is not None and isinstance(status.value, ScalarNode)
    properties = pair(node, "properties")
    return EntryLayout(
        event=event.value.value,
        event_span=span_of(event.value, text),
        span=span_of(node, text),
        status=status.value.value if named and status else "",
        status_span=span_of(status.value, text) if named and status else None,
        properties=tuple(
            (each.key.value, span_of(each.key, text)) for each in (pairs(properties.value) if properties else ())
        ),
    )
