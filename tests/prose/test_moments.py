"""Every fence of every moment's page is a test: what its markers say is found, and nothing else."""

from functools import cache
from itertools import groupby
from pathlib import Path

import pytest

from analyzers.facts import read_facts
from analyzers.findings import event_of, find
from analyzers.languages import language_of
from analyzers.lines import line_of, line_starts
from analyzers.model import Catalogue, Source
from lsp_server.prose.catalogue import read_catalogue
from tests.support.markers import Fence, Found, compare, read_fences, read_markers

MOMENTS = Path(__file__).parents[2] / "skills" / "moments"


@cache
def _catalogue() -> Catalogue:
    return read_catalogue()


def _cases() -> list[object]:
    cases = []
    for page in sorted(MOMENTS.glob("*.md")):
        fences = read_fences(page.read_text("utf-8"))
        for section, group in groupby(fences, key=lambda fence: fence.section):
            cases.append(pytest.param(tuple(group), id=f"{page.name} - {section}"))
    return cases


@pytest.mark.parametrize("fences", _cases())
def test_a_section_of_a_moment(fences: tuple[Fence, ...]) -> None:
    """What is marked is found, and what is found is marked."""
    assert [f"{fence.path}: {fault}" for fence in fences for fault in _faults(fence)] == []


def test_every_moment_shows_where_it_happens_and_what_it_is_not() -> None:
    """A rule without an example and a near miss is a guess."""
    for page in sorted(MOMENTS.glob("*.md")):
        markers = {each.kind for fence in read_fences(page.read_text("utf-8")) for each in read_markers(fence.text)}
        assert {"expect", "quiet"} <= markers, page.name


def test_a_moment_gives_way_to_moments_that_exist() -> None:
    """A name that nobody has would silently yield to nothing."""
    moments = {moment.name: moment for moment in _catalogue().moments}
    for moment in moments.values():
        assert set(moment.yields) <= moments.keys() - {moment.name}, moment.name


def _faults(fence: Fence) -> list[str]:
    language = language_of(fence.path)
    assert language is not None, f"{fence.path} is of no language that is read"
    source = Source(fence.path, fence.text.encode(), language)
    starts = line_starts(source.text)
    facts = read_facts(source)
    moments = {moment.name: moment for moment in _catalogue().moments}
    found = []
    for finding in find(facts, _catalogue()):
        span = facts.functions[finding.function].span if finding.function >= 0 else None
        act = line_of(starts, finding.act.start)
        first, last = (line_of(starts, span.start), line_of(starts, span.end)) if span else (act, act)
        found.append(Found(event_of(moments[finding.moment], finding.noun), first, last, act))
    return compare(read_markers(fence.text), found, fence.line)
