"""Whatever the text is, asking for the names at a place gives an answer."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.anchors import place
from analyzers.facts import read_facts
from analyzers.model import Finding, Source
from analyzers.parse import parse
from analyzers.scope import scope_at
from tests.support.markers import read_fences

_PAGES = Path(__file__).parent.parent / "samples" / "scope"
_TEXTS = [
    Source(fence.path, fence.text.encode(), "python" if page.stem == "python" else "tsx")
    for page in sorted(_PAGES.glob("*.md"))
    for fence in read_fences(page.read_text(), "a")
]
_TORN = [b"", b"{", b"}", b")", b'"""', b"`", b"\xff", b"\r", b"\n  ", b"if ", b"=>", b"except", b"${"]
_DEEP = [
    ("python", b"def f(a):\n    act()\n    if (" + b"not\n" * 2000 + b"a):\n        return\n    act()\n"),
    ("python", b"def f(a):\n    act()\n    if (" + b" and\n".join([b"(b := a)"] * 2000) + b"):\n        return\n"),
    ("typescript", b"function f() {\n  act();\n  " + b"if (!a) {\n" * 1200 + b"act();\n" + b"}" * 1200 + b"\n}"),
    ("typescript", b"function f() {\n  act();\n  x" + b"\n.a()" * 2000 + b";\n}"),
]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(_TEXTS), st.sampled_from(_TORN), st.data())
def test_a_broken_text_has_names_that_occur_in_it(source: Source, torn: bytes, draw: st.DataObject) -> None:
    """Cut off or torn apart, at every offset, even one that lies outside."""
    first = draw.draw(st.integers(0, len(source.text)))
    second = draw.draw(st.integers(first, len(source.text)))
    text = source.text[:first] + torn + source.text[second:]
    broken = Source(source.path, text, source.language)
    indent = draw.draw(st.sampled_from([None, "", "    ", "\t"]))
    scope = scope_at(broken, parse(broken), draw.draw(st.integers(-3, len(text) + 3)), indent)
    assert all(each.name in text.decode("utf-8", "replace") for each in scope.bindings)


@pytest.mark.parametrize(("language", "text"), _DEEP, ids=["not", "and", "if", "chain"])
def test_code_nested_beyond_reason_gets_an_answer(language: str, text: bytes) -> None:
    """A place or a reason, and names or none."""
    source = Source("product.x", text, language)
    tree = parse(source)
    facts = read_facts(source, tree)
    act = next(each for each in facts.calls if each.callee == "act")
    finding = Finding("order_placed", source.path, "f", act.function, act.span, act.span, (), 1.0)
    answer = place(source, tree, facts, finding)
    assert answer
    assert {each.name for each in scope_at(source, tree, act.span.end).bindings} <= {"f", "a", "b"}
