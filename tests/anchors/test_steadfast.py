"""Whatever is inserted elsewhere, a remembered place is found where it was, or not at all."""

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.anchors import place, relocate
from analyzers.facts import read_facts
from analyzers.model import Anchor, Facts, Finding, Source, Where
from analyzers.parse import parse
from tests.support.anchoring import placed
from tests.support.markers import read_fences

_PAGES = Path(__file__).parent.parent / "samples" / "anchors"
_OPTION = re.compile(r"^[ \t]*(?:#|//) (never|moment|labels): (.*)\n", re.MULTILINE)
_CHANGES = {
    "py": {
        "blank": [b"", b"    "],
        "comment": [b"# note", b"        # note"],
        "statement": [b"log(1)", b"x = count(2)"],
    },
    "ts": {
        "blank": [b"", b"  "],
        "comment": [b"// note", b"/* note */"],
        "statement": [b"log(1);", b"const x = count(2);"],
    },
}


@cache
def cases() -> list[tuple[Source, Facts, Finding, Anchor]]:
    """The sample pages' fences in which a capture has a place."""
    found = []
    for page in sorted(_PAGES.glob("*.md")):
        for fence in read_fences(page.read_text(), "product"):
            options = dict(_OPTION.findall(fence.text))
            case = placed(_OPTION.sub("", fence.text), fence.path, options.get("moment", "order_placed"))
            anchor = case.anchor()
            if isinstance(anchor, Anchor):
                found.append((case.source, case.facts, case.finding, anchor))
    return found


def _line_starts(source: Source) -> list[int]:
    """Where a line of its own can be inserted: the starts of lines outside of statements that span several."""
    tree = parse(source)
    starts = {0, *(match.end() for match in re.finditer(rb"\n", source.text))}
    return sorted(each for each in starts if not _is_inside(tree.root_node, each))


def _is_inside(root: object, offset: int) -> bool:
    node = root.descendant_for_byte_range(offset, offset)  # type: ignore[attr-defined]
    while node is not None:
        if node.type in {
            "arguments",
            "argument_list",
            "object",
            "array",
            "list",
            "dictionary",
            "jsx_element",
            "switch_body",
        }:
            return bool(node.start_byte < offset < node.end_byte)
        if node.type in {"block", "statement_block", "module", "program"}:
            return False
        node = node.parent
    return False


def _moved(anchor: Anchor, at: int, inserted: bytes) -> set[int]:
    """Where the place is after an insertion; one right at the place may come to stand on either side of it."""
    if at < anchor.offset:
        return {anchor.offset + len(inserted)}
    return {anchor.offset, anchor.offset + len(inserted)} if at == anchor.offset else {anchor.offset}


def _found(source: Source, anchor: Anchor) -> int | None:
    where = Where(source.path, anchor.symbol, anchor.fingerprint)
    tree = parse(source)
    return relocate(source, tree, read_facts(source, tree), where)


def test_an_unchanged_place_is_found_where_it_is() -> None:
    """All fences, read again."""
    for source, _, _, anchor in cases():
        assert _found(source, anchor) == anchor.offset, source.text.decode()


@pytest.mark.parametrize("kind", ["blank", "comment"])
@settings(max_examples=150, deadline=None)
@given(draw=st.data())
def test_blank_lines_and_comments_never_hide_a_place(kind: str, draw: st.DataObject) -> None:
    """They mean nothing, wherever they stand."""
    source, _, _, anchor = draw.draw(st.sampled_from(cases()))
    at = draw.draw(st.sampled_from(_line_starts(source)))
    inserted = draw.draw(st.sampled_from(_CHANGES[_kind(source)][kind])) + b"\n"
    text = source.text[:at] + inserted + source.text[at:]
    assert _found(Source(source.path, text, source.language), anchor) in _moved(anchor, at, inserted), text.decode()


@settings(max_examples=300, deadline=None)
@given(draw=st.data())
def test_statements_elsewhere_never_misplace(draw: st.DataObject) -> None:
    """They may make a place unsure, but never move it."""
    source, _, _, anchor = draw.draw(st.sampled_from(cases()))
    text, expected = source.text, {anchor.offset}
    for _ in range(draw.draw(st.integers(1, 3))):
        at = draw.draw(st.sampled_from(_line_starts(Source(source.path, text, source.language))))
        line = re.match(rb"[ \t]*", text[at:])
        indent = line[0] if line is not None else b""
        inserted = indent + draw.draw(st.sampled_from(_CHANGES[_kind(source)]["statement"])) + b"\n"
        expected = {
            where + len(inserted) * moved for where in expected for moved in ((at < where,) if at != where else (0, 1))
        }
        text = text[:at] + inserted + text[at:]
    found = _found(Source(source.path, text, source.language), anchor)
    assert found is None or found in expected, text.decode()


@settings(max_examples=150, deadline=None)
@given(draw=st.data())
def test_a_line_taken_out_never_leads_to_a_place_that_stands_for_something_else(draw: st.DataObject) -> None:
    """Where the act went, there is no place; where it stayed, there is that one."""
    source, _, _, anchor = draw.draw(st.sampled_from(cases()))
    lines = source.text.splitlines(keepends=True)
    gone = draw.draw(st.integers(0, len(lines) - 1))
    start = sum(map(len, lines[:gone]))
    text = b"".join([*lines[:gone], *lines[gone + 1 :]])
    found = _found(Source(source.path, text, source.language), anchor)
    shift = len(lines[gone]) if start < anchor.offset else 0
    assert found is None or found == anchor.offset - shift or _told(text, found) == anchor.after, text.decode()


def _told(text: bytes, offset: int) -> str:
    return text[:offset].decode().rstrip().rpartition("\n")[2].strip()


@settings(max_examples=200, deadline=None)
@given(draw=st.data())
def test_a_broken_text_never_breaks_a_place(draw: st.DataObject) -> None:
    """Cut off, torn apart or with lines doubled: the answer is a place, a reason or nothing."""
    source, facts, finding, anchor = draw.draw(st.sampled_from(cases()))
    first = draw.draw(st.integers(0, len(source.text)))
    second = draw.draw(st.integers(first, len(source.text)))
    torn = (
        source.text[:first]
        + draw.draw(st.sampled_from([b"", b"{", b")", b'"""', b"\xff`", b"\r", b"\n  "]))
        + source.text[second:]
    )
    broken = Source(source.path, torn, source.language)
    tree = parse(broken)
    again = read_facts(broken, tree)
    for each in (facts, again):
        got = place(broken, tree, each, finding)
        assert isinstance(got, str) or 0 <= got.offset <= len(torn)
    found = _found(broken, anchor)
    assert found is None or 0 <= found <= len(torn)


def _kind(source: Source) -> str:
    return "py" if source.language == "python" else "ts"
