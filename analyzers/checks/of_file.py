"""Runs every rule over one file."""

from collections.abc import Iterable

from tree_sitter import Tree

from analyzers.checks.everywhere import CaptureIndex, sends_in
from analyzers.checks.inspection import Inspection
from analyzers.checks.table import RULES
from analyzers.model import Instrumentation, Plan, Problem, Provider, Reading, Source
from analyzers.plan import NOT_PRODUCT


def check_file(  # noqa: PLR0917 - a pure function names all that it reads
    reading: Reading,
    source: Source,
    tree: Tree,
    plan: Plan,
    instrumentation: Instrumentation,
    providers: Iterable[Provider],
    all_captures: CaptureIndex,
) -> tuple[Problem, ...]:
    """The problems of one file, in order of place; none in tests, seeds and other files that are no product.

    ``reading`` and ``tree`` are of ``source``; ``all_captures`` is ``index_captures`` of the whole project.
    """
    if reading.facts.role in NOT_PRODUCT:
        return ()
    known = tuple(providers)
    sends = sends_in(reading.facts, instrumentation, known) if reading.captures else {}
    file = Inspection(reading, source, tree, plan, instrumentation, known, all_captures, sends)
    problems = [
        Problem(
            rule=rule.name,
            path=source.path,
            span=found.span,
            message=found.message,
            gravity=rule.gravity,
            fixes=found.fixes,
            symbol=file.symbol(found.function),
            event=found.event,
        )
        for rule in RULES
        for found in rule.check(file)
    ]
    return tuple(sorted(problems, key=lambda each: (each.span, each.rule, each.message)))
