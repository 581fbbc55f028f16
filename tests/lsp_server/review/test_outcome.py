"""What a person decides hunk by hunk, event by event, and what comes of it."""

from analyzers.insertion import apply, compose
from analyzers.model import Edit, Hunk, HunkRole, Patch, Source, Span
from lsp_server.review import (
    Decision,
    Result,
    Review,
    begin,
    changed,
    decide,
    due,
    outcome,
    rewritten,
    settle_unsent,
    text_now,
)

TEXT = b"""import db


def join(user):
    db.add(user)
    return user


def pay(bill):
    db.add(bill)
    return bill
"""


def before(line: bytes) -> Span:
    """The place in front of a line."""
    return Span(TEXT.index(line), TEXT.index(line))


IMPORT = Hunk(
    "shop.py", Edit(before(b"\n\ndef"), "import events\n"), ("joined", "paid"), HunkRole.IMPORT, "It is used."
)
JOINED = Hunk(
    "shop.py", Edit(before(b"    return user"), '    events.send("joined")\n'), ("joined",), HunkRole.CAPTURE, "A join."
)
PAID = Hunk(
    "shop.py", Edit(before(b"    return bill"), '    events.send("paid")\n'), ("paid",), HunkRole.CAPTURE, "A sale."
)
SETUP = Hunk("events.py", Edit(Span(0, 0), "def send(name): ...\n"), ("joined",), HunkRole.SETUP, "New.", creates=True)
PATCH = Patch((SETUP, IMPORT, JOINED, PAID), ())


def started() -> Review:
    """A review of the patch for the text that it was made for."""
    return begin(PATCH, {"shop.py": TEXT}.get)


def said(review: Review, decision: Decision, event: str) -> Review:
    """The review after a decision on one event."""
    return decide(review, decision, lambda piece: piece.alone and event in piece.hunk.events)


def applied(review: Review) -> Review:
    """The review after an editor has made what was due."""
    for hunk in reversed(due(review)):
        review = changed(review, hunk.path, hunk.edit.span, hunk.edit.new_text.encode())
    return review


def results(review: Review) -> dict[str, Result]:
    """What became of each event."""
    return {each.event: each.result for each in outcome(review)}


def text(review: Review, path: str = "shop.py") -> bytes | None:
    """A file's text."""
    sheet = review.sheet(path)
    assert sheet is not None
    return text_now(sheet)


def test_accepting_everything_of_an_untouched_file_is_applying_the_patch() -> None:
    """The review adds nothing and leaves nothing out."""
    review = applied(decide(started(), Decision.ACCEPTED))
    assert text(review) == apply(PATCH, "shop.py", TEXT)
    assert text(review, "events.py") == b"def send(name): ...\n"
    assert due(review) == ()


def test_a_composed_patch_is_applied_hunk_by_hunk_as_it_is_at_once() -> None:
    """Also when imports are shared between events and stand at one place."""
    source = Source("shop.py", TEXT, "python")
    patch = compose([(IMPORT, JOINED), (IMPORT, PAID)], lambda _: source)
    review = begin(patch, lambda _: TEXT)
    for event in ("paid", "joined"):
        review = applied(said(review, Decision.ACCEPTED, event))
    assert text(review) == apply(patch, "shop.py", TEXT)


def test_an_import_comes_with_the_first_event_that_needs_it_and_leaves_with_the_last() -> None:
    """A shared hunk is nobody's decision of its own."""
    review = applied(said(started(), Decision.ACCEPTED, "paid"))
    assert b"import events" in (text(review) or b"")
    assert text(review, "events.py") is None
    review = applied(said(review, Decision.ACCEPTED, "joined"))
    review = applied(said(review, Decision.REJECTED, "paid"))
    assert b"import events" in (text(review) or b"")
    review = applied(said(review, Decision.REJECTED, "joined"))
    assert text(review) == TEXT


def test_rejecting_an_import_rejects_the_events_that_cannot_do_without_it() -> None:
    """A capture is never put in without what it needs."""
    review = decide(decide(started(), Decision.ACCEPTED), Decision.REJECTED, lambda piece: piece.hunk == IMPORT)
    assert due(review) == ()
    assert results(review) == {"joined": Result.REJECTED, "paid": Result.REJECTED}


def test_typing_into_an_import_line_blocks_the_events_that_need_it() -> None:
    """The import's place is gone, so that its captures would not run."""
    review = decide(started(), Decision.ACCEPTED)
    review = changed(review, "shop.py", Span(9, 9), b"ase")
    assert due(review) == ()
    assert set(results(review).values()) == {Result.ACCEPTED}


def test_an_edit_that_was_taken_in_part_is_told_as_it_is() -> None:
    """A person unticked one event in the editor's own preview."""
    review = decide(started(), Decision.ACCEPTED)
    part = Patch((IMPORT, PAID), ())
    review = settle_unsent(rewritten(review, "shop.py", apply(part, "shop.py", TEXT)))
    assert results(review) == {"joined": Result.OPEN, "paid": Result.IMPLEMENTED}
    assert due(review) == ()


def test_undo_opens_an_event_again_and_redo_accepts_it() -> None:
    """The text decides."""
    review = applied(said(started(), Decision.ACCEPTED, "paid"))
    after = text(review)
    review = rewritten(review, "shop.py", TEXT)
    assert results(review) == {"joined": Result.OPEN, "paid": Result.OPEN}
    assert results(rewritten(review, "shop.py", after))["paid"] is Result.IMPLEMENTED


def test_a_file_that_somebody_else_created_is_not_written_over() -> None:
    """The event that needs it is blocked and says so."""
    review = rewritten(started(), "events.py", b"# mine\n")
    assert results(review) == {"joined": Result.STALE, "paid": Result.OPEN}
    review = decide(review, Decision.ACCEPTED)
    assert [hunk.events for hunk in due(review)] == [("joined", "paid"), ("paid",)]


def test_a_created_file_counts_as_taken_whatever_line_ends_the_editor_gave_it() -> None:
    """An editor may write new files in its own manner, and fill them after it has made them."""
    review = decide(started(), Decision.ACCEPTED)
    review = rewritten(rewritten(review, "events.py", b""), "events.py", b"def send(name): ...\r\n")
    assert "events.py" not in {hunk.path for hunk in due(review)}


def test_a_file_that_is_gone_takes_nothing() -> None:
    """Its hunks are stale, and the others stay."""
    review = decide(rewritten(started(), "shop.py", None), Decision.ACCEPTED)
    assert due(review) == ()
