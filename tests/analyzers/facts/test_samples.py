"""Samples of real-looking code whose marked lines say which routes, writes, acts and handlers are on them."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from analyzers.lines import line_of, line_starts
from analyzers.model import Facts
from tests.support.projects import facts_of

SAMPLES = sorted((Path(__file__).parents[2] / "samples" / "facts").iterdir())
MARK = re.compile(r"(?://|#|/\*) => (.*?)\s*(?:\*/\}?|$)")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_each_line_holds_the_facts_that_its_mark_says_and_no_line_holds_others(sample: Path) -> None:
    """A fact without a mark fails as much as a mark without a fact."""
    text = sample.read_text("utf-8")
    marked = {
        at: sorted(each.strip() for each in found[1].split(" | "))
        for at, line in enumerate(text.splitlines())
        if (found := MARK.search(line))
    }
    assert _facts_by_line(facts_of(f"shop/{sample.name}", text), text.encode()) == marked


def _facts_by_line(facts: Facts, text: bytes) -> dict[int, list[str]]:
    starts = line_starts(text)
    found: dict[int, list[str]] = defaultdict(list)
    for route in facts.routes:
        found[line_of(starts, route.span.start)].append(f"route: {route.verb} {route.path}".strip())
    for write in facts.writes:
        found[line_of(starts, write.span.start)].append(f"write: {write.action} {write.noun}")
    for act in facts.acts:
        found[line_of(starts, act.span.start)].append(f"act: {act.means}")
    for handler in facts.handlers:
        runs = facts.functions[handler.function].qualified_name if handler.function >= 0 else handler.handler
        shown = f'handler: {handler.event} {handler.element} "{handler.label}" -> {runs}'
        component = facts.functions[handler.component].name
        found[line_of(starts, handler.span.start)].append(f"{shown} in {component}")
    return {line: sorted(each) for line, each in sorted(found.items())}
