"""The tracking plan's file: loaded, changed and saved so that no person's work is ever lost."""

import contextlib
import os
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from analyzers.model import Gravity, Plan, PlanProblem
from analyzers.plan import parse_plan, render
from lsp_server.errors import FileChanged, PlanUnreadable, WriteFailed

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


def load(root: Path) -> Plan:
    """The plan of a workspace folder; an empty one when there is no file.

    Raises ``PlanUnreadable``, with the line, when the file has an error.
    """
    return _sound(read(root)).plan


def save(root: Path, change: Callable[[Plan], Plan]) -> Plan:
    """Read the plan, change it and write it back in one step; returns the plan as it now is.

    The file is replaced as a whole or not at all. Nothing is written when the change changes nothing.
    Raises ``PlanUnreadable`` when the file has an error, ``FileChanged`` when somebody else wrote it meanwhile,
    and ``WriteFailed`` when the disk refuses; the old file is untouched in all three cases.
    """
    with _ONE_AT_A_TIME:
        before = _sound(read(root))
        plan = change(before.plan)
        text = render(before.text, plan)
        if text == before.text:
            return before.plan
        after, problems = parse_plan(text)
        lost = set(plan.entries) - set(after.entries)
        if lost or any(each.gravity is Gravity.ERROR for each in problems):
            names = ", ".join(sorted(entry.event for entry in lost)) or "the change"
            raise PlanUnreadable(f"{PLAN_NAME} cannot take {names} as it is written.", "Write it as a plain list.")
        write(root, before, text)
        return after


def write(root: Path, before: PlanText, text: str) -> None:
    """Replace the file that was read as ``before`` by ``text``: atomically, through a link, permissions kept.

    Raises ``FileChanged`` when the file is no longer ``before``, ``WriteFailed`` when the disk refuses.
    """
    _refuse_if_changed(root, before)
    try:
        target = _target(root)
        mode = target.stat().st_mode & 0o7777 if before.exists else None
        new = _written_beside(target, text.encode("utf-8"), mode)
    except (OSError, RuntimeError, UnicodeEncodeError) as error:
        raise _failed(error) from error
    try:
        _refuse_if_changed(root, before)
        new.replace(target)
        _settle(target.parent)
    except OSError as error:
        raise _failed(error) from error
    finally:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)


def _target(root: Path) -> Path:
    """The file behind a link; a link that leaves the folder is followed only to a YAML file that exists."""
    target = path_of(root).resolve(strict=False)
    inside = target.is_relative_to(root.resolve())
    if inside or (target.suffix in {".yaml", ".yml"} and target.is_file()):
        return target
    raise WriteFailed(f"{PLAN_NAME} is a link out of the folder.", "Put the plan itself there, or link to a YAML file.")


def _written_beside(target: Path, text: bytes, mode: int | None) -> Path:
    """A complete temporary file in the target's own folder, on the disk; without a ``mode`` it is the umask's."""
    new = target.with_name(f".{target.name}.{secrets.token_hex(6)}.new")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with open(descriptor, "wb") as stream:  # noqa: PTH123 - a descriptor has no path
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            new.chmod(mode)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
        raise
    return new


def _refuse_if_changed(root: Path, before: PlanText) -> None:
    try:
        now = read(root)
    except PlanUnreadable as error:
        raise FileChanged(f"{PLAN_NAME} was changed by somebody else.", "Look at the file, then try again.") from error
    if (now.text, now.exists) != (before.text, before.exists):
        raise FileChanged(f"{PLAN_NAME} was changed by somebody else; nothing was written.", "Try again.")


def _sound(read_plan: PlanText) -> PlanText:
    for problem in read_plan.errors:
        remedy = "Nothing is written to the plan until this is mended."
        raise PlanUnreadable(f"{PLAN_NAME}:{problem.line + 1}:{problem.column + 1}: {problem.message}", remedy)
    return read_plan


def _settle(folder: Path) -> None:
    """Make the new name last through a power cut, where the system lets a folder be synced."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _failed(error: Exception) -> WriteFailed:
    said = getattr(error, "strerror", None) or str(error)
    return WriteFailed(
        f"{PLAN_NAME} could not be written: {said}. The old file is untouched.", "Mend the disk, try again."
    )
