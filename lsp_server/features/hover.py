"""Why something is business: what a hover says about a moment, a capture or an entry of the plan."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analyzers.findings import told
from analyzers.lines import line_of, line_starts
from analyzers.model import Entry, Moment, PlanProperty, Property, Proposal, Signal, Span
from analyzers.plan import live_entry, rejected_entry
from lsp_server.features.events import event_at
from lsp_server.features.moments import moments_at
from lsp_server.features.notes import sureness
from lsp_server.features.seeing import Sightings, sighting
from lsp_server.workspace.project import Project

_MOST_SIGNALS = 5


class Explanation(NamedTuple):
    """Markdown about a stretch of a file."""

    span: Span
    text: str


def explain(project: Project, path: str, offset: int, text: bytes, seen: Sightings | None = None) -> Explanation | None:
    """What there is to say about byte ``offset`` of a file whose text is ``text``; None when nothing.

    ``seen`` is what came at the local endpoint.
    """
    mention = event_at(project, path, offset, text)
    if mention is not None:
        return Explanation(mention.span, _about_event(project, mention.event, seen or {}))
    found = moments_at(project, path, offset, offset)
    if not found:
        return None
    touched = [each for each in found if each.finding.span.start <= offset <= each.finding.span.end]
    span = (touched or found)[0].finding.span if touched else found[0].finding.act
    pages = [_about_moment(project, proposal, text) for proposal in touched or found]
    return Explanation(span, "\n\n---\n\n".join(pages))


def _about_moment(project: Project, proposal: Proposal, text: bytes) -> str:
    moment = next((each for each in project.knowledge.catalogue.moments if each.name == proposal.moment), None)
    return "\n\n".join(_paragraphs(project, proposal, moment, text))


def _paragraphs(project: Project, proposal: Proposal, moment: Moment | None, text: bytes) -> Iterator[str]:
    yield f"**`{proposal.event}`** answers: *{proposal.question}*"
    if moment is not None and moment.summary:
        yield moment.summary
    yield f"Why here ({sureness(proposal.finding.score)}, {proposal.lifecycle}):\n\n" + _evidence(proposal, text)
    if proposal.properties:
        yield "Properties: " + ", ".join(_property(each) for each in proposal.properties) + "."
    yield _standing(proposal)
    entry = live_entry(project.plan, proposal.event)
    if entry is not None:
        yield f"In the plan: {entry.status}."


def _evidence(proposal: Proposal, text: bytes) -> str:
    starts, signals = line_starts(text), told(proposal.finding.signals)[:_MOST_SIGNALS]
    lines = [_signal(each, line_of(starts, each.span.start) + 1) for each in signals]
    return "\n".join(dict.fromkeys(lines))


def _signal(signal: Signal, line: int) -> str:
    against = " *(speaks against it)*" if signal.weight < 0 else ""
    return f"- {signal.evidence} (line {line}){against}"


def _property(each: Property) -> str:
    value = f" = `{each.expression}`" if each.expression else ""
    return f"`{each.name}`{value}"


def _standing(proposal: Proposal) -> str:
    if proposal.anchor is None:
        return f"No place for it was found: {proposal.no_anchor or 'no success path is visible'}."
    twins = ", ".join(f"`{twin.path}`" for twin in proposal.twins)
    also = f" It stands for the same moment in {twins}." if twins else ""
    return f"It would stand after `{proposal.anchor.after.strip()}`, on the {proposal.side} side.{also}"


def _about_event(project: Project, event: str, seen: Sightings) -> str:
    entry = live_entry(project.plan, event) or rejected_entry(project.plan, event)
    said = [f"**`{event}`** is captured here and not in the plan."] if entry is None else list(_entry(entry))
    came = sighting(event, seen, project.plan)
    return "\n\n".join([*said, came.line] if came else said)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"**`{entry.event}`** in the plan: {entry.status}."
    if entry.description:
        yield entry.description
    if entry.reason:
        yield f"Reason: {entry.reason}"
    if entry.properties:
        yield "\n".join(_planned(entry.properties))
    if entry.where:
        yield "Where: " + ", ".join(f"`{each.file}` ({each.symbol})" for each in entry.where) + "."


def _planned(properties: Iterable[PlanProperty]) -> Iterator[str]:
    yield "Properties:\n"
    for each in properties:
        yield f"- `{each.name}` {each.type}" + (f": {each.description}" if each.description else "")
