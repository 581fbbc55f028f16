"""Whatever is typed, decided, applied and undone: no text is lost and no hunk lands in a wrong place."""

import itertools
from dataclasses import dataclass, field

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analyzers.model import Edit, Hunk, HunkRole, Patch, Span
from lsp_server.review import Decision, Review, State, begin, changed, decide, due, rewritten, text_now
from tests.support.reviewed_text import ReviewedText

PATH = "product.py"

lines = st.sampled_from(["a", "bc", "", "  d", "é", "ee", "\U0001f600"])
breaks = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"])
texts = st.lists(st.tuples(lines, breaks).map("".join), max_size=6).map("".join)
EVENTS = ("signed_up", "paid")


@st.composite
def patches(draw: st.DrawFn) -> tuple[bytes, tuple[Hunk, ...]]:
    """A text and hunks for it: whole lines, words in a line, replacements; captures and what they need."""
    text = (draw(texts) + draw(st.sampled_from(["", "z"]))).encode()
    starts = [0, *(at + 1 for at in range(len(text)) if text[at : at + 1] == b"\n")]
    hunks: list[Hunk] = []
    free = 0
    for number in range(draw(st.integers(1, 5))):
        at = draw(st.sampled_from([each for each in starts if each >= free] or [len(text)]))
        role = draw(st.sampled_from([HunkRole.CAPTURE, HunkRole.IMPORT]))
        kind = draw(st.sampled_from(["lines", "lines", "word", "replace"]))
        end, new = at, f"<{number}>\n"
        if kind == "word":
            new = f"<{number}>"
        elif kind == "replace":
            end = min(len(text), at + draw(st.integers(0, 2)))
            new = draw(st.sampled_from([f"<{number}>", ""])) if end > at else f"<{number}>"
        if any(0x80 <= byte < 0xC0 for byte in text[end : end + 1]):
            continue
        count = 1 if role is HunkRole.CAPTURE else 2
        events = tuple(draw(st.permutations(EVENTS)))[:count]
        hunks.append(Hunk(PATH, Edit(Span(at, end), new), events, role, "Because."))
        free = end
    return text, tuple(hunks)


steps = st.lists(
    st.one_of(
        st.tuples(st.just("type"), st.floats(0, 1), st.integers(0, 4), texts | st.just("")),
        st.tuples(st.sampled_from(["accept", "reject", "open"]), st.sampled_from(EVENTS)),
        st.tuples(st.just("apply"), st.sampled_from(["bottom up", "top down", "at once"])),
        st.tuples(st.just("apply some"), st.integers(0, 31)),
        st.tuples(st.just("undo")),
    ),
    max_size=12,
)


