"""Broken, cut and shuffled code never makes the analysis fail: it finds less."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.facts import read_facts
from analyzers.findings import find, traits_of
from analyzers.languages import language_of
from analyzers.model import Source
from tests.support.findings import catalogue

SAMPLES = sorted(
    path
    for path in (Path(__file__).parents[2] / "samples").rglob("*")
    if path.is_file() and language_of(path.name) is not None
)
PIECES = st.sampled_from(
    [b"(", b")", b"{", b"}", b"'", b'"', b"`", b"<", b"/>", b"\xff", b"\x00", b"=>", b":\n\t", b"@", b"..."]
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SAMPLES), st.data())
def test_any_damage_is_survived(sample: Path, data: st.DataObject) -> None:
    """Cut anywhere, with pieces of syntax thrown in; every span stays inside the text."""
    text = sample.read_bytes()
    for _ in range(data.draw(st.integers(0, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 80)))
        text = text[:start] + data.draw(PIECES) + text[end:]
    facts = read_facts(Source(f"shop/{sample.name}", text, language_of(sample.name) or ""))
    spans = [each.span for each in (*facts.functions, *facts.calls, *facts.writes, *facts.acts, *facts.texts)]
    spans += [each.act for each in find(facts, catalogue(), least=0.0)]
    assert all(0 <= each.start <= each.end <= len(text) for each in spans)
    assert all(0 <= at < len(facts.functions) for at in traits_of(facts, catalogue()))
