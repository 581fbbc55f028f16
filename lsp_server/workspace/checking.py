"""The problems of the plan against the code, and what a team's settings make of problems."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from analyzers.anchors import relocated
from analyzers.checks import check_plan
from analyzers.model import Facts, Gravity, Plan, Problem, Reading, Source, Where
from analyzers.parse import parse
from analyzers.plan import symbol_of
from lsp_server.settings import OFF

SourceOf = Callable[[str], Source]
"""The text of a file that was read; raises ``KeyError`` when it is gone."""


def problems_of_plan(
    plan: Plan, text: str, readings: Mapping[str, Reading], source_of: SourceOf, path: str
) -> tuple[Problem, ...]:
    """The problems of the plan against the code, in order of place; ``text`` is what ``plan`` was read from."""
    return check_plan(plan, text, readings, path, finder(readings, source_of))


def finder(readings: Mapping[str, Reading], source_of: SourceOf) -> Callable[[str, Where], str | None]:
    """Looks for a place's anchor in the file at a path, as ``analyzers.plan.drift`` asks for it."""
    return lambda file, where: _holder(file, where, readings, source_of)


def weighed(problems: Iterable[Problem], rules: Iterable[tuple[str, str]]) -> tuple[Problem, ...]:
    """The problems with the gravity that a team gave their rules; those of rules that are switched off are left out."""
    wanted = dict(rules)
    return tuple(
        replace(each, gravity=Gravity(wanted.get(each.rule, each.gravity)))
        for each in problems
        if wanted.get(each.rule) != OFF
    )


def _holder(path: str, where: Where, readings: Mapping[str, Reading], source_of: SourceOf) -> str | None:
    """The function that holds a remembered place in the file at ``path`` now, or None.

    Other files than the place's own are searched only when that one is gone, and only those with a function of
    the same name: a file that was moved is found, and a large project is not parsed for one place.
    """
    facts = readings[path].facts
    if path != where.file and (where.file in readings or not _has_symbol(facts, where.symbol)):
        return None
    try:
        source = source_of(path)
    except KeyError:
        return None
    anchor = relocated(source, parse(source), facts, where)
    return None if anchor is None else symbol_of(readings[path], _innermost(facts, anchor.offset))


def _has_symbol(facts: Facts, symbol: str) -> bool:
    return any(each.qualified_name == symbol for each in facts.functions)


def _innermost(facts: Facts, offset: int) -> int:
    """Index of the smallest function whose body holds ``offset``; -1 for the module."""
    around = [
        (each.body.end - each.body.start, index)
        for index, each in enumerate(facts.functions)
        if each.body.start <= offset <= each.body.end
    ]
    return min(around)[1] if around else -1
