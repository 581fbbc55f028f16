"""Whatever changes in whatever text, the hunks together make exactly the new text."""

import itertools

from hypothesis import example, given, settings
from hypothesis import strategies as st

from analyzers.changes import stretches
from analyzers.dividing import divide
from analyzers.insertion import apply
from analyzers.lines import line_starts
from analyzers.model import Code, FileChange, Instrumentation
from analyzers.verification import verify
from tests.support.changed import planned
from tests.support.projects import providers

PIECES = [
    "import posthog",
    "from a import b",
    "posthog.capture('seen', distinct_id=user.id)",
    "    posthog.capture('order_placed', {",
    "    });",
    "def f(a, b):",
    "    return a",
    "}",
    "{",
    "",
    "  ",
    "é = 'ü'",
    '"""',
    "x",
]
ENDS = ["\n", "\r\n", "\r"]
LINES = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(ENDS)), max_size=12)
PATHS = st.sampled_from(["a.py", "a.ts", "a.tsx", "a.js", "notes.txt", "requirements.txt", "package.json"])
ENTRIES = (planned("seen"), planned("order_placed", "a.py", "f", total="number"))
NOTHING = Code({}, {}.__getitem__, Instrumentation())


@st.composite
def texts(draw: st.DrawFn) -> bytes:
    """Lines of code and of odd bytes, with any ends, the last one perhaps without."""
    text = "".join(line + end for line, end in draw(LINES)).encode()
    return text + draw(st.sampled_from([b"", b"x", b"\xff\xfe", "é".encode()]))


@st.composite
def edits(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """A text, and the same with some lines taken out, put in or changed."""
    before = draw(texts())
    lines = before.splitlines(keepends=True)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(lines)))
        more = draw(texts()).splitlines(keepends=True)[: draw(st.integers(0, 3))]
        lines[at : at + draw(st.integers(0, 2))] = more
    return before, b"".join(lines)


@settings(deadline=None)
@given(pair=edits(), path=PATHS)
@example(pair=(b"x", b"x\n"), path="a.py")
@example(pair=(b"a\r\n", b"a\n"), path="a.py")
@example(pair=("é".encode(), "è".encode()), path="a.py")
@example(pair=(b"\xef\xbb\xbfa\n", b"\xef\xbb\xbfb\n"), path="a.py")
def test_all_hunks_make_exactly_the_new_text(pair: tuple[bytes, bytes], path: str) -> None:
    """In order, without overlap, and each with the events that the change is for."""
    before, after = pair
    patch = divide([FileChange(path, before, after)], NOTHING, ENTRIES, providers())
    mark = b"\xef\xbb\xbf"
    assert apply(patch, path, before.removeprefix(mark)) == after.removeprefix(mark)
    for one, other in itertools.pairwise(patch.hunks):
        assert one.edit.span.end <= other.edit.span.start
    assert all(each.events for each in patch.hunks)
    assert bool(patch.hunks) == (before.removeprefix(mark) != after.removeprefix(mark))


@settings(deadline=None)
@given(text=texts(), path=PATHS)
def test_a_new_file_is_one_hunk(text: bytes, path: str) -> None:
    """That holds its whole text at an empty span."""
    patch = divide([FileChange(path, None, text)], NOTHING, ENTRIES, providers())
    assert [(each.creates, each.edit.span.start, each.edit.span.end) for each in patch.hunks] == [(True, 0, 0)]
    assert apply(patch, path, b"") == text.removeprefix(b"\xef\xbb\xbf")
    assert patch.base == ((path, ""),)


@settings(deadline=None)
@given(pair=edits())
def test_between_two_stretches_the_texts_are_the_same(pair: tuple[bytes, bytes]) -> None:
    """And each stretch is whole lines."""
    before, after = pair
    found = stretches(before, after)
    old, new, at, to = [], [], 0, 0
    for each in found:
        assert before[at : each.old.start] == after[to : each.new.start]
        old, new = [*old, each.old.start], [*new, each.new.start]
        at, to = each.old.end, each.new.end
    assert before[at:] == after[to:]
    assert set(old) <= {*line_starts(before), len(before)}
    assert set(new) <= {*line_starts(after), len(after)}


@settings(deadline=None)
@given(pair=edits(), path=PATHS, gone=st.sampled_from(["before", "after", "none"]))
def test_no_text_makes_a_verification_fail(pair: tuple[bytes, bytes], path: str, gone: str) -> None:
    """It answers, with sentences, and always the same."""
    before, after = pair
    change = FileChange(path, None if gone == "before" else before, None if gone == "after" else after)
    answers = [verify([change], NOTHING, NOTHING, ENTRIES, providers(), {}) for _ in range(2)]
    assert answers[0] == answers[1]
    assert all(each.message.endswith(".") and each.rule for each in answers[0])
    assert {each.event for each in answers[0]} >= {"seen"} or b"seen" in (change.after or b"")


def test_a_large_file_of_equal_lines_is_told_apart_in_time() -> None:
    """Where equal lines are too many to be matched one by one, they are one stretch."""
    before = b"x\ny\n" * 4000
    found = stretches(before, b"z\n" + before.replace(b"y", b"w", 1) + b"z\n")
    assert found
    assert sum(each.new.end - each.new.start for each in found) >= len(b"z\nw\nz\n")
