"""Problems with their lines, and with a name each that stays when lines move."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from analyzers.model import Gravity, Problem, Span
from analyzers.plan import NOT_PRODUCT
from lsp_server.workspace.plan_file import PLAN_NAME
from lsp_server.workspace.positions import position
from lsp_server.workspace.project import Project

PLAN_RULE = "plan"
"""Rule of what is wrong with the plan's file itself."""


@dataclass(frozen=True, slots=True)
class Located:
    """One problem where a person finds it: lines and columns from 1, columns in Unicode code points."""

    problem: Problem
    line: int
    column: int
    end_line: int
    end_column: int
    fingerprint: str
    """The same as long as rule, file, function, event and the code itself are: lines may move."""


def locate_problems(project: Project, paths: Iterable[str]) -> tuple[Located, ...]:
    """The problems of the files at ``paths`` and, where it is among them, of the plan, by path and place."""
    found: list[Located] = []
    for path in sorted(set(paths)):
        text = project.plan_text.encode() if path == PLAN_NAME else _text(project, path)
        faults = _plan_faults(project, text) if path == PLAN_NAME else ()
        problems = sorted((*faults, *project.problems_in(path)), key=lambda each: (each.span, each.rule, each.message))
        found += _named(problems, text)
    return tuple(found)


def checked_paths(project: Project) -> tuple[str, ...]:
    """Every path that may have problems: product files, and the plan."""
    product = (path for path, reading in project.readings.items() if reading.facts.role not in NOT_PRODUCT)
    return (*product, PLAN_NAME)


def _text(project: Project, path: str) -> bytes:
    try:
        return project.source(path).text
    except KeyError:
        return b""


def _plan_faults(project: Project, text: bytes) -> tuple[Problem, ...]:
    """What keeps the plan's file from being read, as problems at their lines."""
    lines = text.splitlines(keepends=True)
    found = []
    for fault in project.plan_problems:
        before = b"".join(lines[: fault.line])
        own = lines[fault.line] if fault.line < len(lines) else b""
        start = len(before) + len(own.decode("utf-8", "replace")[: fault.column].encode())
        end = max(start, len(before) + len(own.rstrip()))
        found.append(Problem(PLAN_RULE, PLAN_NAME, Span(start, end), fault.message, Gravity(fault.gravity)))
    return tuple(found)


def _named(problems: Iterable[Problem], text: bytes) -> list[Located]:
    seen: Counter[str] = Counter()
    found = []
    for problem in problems:
        key = _key(problem, text)
        name = hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogateescape")).hexdigest()[:32]
        seen[key] += 1
        found.append(
            Located(problem, *position(text, problem.span.start), *position(text, problem.span.end), fingerprint=name)
        )
    return found


def _key(problem: Problem, text: bytes) -> str:
    """All that names a problem but its place; several that share it are counted in their order."""
    code = b" ".join(text[problem.span.start : problem.span.end].split()).decode("utf-8", "surrogateescape")
    return repr((problem.rule, problem.path, problem.symbol, problem.event, code))
