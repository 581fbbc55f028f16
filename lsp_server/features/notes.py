"""What is remarked in a file: moments that nothing captures, and problems."""

from dataclasses import dataclass
from enum import StrEnum

from analyzers.model import Gravity, PlanProblem, Problem, Proposal, Span
from analyzers.plan import parse_plan
from lsp_server.features.moments import open_moments
from lsp_server.workspace.documents import Encoding, Lines, Place
from lsp_server.workspace.plan_file import PLAN_NAME
from lsp_server.workspace.project import Project

MOMENT = "moment"
"""Code of the remark that a moment is not captured."""

PLAN = "plan"
"""Code of what is wrong with the plan's file."""


class Weight(StrEnum):
    """How loudly a note is told."""

    HINT = "hint"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Note:
    """One remark about a stretch of a file."""

    span: Span
    message: str
    code: str
    """``moment``, ``plan``, or the rule's name."""
    weight: Weight
    page: str
    """The page of the shipped knowledge that explains it: ``rules/event-misspelt.md``."""
    payload: tuple[tuple[str, str], ...] = ()
    """What names the thing that is remarked on, for actions."""


def notes_in(project: Project, path: str, text: bytes | None = None) -> tuple[Note, ...]:
    """All remarks about a file, in order of position.

    ``text`` is the file's text in an editor; it matters for the plan, whose file may be ahead of the disk.
    """
    if path == PLAN_NAME:
        return _plan_notes(project, text)
    moments = [_moment_note(proposal) for proposal in open_moments(project, path)]
    problems = [_problem_note(problem) for problem in project.problems_in(path)]
    return tuple(sorted([*moments, *problems], key=lambda note: (note.span, note.code)))


def sureness(score: float) -> str:
    """A score in words and figures: ``82 % sure``."""
    return f"{round(100 * score)} % sure"


def _moment_note(proposal: Proposal) -> Note:
    name = proposal.moment.replace("_", " ")
    if proposal.finding.noun:
        name = f"{name} ({proposal.finding.noun})"
    message = f"Worth tracking: {name}, as `{proposal.event}` ({sureness(proposal.finding.score)})."
    payload = (("event", proposal.event), ("symbol", proposal.finding.symbol), ("moment", proposal.moment))
    page = f"moments/{proposal.moment}.md"
    return Note(proposal.finding.span, message, MOMENT, Weight.HINT, page, payload)


def _problem_note(problem: Problem) -> Note:
    payload = (("rule", problem.rule), ("event", problem.event), ("symbol", problem.symbol))
    page = f"rules/{problem.rule}.md"
    return Note(problem.span, problem.message, problem.rule, _weight(problem.gravity), page, payload)


def _plan_notes(project: Project, text: bytes | None) -> tuple[Note, ...]:
    on_disk = project.plan_text.encode()
    ahead = text is not None and text != on_disk
    shown = text if text is not None else on_disk
    faults = parse_plan(shown.decode("utf-8", "replace"))[1] if ahead else project.plan_problems
    notes = [_fault_note(fault, Lines.of(shown)) for fault in faults]
    if not ahead:
        notes += [_problem_note(problem) for problem in project.problems_in(PLAN_NAME)]
    return tuple(sorted(notes, key=lambda note: (note.span, note.code)))


def _fault_note(fault: PlanProblem, lines: Lines) -> Note:
    start = lines.offset(Place(fault.line, fault.column), Encoding.UTF32)
    end = lines.offset(Place(fault.line, 1_000_000), Encoding.UTF32)
    return Note(Span(start, max(start, end)), fault.message, PLAN, _weight(fault.gravity), "plan.md")


def _weight(gravity: Gravity) -> Weight:
    return {Gravity.ERROR: Weight.ERROR, Gravity.WARNING: Weight.WARNING, Gravity.NOTE: Weight.NOTE}[gravity]
