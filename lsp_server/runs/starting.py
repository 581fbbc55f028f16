"""What a run begins with, found in what is known of a project."""

import importlib.util
from collections.abc import Iterable
from dataclasses import replace

from analyzers.findings import rank_files, told
from analyzers.model import Entry, Finding, Plan, Proposal, Provider, Status
from analyzers.plan import add, live_entry
from lsp_server.errors import InputError
from lsp_server.runs.values import Candidate, Limits, Start
from lsp_server.settings import Settings
from lsp_server.workspace.project import Project

_SDK = "claude_agent_sdk"
_MOST_CANDIDATES = 40
_MOST_REASONS = 4
_MOST_EVIDENCE = 2


def check_installed() -> None:
    """Make sure that the agent can be run at all.

    Raises:
        InputError: when it is not installed.
    """
    if importlib.util.find_spec(_SDK) is None:
        raise InputError("The agent is not part of this installation.", "Install `luthier[agent]`, then try again.")


def candidates_of(project: Project) -> tuple[Candidate, ...]:
    """The files that our findings think of, the most promising first; of all, only the first are named."""
    findings = {path: each.findings for path, each in project.readings.items() if each.findings}
    ranked = rank_files(findings)[:_MOST_CANDIDATES]
    return tuple(Candidate(path, score, tuple(map(_reason, _strongest(findings[path])))) for path, score in ranked)


def entry_of(plan: Plan, proposal: Proposal) -> Entry:
    """The approved entry of a proposal: the plan's own where it has one."""
    known = live_entry(plan, proposal.event)
    entry = known or add(Plan(), proposal).entries[0]
    return replace(entry, status=Status.APPROVED)


def planned_of(project: Project) -> tuple[Entry, ...]:
    """The approved entries of the plan that the code does not capture."""
    captured = set(project.instrumentation.event_names)
    return tuple(each for each in project.plan.entries if each.status is Status.APPROVED and each.event not in captured)


def named_files(start: Start) -> list[str]:
    """The files that a run begins with: those of its entries, of its survey, and of our findings."""
    places = [place.file for entry in (*start.entries, *start.proposed) for place in entry.where]
    return [*places, *(each.path for each in start.chosen), *(each.path for each in start.candidates)]


def moments_of(project: Project, start: Start) -> tuple[str, ...]:
    """The moments whose pages an agent should have: those of its entries, or all that are found in the project."""
    entries = start.entries or start.proposed
    named = [each.moment for each in entries] if entries else [each.moment for each in project.proposals()]
    return tuple(dict.fromkeys(each for each in named if each))


def provider_of(project: Project) -> Provider:
    """The provider that a run writes for: the settings', the one in use, else the default.

    Raises:
        InputError: when there is none at all.
    """
    known = {each.name: each for each in project.knowledge.providers}
    wanted, used = project.settings.provider, project.instrumentation.providers
    names = [wanted] if wanted in known else list(used)
    for name in names:
        if name in known:
            return known[name]
    found = next((each for each in known.values() if each.default), None)
    if found is None:
        raise InputError("No provider is known.", "Name one with --provider.")
    return found


def limits_of(settings: Settings, dollars: float | None = None, turns: int | None = None) -> Limits:
    """What a run may use: as it was said for this one, else as the team decided."""
    return Limits(
        dollars=dollars or settings.agent_dollars,
        turns=turns or settings.agent_turns,
        silence=settings.agent_silence,
    )


def _strongest(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda each: -each.score)[:_MOST_REASONS]


def _reason(finding: Finding) -> str:
    evidence = [each.evidence for each in told(finding.signals) if each.weight > 0][:_MOST_EVIDENCE]
    return f"`{finding.symbol}` {' and '.join(evidence)}".rstrip()
