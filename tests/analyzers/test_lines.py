"""Lines of a text in bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.lines import eol_of, indent_at, line_of, line_starts


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        (b"", (0,)),
        (b"a", (0,)),
        (b"a\n", (0, 2)),
        (b"a\r\nb", (0, 3)),
        (b"a\rb\n\nc", (0, 2, 4, 5)),
        (b"a\x0cb\x85\xe2\x80\xa8c", (0,)),
    ],
)
def test_a_line_ends_at_lf_crlf_or_a_lone_cr_and_at_nothing_else(text: bytes, starts: tuple[int, ...]) -> None:
    """The ends that the language server protocol knows."""
    assert line_starts(text) == starts


@given(st.lists(st.sampled_from([b"a", b"\r", b"\n", b"\r\n", b"\xc3\xa9"])).map(b"".join))
def test_every_offset_is_on_the_line_whose_start_is_the_last_before_it(text: bytes) -> None:
    """``line_of`` and ``line_starts`` agree for any mixture of line ends."""
    starts = line_starts(text)
    for offset in range(len(text) + 1):
        line = line_of(starts, offset)
        assert starts[line] <= offset
        assert line + 1 == len(starts) or offset < starts[line + 1]


def test_the_indent_is_the_white_space_that_opens_the_offset_s_line() -> None:
    """Tabs and spaces, wherever on the line the offset is, also behind the end."""
    text = b"a\n\t  b = 1\r  c"
    assert indent_at(text, 0) == ""
    assert indent_at(text, 6) == "\t  "
    assert indent_at(text, 99) == "  "


def test_the_line_end_is_the_most_used_one() -> None:
    """A file of one line gets LF."""
    assert eol_of(b"a\r\nb\r\nc\n") == "\r\n"
    assert eol_of(b"a") == "\n"
