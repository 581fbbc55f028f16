"""The text store counts as the protocol counts, whatever the text and the encoding."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_server.workspace.documents import Document, Documents, Encoding, Lines, Place, Replacement, path_of, uri_of
from tests.support.texts import index_of

ENCODINGS = st.sampled_from(list(Encoding))
PIECES = st.sampled_from(
    [
        *("a", "b", " ", "\n", "\r", "\r\n", "\x0c", "\x0b", "\x1c", "\x85", "\u2028", "\u2029"),
        *("\u00e9", "\u4e2d", "e\u0301", "\U0001f600", "\U0001d11e", "\ufeff", "\ud83d"),
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)
PLACES = st.builds(Place, st.integers(0, 9), st.integers(0, 12))


def reference_index(text: str, place: Place, encoding: Encoding) -> int:
    """The character that a place means, by the words of the protocol."""
    return index_of(text, place.line, place.character, encoding.value)


def size(text: str) -> int:
    """Length in bytes."""
    return len(text.encode("utf-8", "surrogatepass"))


@given(TEXTS, PLACES, ENCODINGS)
def test_a_position_means_what_the_protocol_says(text: str, place: Place, encoding: Encoding) -> None:
    """Out of range is clamped, and inside a character means its start."""
    document = Document.of("untitled:a", "python", 1, text)
    assert document.lines.offset(place, encoding) == size(text[: reference_index(text, place, encoding)])


@given(TEXTS, ENCODINGS)
def test_an_offset_survives_the_way_to_a_position_and_back(text: str, encoding: Encoding) -> None:
    """Every character's offset, except between CR and LF, comes back as it was."""
    document = Document.of("untitled:a", "python", 1, text)
    for index in range(len(text) + 1):
        if text[index - 1 : index + 1] == "\r\n":
            continue
        offset = size(text[:index])
        assert document.lines.offset(document.lines.place(offset, encoding), encoding) == offset


@given(TEXTS, st.lists(st.tuples(PLACES, PLACES, TEXTS), max_size=6), ENCODINGS)
def test_edits_give_the_text_that_the_editor_has(
    text: str, edits: list[tuple[Place, Place, str]], encoding: Encoding
) -> None:
    """Any run of edits gives the reference's text, the right line borders, and changes that tell the truth."""
    documents = Documents(encoding)
    documents.open("untitled:a", "python", 1, text)
    for version, (start, end, new) in enumerate(edits, 2):
        before = documents.get("untitled:a")
        assert before is not None
        begin, stop = sorted((reference_index(text, start, encoding), reference_index(text, end, encoding)))
        text = (text[:begin] + new + text[stop:]).replace("\ud83d", "\ufffd")
        (change,) = documents.change("untitled:a", version, [Replacement(new, start, end)]) or ()
        after = documents.get("untitled:a")
        assert after is not None
        assert after.lines.text == text.replace("\ud83d", "\ufffd").encode()
        assert after.lines == Lines.of(after.lines.text)
        assert after.version == version
        assert before.text[: change.start] == after.text[: change.start]
        assert before.text[change.old_end :] == after.text[change.new_end :]
        assert 0 <= change.start <= min(change.old_end, change.new_end)


@given(TEXTS, TEXTS)
def test_a_text_sent_whole_is_narrowed_to_what_differs(old: str, new: str) -> None:
    """Outside the change both texts are the same, so that hunks elsewhere only move."""
    document = Document.of("untitled:a", "python", 1, old)
    after, change = document.rewritten(new)
    assert after.lines.text == new.replace("\ud83d", "\ufffd").encode()
    assert document.text[: change.start] == after.text[: change.start]
    assert document.text[change.old_end :] == after.text[change.new_end :]


def test_the_core_never_sees_a_byte_order_mark() -> None:
    """Offsets start behind the mark, positions count it."""
    document = Document.of("file:///a.py", "python", 1, "\ufeffab\ncd")
    assert document.text == b"ab\ncd"
    assert document.place(1, Encoding.UTF16) == Place(0, 2)
    assert document.place(1, Encoding.UTF8) == Place(0, 4)
    assert document.offset(Place(0, 2), Encoding.UTF16) == 1
    assert document.offset(Place(1, 1), Encoding.UTF16) == 4
    assert document.offset(Place(0, 0), Encoding.UTF16) == 0


@pytest.mark.parametrize("break_like", ["\x0c", "\x0b", "\x1c", "\x85", "\u2028", "\u2029"])
def test_what_only_looks_like_a_line_end_is_none(break_like: str) -> None:
    """A page break in a Python file or U+2028 in a string must not shift the lines below it."""
    document = Document.of("file:///a.py", "python", 1, f"a{break_like}b\nc")
    assert document.lines.place(len(document.text) - 1, Encoding.UTF16) == Place(1, 0)


def test_bytes_that_are_not_utf8_count_as_one_each() -> None:
    """A file from disk may hold anything; a place in it is still found."""
    lines = Lines.of(b"\xff\xfe caf\xe9 x")
    assert lines.place(8, Encoding.UTF16) == Place(0, 8)
    assert lines.offset(Place(0, 8), Encoding.UTF16) == 8


def test_a_change_of_a_document_that_is_not_open_is_told_apart() -> None:
    """A client's mistake changes nothing and raises nothing."""
    assert Documents().change("file:///a.py", 2, [Replacement("x")]) is None
    assert Documents().close("file:///a.py") is None


def test_a_document_is_found_however_its_uri_is_escaped(tmp_path: Path) -> None:
    """Clients escape URIs differently, and mix their own ways."""
    documents = Documents()
    path = tmp_path / "a b(1).py"
    documents.open(uri_of(path), "python", 1, "x")
    assert documents.get(uri_of(path).replace("(", "%28").replace(")", "%29")) is documents.at(path)
    documents.close(uri_of(path))
    assert documents.at(path) is None
    assert list(documents) == []


@pytest.mark.parametrize(
    "uri", ["untitled:Untitled-1", "git:/etc/hostname?x", "vscode-vfs://host/etc/hostname", "x", ""]
)
def test_only_file_uris_have_a_path(uri: str) -> None:
    """What an editor shows from elsewhere is never looked up on this disk."""
    assert path_of(uri) is None


def test_a_file_uri_and_its_path_belong_together(tmp_path: Path) -> None:
    """Any name a file can have survives."""
    for name in ["a.py", "a b.py", "\u00fcn\u00efcode.py", "100%.py", "a#b?c.py"]:
        assert path_of(uri_of(tmp_path / name)) == tmp_path / name
