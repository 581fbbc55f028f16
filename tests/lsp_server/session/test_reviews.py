"""Open reviews: which of them give way to another, and what their hunks are about."""

from dataclasses import replace
from pathlib import Path

from analyzers.model import Edit, Entry, Hunk, HunkRole, Patch, Span, Status, Where
from lsp_server.features.moments import Mark
from lsp_server.review import Decision, begin, decide
from lsp_server.session import Folder, Reviews
from lsp_server.session.subjects import Subject, planned

TEXT = b"import track\n\n\ndef pay():\n    return True\n"


def hunk(role: HunkRole, *events: str, path: str = "pay.py") -> Hunk:
    """A hunk at the beginning of a file."""
    return Hunk(path, Edit(Span(0, 0), "new\n"), events, role, "Why not.")


PATCH = Patch((hunk(HunkRole.CAPTURE, "paid"),), (("pay.py", ""),))


def test_a_review_gives_way_to_the_next_one_unless_it_is_costly(tmp_path: Path) -> None:
    """What an agent wrote is kept until everything in it is decided."""
    reviews, folder, other = Reviews(), Folder(tmp_path, "file:///a"), Folder(tmp_path, "file:///b")
    fresh = begin(PATCH, {"pay.py": TEXT}.get)
    first = reviews.open(folder, fresh, {})
    elsewhere = reviews.open(other, fresh, {})
    written = reviews.open(folder, fresh, {}, costly=True)
    assert list(reviews) == [elsewhere, written]
    second = reviews.open(folder, fresh, {})
    assert list(reviews) == [elsewhere, written, second]
    written.review = decide(written.review, Decision.REJECTED)
    third = reviews.open(folder, fresh, {})
    assert list(reviews) == [elsewhere, third]
    assert reviews.get(first.identity) is None
    reviews.leave(folder)
    assert list(reviews) == [elsewhere]
    for each in (folder, other):
        each.close()


def test_a_hunk_that_captures_several_events_is_about_each_of_them() -> None:
    """A place that the plan knows is where the event is not wanted if it is rejected; else the file is."""
    paid = Entry("paid", Status.APPROVED, where=(Where("other.py", "x"), Where("pay.py", "pay", "a-1")))
    left = Entry("left", Status.APPROVED)
    patch = Patch(
        (hunk(HunkRole.IMPORT, "paid", "left"), hunk(HunkRole.CAPTURE, "paid", "left", "unknown")), PATCH.base
    )
    assert planned(patch, (paid, left)) == {
        1: (
            Subject(Mark("paid", "pay.py", "pay"), paid, Where("pay.py", "pay", "a-1")),
            Subject(Mark("left", "pay.py", ""), left, Where("pay.py", "")),
        )
    }
    elsewhere = replace(PATCH, hunks=(hunk(HunkRole.CAPTURE, "paid", path="web.ts"),))
    assert planned(elsewhere, (paid,))[0][0].where == Where("web.ts", "")
