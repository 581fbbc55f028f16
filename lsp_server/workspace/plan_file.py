"""The tracking plan's file: loaded, changed and saved so that no person's work is ever lost."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from analyzers.model import Gravity, Plan, PlanProblem
from analyzers.plan import parse_plan, render
from lsp_server.errors import PlanUnreadable, WriteFailed
from lsp_server.workspace import atomic
from lsp_server.workspace.reading import sha256

PLAN_NAME = "tracking-plan.yaml"

_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class PlanText:
    """The plan's file as it was read."""

    text: str
    """The whole text, line ends as on the disk; empty when there is no file."""
    plan: Plan
    problems: tuple[PlanProblem, ...]
    exists: bool

    @property
    def errors(self) -> tuple[PlanProblem, ...]:
        """The problems that keep the file from being written."""
        return tuple(each for each in self.problems if each.gravity is Gravity.ERROR)


def path_of(root: Path) -> Path:
    """Where the plan of a workspace folder is."""
    return root / PLAN_NAME


def read(root: Path) -> PlanText:
    """Read the plan with its problems; what is sound in it is in ``plan``. A missing file is an empty plan.

    Raises ``PlanUnreadable`` when the file cannot be read at all or is no UTF-8.
    """
    try:
        raw = path_of(root).read_bytes()
    except FileNotFoundError:
        return PlanText("", Plan(), (), exists=False)
    except OSError as error:
        raise PlanUnreadable(
            f"{PLAN_NAME} cannot be read: {error.strerror}.", "Mend the file, then try again."
        ) from error
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise PlanUnreadable(f"{PLAN_NAME}:{line} is not UTF-8.", "Save the file as UTF-8.") from error
    plan, problems = parse_plan(text)
    return PlanText(text, plan, problems, exists=True)


def read_anyway(root: Path) -> PlanText:
    """As ``read``; a file that cannot be read at all is an empty plan with that problem."""
    try:
        return read(root)
    except PlanUnreadable as error:
        return PlanText("", Plan(), (PlanProblem(0, 0, str(error)),), exists=True)


def load(root: Path) -> Plan:
    """The plan of a workspace folder; an empty one when there is no file.

    Raises ``PlanUnreadable``, with the line, when the file has an error.
    """
    return _sound(read(root)).plan


def plan_of(text: str) -> Plan:
    """The plan of a text that an editor holds, saved or not. Raises as ``load``."""
    plan, problems = parse_plan(text)
    return _sound(PlanText(text, plan, problems, exists=True)).plan


def save(root: Path, change: Callable[[Plan], Plan]) -> Plan:
    """Read the plan, change it and write it back in one step; returns the plan as it now is.

    The file is replaced as a whole or not at all. Nothing is written when the change changes nothing.
    Raises ``PlanUnreadable`` when the file has an error, ``FileChanged`` when somebody else wrote it meanwhile,
    and ``WriteFailed`` when the disk refuses; the old file is untouched in all three cases.
    """
    with _ONE_AT_A_TIME:
        plan, prepared = prepare(root, change)
        if prepared is not None:
            atomic.write_all([prepared])
        return plan


def prepare(root: Path, change: Callable[[Plan], Plan]) -> tuple[Plan, atomic.Change | None]:
    """What ``save`` would do, for those who write the plan together with other files.

    Returns the plan as it will be, and the change of its file; None when nothing changes. Raises as ``save``.
    """
    before = _sound(read(root))
    plan = change(before.plan)
    text = render(before.text, plan)
    if text == before.text:
        return before.plan, None
    after, problems = parse_plan(text)
    lost = set(plan.entries) - set(after.entries)
    if lost or any(each.gravity is Gravity.ERROR for each in problems):
        names = ", ".join(sorted(entry.event for entry in lost)) or "the change"
        raise PlanUnreadable(f"{PLAN_NAME} cannot take {names} as it is written.", "Write it as a plain list.")
    return after, _change(root, before, text)


def write(root: Path, before: PlanText, text: str) -> None:
    """Replace the file that was read as ``before`` by ``text``: atomically, through a link, permissions kept.

    Raises ``FileChanged`` when the file is no longer ``before``, ``WriteFailed`` when the disk refuses.
    """
    atomic.write_all([_change(root, before, text)])


def _change(root: Path, before: PlanText, text: str) -> atomic.Change:
    if not root.is_dir():
        raise WriteFailed(f"{root} is no folder; {PLAN_NAME} was not written.", "Make the folder, then try again.")
    expected = sha256(before.text.encode("utf-8")) if before.exists else atomic.ABSENT
    return atomic.Change(_target(root), text.encode("utf-8"), expected)


def _target(root: Path) -> Path:
    """The file behind a link; a link that leaves the folder is followed only to a YAML file that exists."""
    target = path_of(root).resolve(strict=False)
    inside = target.is_relative_to(root.resolve())
    if inside or (target.suffix in {".yaml", ".yml"} and target.is_file()):
        return target
    raise WriteFailed(f"{PLAN_NAME} is a link out of the folder.", "Put the plan itself there, or link to a YAML file.")


def _sound(read_plan: PlanText) -> PlanText:
    for problem in read_plan.errors:
        remedy = "Nothing is written to the plan until this is mended."
        raise PlanUnreadable(f"{PLAN_NAME}:{problem.line + 1}:{problem.column + 1}: {problem.message}", remedy)
    return read_plan
