"""A body is read however an SDK packs it, and refused in bounds when it is none."""

import base64
import gzip
import json
import zlib
from collections.abc import Callable
from typing import Any
from urllib.parse import quote_plus, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lsp_server.listening.bodies import LARGEST_TEXT, Unreadable, read_body
from lsp_server.listening.values import Request

FORM = {"content-type": "application/x-www-form-urlencoded"}

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
CARRIED = st.lists(VALUES, max_size=4) | st.dictionaries(st.text(), VALUES, max_size=4)


def post(body: bytes, query: str = "", **headers: str) -> Request:
    """A request with that body."""
    return Request("POST", "/x", query, {name.replace("_", "-"): value for name, value in headers.items()}, body)


def in_base64(text: str) -> str:
    """Text as browsers pack it."""
    return base64.b64encode(text.encode()).decode()


PACKINGS: dict[str, Callable[[str], Request]] = {
    "plain": lambda text: post(text.encode()),
    "beacon": lambda text: post(text.encode(), content_type="text/plain"),
    "gzip": lambda text: post(gzip.compress(text.encode()), content_encoding="gzip"),
    "gzip that is only named in the query": lambda text: post(gzip.compress(text.encode()), "compression=gzip-js"),
    "two gzip members": lambda text: post(gzip.compress(text[:5].encode()) + gzip.compress(text[5:].encode())),
    "deflate": lambda text: post(zlib.compress(text.encode()), content_encoding="deflate"),
    "base64": lambda text: post(in_base64(text).encode()),
    "form": lambda text: post(urlencode({"ip": "1", "data": text, "verbose": "1"}).encode(), **FORM),
    "form of base64": lambda text: post(f"data={quote_plus(in_base64(text))}&verbose=1".encode(), **FORM),
    "form of base64 that nobody quoted": lambda text: post(f"data={in_base64(text)}".encode()),
    "form of gzip in base64": lambda text: post(
        b"compression=gzip-js&data=" + quote_plus(base64.b64encode(gzip.compress(text.encode()))).encode()
    ),
    "query": lambda text: Request("GET", "/x", f"verbose=1&data={quote_plus(in_base64(text))}"),
    "byte order mark": lambda text: post(b"\xef\xbb\xbf" + text.encode()),
}


@pytest.mark.parametrize("packing", PACKINGS.values(), ids=PACKINGS)
@given(value=CARRIED)
@settings(max_examples=50, deadline=None)
def test_a_value_comes_back_from_every_packing(packing: Callable[[str], Request], value: Any) -> None:
    """As it was, whatever is in it."""
    assert read_body(packing(json.dumps(value)))[0] == value


@given(lines=st.lists(st.dictionaries(st.text(), VALUES, max_size=3), min_size=2, max_size=5))
@settings(deadline=None)
def test_lines_of_json_are_a_list(lines: list[Any]) -> None:
    """Blank ones between them do not count."""
    assert read_body(post("\n\n".join(map(json.dumps, lines)).encode()))[0] == lines


def test_parameters_of_query_and_form_stand_beside_the_value() -> None:
    """A form's wins."""
    value, parameters = read_body(post(b"data=%7B%7D&verbose=1&ip=0", "verbose=0&x=y"))
    assert (value, parameters) == ({}, {"verbose": "1", "ip": "0", "x": "y"})


@pytest.mark.parametrize("body", [b"", b"  \n"])
def test_nothing_is_none(body: bytes) -> None:
    """It is up to the endpoint whether that is a fault."""
    assert read_body(post(body, "v=2")) == (None, {"v": "2"})


REFUSED = {
    "no JSON": (post(b'{"event": '), 400),
    "no text": (post(b"\xff\xfe\xfa"), 400),
    "base64 of nothing sensible": (post(b"aGVsbG8gd29ybGQ="), 400),
    "half a gzip": (post(gzip.compress(b"{}" * 100)[:-12]), 400),
    "a damaged gzip": (post(b"\x1f\x8b" + b"x" * 40), 400),
    "an unknown packing": (post(b"{}", content_encoding="br"), 415),
    "a gzip bomb": (post(gzip.compress(b" " * (LARGEST_TEXT + 1))), 413),
    "a bomb of many members": (post(gzip.compress(b" " * 1_000_000) * 60), 413),
    "a deep nest": (post(b"[" * 200_000), 400),
    "a deep nest in lines": (post(b'{"a":1}\n' + b'{"a":' * 200_000), 400),
    "a number without end": (post(b"[" + b"9" * 10_000 + b"]"), 400),
    "a form without end": (post(b"&".join(b"a%d=1" % each for each in range(2000))), 400),
}


@pytest.mark.parametrize(("request_", "status"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_json_is_refused(request_: Request, status: int) -> None:
    """With a sentence that does not repeat the body."""
    with pytest.raises(Unreadable) as refused:
        read_body(request_)
    assert (refused.value.status, len(refused.value.message) < 200) == (status, True)


@given(body=st.binary(max_size=200), encoding=st.sampled_from(["", "gzip", "deflate"]))
@settings(deadline=None)
def test_no_bytes_do_anything_else(body: bytes, encoding: str) -> None:
    """Either there is a value, or they are refused."""
    assert outcome(post(body, content_encoding=encoding)) in {200, 400, 413, 415}


def outcome(request: Request) -> int:
    """200 when there is a value that JSON can be written of, else the status of the refusal."""
    try:
        json.dumps(read_body(request)[0], allow_nan=False)
    except Unreadable as refused:
        return refused.status
    return 200


def test_what_json_does_not_know_becomes_null() -> None:
    """Python's reader would make floats of these, which no other program reads back."""
    assert read_body(post(b"[NaN, Infinity, -Infinity, 1e999, 1]"))[0] == [None, None, None, None, 1]