@dataclass
class Bench:
    """A review, the editor's text, and the reference beside it."""

    review: Review
    text: bytes
    reference: ReviewedText
    past: list[bytes] = field(default_factory=list)

    def do(self, step: tuple[object, ...]) -> None:
        """One step of a person or an editor."""
        match step:
            case ("type", float(where), int(length), str(new)):
                start = round(where * len(self.text))
                self.type(start, min(len(self.text), start + length), new.encode())
            case ("accept" | "reject" | "open" as said, str(event)):
                decision = {"accept": "accepted", "reject": "rejected", "open": "open"}[said]
                self.review = decide(
                    self.review, Decision(decision), lambda piece: event in piece.hunk.events and piece.alone
                )
                self.reference.decide(decision, event)
            case ("apply", str(manner)):
                self.apply(due(self.review), manner)
                assert due(self.review) == ()
            case ("apply some", int(mask)):
                offered = due(self.review)
                self.apply(tuple(hunk for bit, hunk in enumerate(offered) if mask >> bit & 1), "at once")
            case _ if self.past:
                self.become(self.past.pop())
        self.agree()

    def type(self, start: int, end: int, new: bytes) -> None:
        """A person types."""
        self.past.append(self.text)
        self.reference.typed(start, end, new)
        self.review = changed(self.review, PATH, Span(start, end), new)
        self.text = self.text[:start] + new + self.text[end:]

    def apply(self, hunks: tuple[Hunk, ...], manner: str) -> None:
        """The editor makes an edit; it tells of it in its own manner."""
        self.past.append(self.text)
        after = made(self.text, hunks)
        if manner == "at once":
            self.review = rewritten(self.review, PATH, after)
        else:
            self.follow(hunks, manner)
        self.reference.typed(0, len(self.text), after)
        self.text = after

    def follow(self, hunks: tuple[Hunk, ...], manner: str) -> None:
        """Each hunk as a change of its own."""
        shift = 0
        for hunk in reversed(hunks) if manner == "bottom up" else hunks:
            span, new = hunk.edit.span, hunk.edit.new_text.encode()
            self.review = changed(self.review, PATH, Span(span.start + shift, span.end + shift), new)
            shift += len(new) - (span.end - span.start) if manner == "top down" else 0

    def become(self, text: bytes) -> None:
        """The editor has an older text again."""
        start = next((at for at in range(min(len(text), len(self.text))) if text[at] != self.text[at]), None)
        start = min(len(text), len(self.text)) if start is None else start
        end, old = len(self.text), len(text)
        while end > start and old > start and self.text[end - 1] == text[old - 1]:
            end, old = end - 1, old - 1
        self.reference.typed(start, end, text[start:old])
        self.review = changed(self.review, PATH, Span(start, end), text[start:old])
        self.text = text

    def agree(self) -> None:
        """The review says what the reference says."""
        sheet = self.review.sheets[0]
        assert text_now(sheet) == self.text == self.reference.text()
        assume(not self.reference.vague)
        pieces = {piece.number: piece for piece in sheet.pieces}
        for slot in self.reference.every:
            piece = pieces[slot.number]
            state = "settled" if slot.settled else "stale" if slot.stale else "taken" if slot.taken else "waiting"
            assert (piece.number, piece.state.value) == (slot.number, state)
            assert not slot.alone or piece.decision.value == slot.decision
        assert made(self.text, due(self.review)) == self.reference.text(self.reference.wanted())


def made(text: bytes, hunks: tuple[Hunk, ...]) -> bytes:
    """The text after an edit, as the protocol defines it: all spans are of the text before."""
    spans = [hunk.edit.span for hunk in hunks]
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    for hunk in reversed(hunks):
        text = text[: hunk.edit.span.start] + hunk.edit.new_text.encode() + text[hunk.edit.span.end :]
    return text


@settings(max_examples=400, deadline=None)
@given(patches(), steps)
def test_a_review_agrees_with_a_reference_after_any_steps(
    given_patch: tuple[bytes, tuple[Hunk, ...]], todo: list[tuple[object, ...]]
) -> None:
    """Texts, states, decisions and the edits that are due are those of a row of cells."""
    text, hunks = given_patch
    assume(hunks)
    bench = Bench(begin(Patch(hunks, ()), lambda _: text), text, ReviewedText.of(text, hunks))
    for step in todo:
        bench.do(step)


@given(patches(), st.permutations(EVENTS))
def test_the_order_of_acceptance_does_not_change_the_text(
    given_patch: tuple[bytes, tuple[Hunk, ...]], order: list[str]
) -> None:
    """Event by event or all at once, the file reads the same."""
    text, hunks = given_patch
    assume(hunks)
    at_once = decide(begin(Patch(hunks, ()), lambda _: text), Decision.ACCEPTED)
    step_by_step, now = begin(Patch(hunks, ()), lambda _: text), text
    for event in order:
        step_by_step = decide(step_by_step, Decision.ACCEPTED, lambda piece, event=event: event in piece.hunk.events)
        now = made(now, due(step_by_step))
        step_by_step = rewritten(step_by_step, PATH, now)
    assert now == made(text, due(at_once))
    assert all(piece.state is not State.STALE for piece in step_by_step.pieces())
