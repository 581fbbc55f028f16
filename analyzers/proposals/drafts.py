"""What one file alone tells of its findings: the anchor, the side and the properties at hand."""

from collections.abc import Mapping
from dataclasses import dataclass

from analyzers.anchors import place
from analyzers.model import Anchor, Facts, Finding, Moment, Property, Side, Source
from analyzers.parse import parse
from analyzers.proposals.properties import properties_at
from analyzers.proposals.sides import side_of


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding with all that its own file says about capturing it."""

    finding: Finding
    anchor: Anchor | None
    no_anchor: str
    """Why there is no anchor; empty when there is one."""
    side: Side
    properties: tuple[Property, ...]


def drafts_of(
    source: Source, facts: Facts, findings: tuple[Finding, ...], moments: Mapping[str, Moment]
) -> tuple[Draft, ...]:
    """The drafts of a file's findings, in their order; findings of moments that are not known are left out."""
    known = [finding for finding in findings if finding.moment in moments]
    if not known:
        return ()
    tree = parse(source)
    drafts = []
    for finding in known:
        anchor = place(source, tree, facts, finding)
        found = anchor if isinstance(anchor, Anchor) else None
        properties = properties_at(source, tree, facts, finding, found, moments[finding.moment]) if found else ()
        why = "" if isinstance(anchor, Anchor) else anchor
        drafts.append(Draft(finding, found, why, side_of(facts, finding.function), properties))
    return tuple(drafts)
