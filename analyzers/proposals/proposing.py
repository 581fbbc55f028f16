"""Turn the findings of a project into the events that belong there."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from analyzers.model import Catalogue, Instrumentation, Moment, Plan, Proposal, Provider, Reading, Source
from analyzers.proposals.coverage import Coverage
from analyzers.proposals.drafts import Draft, drafts_of
from analyzers.proposals.grouping import grouped
from analyzers.proposals.naming import Names, names_of
from analyzers.proposals.refused import refused, with_certain_places
from analyzers.proposals.twins import Occurrence, occurrences


def propose(  # noqa: PLR0917 - a pure function names all that it needs
    readings: Mapping[str, Reading],
    sources: Callable[[str], Source],
    catalogue: Catalogue,
    instrumentation: Instrumentation,
    providers: Iterable[Provider],
    plan: Plan,
) -> tuple[Proposal, ...]:
    """The events that belong in a project, in the order of path and position; those that it captures are marked.

    ``sources`` gives the text that a reading was made from; a file for which it raises ``KeyError`` is left out.
    """
    moments = {each.name: each for each in catalogue.moments}
    drafts: dict[str, tuple[Draft, ...]] = {}
    for path, reading in readings.items():
        if reading.findings:
            try:
                source = sources(path)
            except KeyError:
                continue
            drafts[path] = drafts_of(source, reading.facts, reading.findings, moments)
    return joined(drafts, readings, catalogue, instrumentation, providers, plan)


def joined(  # noqa: PLR0917 - a pure function names all that it needs
    drafts: Mapping[str, Sequence[Draft]],
    readings: Mapping[str, Reading],
    catalogue: Catalogue,
    instrumentation: Instrumentation,
    providers: Iterable[Provider],
    plan: Plan,
) -> tuple[Proposal, ...]:
    """The second half of ``propose``: what follows from the drafts of all files together."""
    moments = {each.name: each for each in catalogue.moments}
    names = names_of(catalogue, instrumentation, providers, plan)
    groups = grouped((draft for path in sorted(drafts) for draft in drafts[path]), readings, moments)
    coverage = Coverage(readings, names)
    certain = with_certain_places(plan, readings)
    found: dict[tuple[str, str, str], Proposal] = {}
    for (moment, _), group in groups.items():
        for occurrence in occurrences(group, readings, moments[moment]):
            coarser = tuple(each for each in catalogue.moments if moment in each.yields)
            proposal = _proposal(occurrence, moments[moment], coarser, names, coverage, certain)
            if proposal is not None:
                _keep_better(found, proposal)
    return tuple(sorted(found.values(), key=_position))


def _proposal(  # noqa: PLR0917 - a pure function names all that it needs
    occurrence: Occurrence,
    moment: Moment,
    coarser: tuple[Moment, ...],
    names: Names,
    coverage: Coverage,
    plan: Plan,
) -> Proposal | None:
    """The proposal for an occurrence; ``coarser`` are the moments that give way to its moment, whose captures do."""
    main = occurrence.main
    event = names.of(main.finding, moment, main.anchor.symbol if main.anchor else "")
    if refused(plan, event, main):
        return None
    twins = tuple(each.finding for each in occurrence.others if not refused(plan, event, each))
    told = [(event, moment), *((each.event, each) for each in coarser)]
    captured = any(coverage.covers(*each, finding) for each in told for finding in (main.finding, *twins))
    return Proposal(
        event=event,
        moment=moment.name,
        lifecycle=moment.lifecycle,
        question=moment.question,
        finding=main.finding,
        anchor=main.anchor,
        properties=main.properties,
        side=main.side,
        funnel=moment.funnel,
        no_anchor=main.no_anchor,
        twins=twins,
        captured=captured or coverage.elsewhere(event, moment, main.finding, main.side),
    )


def _keep_better(found: dict[tuple[str, str, str], Proposal], proposal: Proposal) -> None:
    """One event is proposed once in a function."""
    key = (proposal.event, proposal.finding.path, proposal.finding.symbol)
    known = found.get(key)
    if known is None or (known.anchor is None, -known.finding.score) > (
        proposal.anchor is None,
        -proposal.finding.score,
    ):
        found[key] = proposal


def _position(proposal: Proposal) -> tuple[str, int, str]:
    anchor = proposal.anchor.offset if proposal.anchor else proposal.finding.span.start
    return proposal.finding.path, anchor, proposal.event
