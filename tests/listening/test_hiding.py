"""What came from outside is shown without keys, and harmless to a terminal."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lsp_server.listening.hiding import HIDDEN, keys_of_headers, shown, shown_path, shown_text

KEY = "phx_0123456789abcdef"


def test_a_key_is_taken_out_of_every_text() -> None:
    """Of names as well as of values, wherever they stand."""
    value = {"a": [f"see {KEY}", {KEY: KEY}], "n": 1, "yes": True, "none": None}
    assert shown(value, [KEY]) == {"a": [f"see {HIDDEN}", {HIDDEN: HIDDEN}], "n": 1, "yes": True, "none": None}


def test_a_key_of_a_few_letters_hides_only_itself() -> None:
    """Else a project that is called ``a`` would lose every ``a``."""
    assert shown(["a", "banana"], ["a"]) == [HIDDEN, "banana"]


def test_a_terminal_gets_no_orders() -> None:
    """Colours, titles, cursor moves and turned writing come out as marks."""
    assert shown_text("a\x1b[31mb\x07\x9bc\u202ed\r\ne") == "a\N{REPLACEMENT CHARACTER}[31mb" + (
        "\N{REPLACEMENT CHARACTER}" * 2 + "c\N{REPLACEMENT CHARACTER}d  e"
    )


@given(st.recursive(st.floats() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_what_is_shown_is_json(value: Any) -> None:
    """That every program reads."""
    json.dumps(shown(value), allow_nan=False)


def test_depth_and_length_are_bounded() -> None:
    """So that one message cannot fill the terminal."""
    deep: Any = "x"
    for _ in range(50):
        deep = [deep]
    assert len(json.dumps(shown(deep))) < 50
    assert len(shown_text("x" * 1_000_000)) < 20_000


def test_keys_stand_in_headers_too() -> None:
    """With basic authorisation the user is one, with others all of it."""
    assert keys_of_headers({"authorization": "Basic d3JpdGUta2V5Og=="}) == {"write-key"}
    assert keys_of_headers({"authorization": "Bearer abc"}) == {"abc"}
    assert keys_of_headers({"authorization": "Basic %%"}) == set()
    assert keys_of_headers({}) == set()


def test_a_path_is_shown_without_what_may_be_a_key() -> None:
    """Words stay."""
    assert shown_path("/v9/projects/8f14e45fceea167a5a36dedd4bea2543/settings") == f"/v9/projects/{HIDDEN}/settings"
    assert shown_path("/some-long-page-of-words/x") == "/some-long-page-of-words/x"
