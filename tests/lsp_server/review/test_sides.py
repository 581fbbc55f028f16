"""The documents before and after a review: each hunk is where it is said to be, in the client's own counting."""

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analyzers.model import Edit, Hunk, HunkRole, Patch, Span
from lsp_server import convert
from lsp_server.review import Decision, Review, begin, changed, decide, rewritten
from lsp_server.workspace.documents import Encoding
from tests.lsp_server.review.test_following import PATH, Bench, patches, steps
from tests.support.reviewed_text import ReviewedText
from tests.support.texts import index_of

TOLD = convert.Told("7", "Review", "file:///shop", costly=False, settled=False)


def shown(review: Review, encoding: Encoding = Encoding.UTF16) -> dict[str, Any]:
    """A review as its client is told of it."""
    return convert.review_shown(
        TOLD, review, lambda path: f"file:///shop/{path}", convert.ClientFlags(encoding=encoding)
    )


def document(review: Review, uri: str) -> str:
    """The text of one of its documents."""
    named = convert.shown_of(uri)
    assert named is not None
    return convert.shown_text(named, review)


def stretch(text: str, place: dict[str, Any], encoding: Encoding = Encoding.UTF16) -> tuple[int, int]:
    """What a range covers, as characters of a text."""
    start, end = (
        index_of(text, each["line"], each["character"], encoding.value) for each in (place["start"], place["end"])
    )
    return start, end


def agree(review: Review, encoding: Encoding) -> None:
    """Each hunk is in its documents where it is said to be, and they differ by nothing else."""
    for file in shown(review, encoding)["files"]:
        before, after = document(review, file["before"]), document(review, file["after"])
        undone = after
        for hunk in reversed(file["hunks"]):
            there, new = hunk["beforeRange"], hunk["afterRange"]
            if hunk["state"] in {"stale", "settled"}:
                assert there is new is None
            if hunk["decision"] == "rejected" and hunk["state"] != "settled":
                assert new is None
            if new is None:
                continue
            start, end = stretch(after, new, encoding)
            assert after[start:end] == hunk["newText"]
            old = "" if there is None else before[slice(*stretch(before, there, encoding))]
            undone = undone[:start] + old + undone[end:]
        assert undone == before


@settings(max_examples=300, deadline=None)
@given(patches(), steps, st.sampled_from(Encoding))
def test_every_hunk_is_in_both_documents_where_it_is_said_to_be(
    given_patch: tuple[bytes, tuple[Hunk, ...]], todo: list[tuple[object, ...]], encoding: Encoding
) -> None:
    """Whatever was typed, decided, applied and undone, at every kind of line end."""
    text, hunks = given_patch
    # No position of the protocol is between the two halves of a line end.
    assume(hunks and not any(text[each.edit.span.end - 1 : each.edit.span.end + 1] == b"\r\n" for each in hunks))
    bench = Bench(begin(Patch(hunks, ()), lambda _: text), text, ReviewedText.of(text, hunks))
    agree(bench.review, encoding)
    for step in todo:
        bench.do(step)
        agree(bench.review, encoding)


NEW = Hunk(
    "new.py", Edit(Span(0, 0), "X = '\U0001f600'\r\nY = 2\r\n"), ("paid",), HunkRole.SETUP, "Made.", creates=True
)
IMPORT = Hunk(PATH, Edit(Span(0, 0), "import new\n"), ("paid",), HunkRole.IMPORT, "Needed.")
PAID = Hunk(PATH, Edit(Span(2, 2), "paid()\n"), ("paid",), HunkRole.CAPTURE, "Because.")
LEFT = Hunk(PATH, Edit(Span(4, 4), "left()\n"), ("left",), HunkRole.CAPTURE, "Because.")


@pytest.fixture
def review() -> Review:
    """A file that is made, and one with an import and two captures."""
    return begin(Patch((NEW, IMPORT, PAID, LEFT), ()), {PATH: b"a\nb\nc\n"}.get)


def test_a_new_file_is_whole_in_the_document_after_and_in_none_before(review: Review) -> None:
    """Until what needs it is rejected."""
    [made, _] = shown(review)["files"]
    [hunk] = made["hunks"]
    assert (made["path"], hunk["title"], hunk["beforeRange"]) == ("new.py", "New file for paid", None)
    assert hunk["afterRange"] == {"start": {"line": 0, "character": 0}, "end": {"line": 2, "character": 0}}
    assert (document(review, made["before"]), document(review, made["after"])) == ("", NEW.edit.new_text)
    refused = decide(review, Decision.REJECTED, lambda piece: "paid" in piece.hunk.events)
    [made, _] = shown(refused)["files"]
    assert made["hunks"][0]["afterRange"] is None
    assert document(refused, made["after"]) == ""
    there = rewritten(review, "new.py", NEW.edit.new_text.encode())
    agree(decide(there, Decision.REJECTED), Encoding.UTF16)


def test_what_only_a_rejected_event_needs_is_not_in_the_document_after(review: Review) -> None:
    """Nor what can no longer be put in."""
    refused = decide(review, Decision.REJECTED, lambda piece: "paid" in piece.hunk.events)
    uri = shown(refused)["files"][1]["after"]
    assert document(refused, uri) == "a\nb\nleft()\nc\n"
    stale = changed(review, PATH, Span(2, 3), b"bee")
    assert document(stale, uri) == "a\nbee\nc\n"
    assert [each["blocked"] for each in shown(stale)["files"][1]["hunks"]] == [False, True, True]


def test_titles_say_what_a_hunk_is(review: Review) -> None:
    """In a few words."""
    titles = [each["title"] for file in shown(review)["files"] for each in file["hunks"]]
    assert titles == ["New file for paid", "Import for paid", "Capture paid", "Capture left"]


def test_a_documents_address_is_read_however_an_editor_writes_it() -> None:
    """Some escape what divides the query."""
    written = "luthier-review:/app/%28auth%29/a%20b.py?review%3D7%26side%3Dafter"
    assert convert.shown_of(written) == convert.Shown("7", "app/(auth)/a b.py", after=True)
    assert convert.shown_of("luthier-review:///a.py?review=7&side=before") == convert.Shown("7", "a.py", after=False)
    assert convert.shown_of("file:///a.py") is convert.shown_of("luthier-review://[/") is None
