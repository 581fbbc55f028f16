"""Env files and those who read them: python-dotenv, the npm package dotenv, node's own reader, and a shell."""

import io
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from dotenv.parser import parse_stream
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lsp_server.errors import InputError, LuthierError
from lsp_server.workspace.env_files import AlreadySet, EnvSetting, Presence, has_key, set_key
from tests.support.env_readers import read_everywhere, read_in_node
from tests.support.env_texts import texts, values

BATCH = 8
UNSHRUNK = [Phase.explicit, Phase.reuse, Phase.generate]  # each example starts a process
COSTLY = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


def outcome(path: Path, before: bytes, value: str) -> bytes | None:
    """What the file holds once KEY is set; None when it is refused, and then nothing was written."""
    path.write_bytes(before)
    try:
        set_key(path.parent, EnvSetting(path.name, "KEY", value))
    except LuthierError:
        assert path.read_bytes() == before
        return None
    return path.read_bytes()


def in_python(text: str) -> dict[str, str | None]:
    """What python-dotenv finds."""
    stream = io.StringIO(text.removeprefix("\ufeff"), newline="")
    return {each.key: each.value for each in parse_stream(stream) if each.key}


def others(found: Mapping[str, str | None]) -> dict[str, str | None]:
    """All but KEY, however it is spelt; lines that node's own reader puts before a name are taken off again."""
    names = [name.rpartition("\n")[2] for name in found]
    return {
        name: value
        for name, value in zip(names, found.values(), strict=True)
        if names.count(name) == 1 and not re.search(r"^[#\s]*#|\bKEY\W*$|\ufeff", name)
    }


@settings(max_examples=300, deadline=None, suppress_health_check=COSTLY)
@given(text=texts, value=values)
def test_whatever_stands_in_the_file_one_line_changes_and_every_other_binding_reads_as_before(
    text: str, value: str, tmp_path: Path
) -> None:
    """Either that, or nothing was written at all."""
    before = text.encode()
    after = outcome(tmp_path / ".env", before, value)
    if after is None:
        return
    old, new = in_python(text), in_python(after.decode())
    assert new.pop("KEY") == value
    old.pop("KEY", None)
    assert new == old
    start = next(
        (at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(map(len, (before, after)))
    )
    kept = next(at for at in range(len(after) + 1) if before.endswith(after[at:]))
    changed = after[min(start, kept) : kept]
    assert changed.strip(b"\r\n").count(b"\n") == 0


@settings(max_examples=BATCH, phases=UNSHRUNK, deadline=None, suppress_health_check=COSTLY)
@given(cases=st.lists(st.tuples(texts, values), min_size=80, max_size=120))
def test_node_finds_the_value_that_was_set_whatever_stands_in_the_file(
    cases: list[tuple[str, str]], tmp_path: Path
) -> None:
    """The npm package and node's own reader; what they found before they still find."""
    done = [(text, value, outcome(tmp_path / ".env", text.encode(), value)) for text, value in cases]
    written = [(text, value, after.decode()) for text, value, after in done if after is not None]
    olds, news = read_in_node([text for text, _, _ in written]), read_in_node([after for _, _, after in written])
    for (_, value, after), old, new in zip(written, olds, news, strict=True):
        # Some versions of node know an exported variable without a value by no name.
        assert [each.get("KEY", "" if not value else None) for each in new] == [value, value], after
        assert [others(each) for each in new] == [others(each) for each in old], after


@settings(max_examples=BATCH, phases=UNSHRUNK, deadline=None, suppress_health_check=COSTLY)
@given(cases=st.lists(texts, min_size=80, max_size=120))
def test_a_value_that_node_finds_is_never_missing(cases: list[str], tmp_path: Path) -> None:
    """A key that any reader finds is one that is left alone."""
    for text, found in zip(cases, read_in_node(cases), strict=True):
        (tmp_path / ".env").write_bytes(text.encode())
        if any(each.get("KEY", "").strip() for each in found):
            assert has_key(tmp_path, "KEY") is Presence.PRESENT, text


@settings(max_examples=25, deadline=None, suppress_health_check=COSTLY)
@given(value=values)
def test_every_reader_finds_the_value_that_was_set(value: str, tmp_path: Path) -> None:
    """Python-dotenv, the npm package dotenv, node's own reader and a shell agree, blanks at the ends included."""
    path = tmp_path / ".env"
    if outcome(path, b"# theirs\nA='x y'\nexport KEY=''  # it's empty\n\nB=\"1\n2\"\n", value) and value:
        assert read_everywhere(path, "KEY") == dict.fromkeys(("python-dotenv", "dotenv", "node", "sh"), value)


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("https://eu.example.com/a?b=c", "KEY='https://eu.example.com/a?b=c'"),
        ("eu-1.example.com:443/a,b", "KEY=eu-1.example.com:443/a,b"),
        ("two words", "KEY='two words'"),
        ("# no remark", "KEY='# no remark'"),
        (" blanks ", "KEY=' blanks '"),
        ("it's", 'KEY="it\'s"'),
        ('{"a": 1}', "KEY='{\"a\": 1}'"),
        ("C:\\new\\table", "KEY='C:\\new\\table'"),
        ("`x`", "KEY='`x`'"),
        ("", "KEY="),
    ],
)
def test_a_value_stands_in_quotes_only_when_it_needs_them(value: str, line: str, tmp_path: Path) -> None:
    """And in such that nothing in it is read as anything but itself."""
    assert outcome(tmp_path / ".env", b"A=1\n", value) == f"A=1\n{line}\n".encode()
    assert read_everywhere(tmp_path / ".env", "KEY") == dict.fromkeys(("python-dotenv", "dotenv", "node", "sh"), value)


def test_of_two_bindings_every_reader_takes_the_last(tmp_path: Path) -> None:
    """Which is why the last empty one is filled."""
    path = tmp_path / ".env"
    assert outcome(path, b"KEY=\nA=1\nKEY=\n", "x") == b"KEY=\nA=1\nKEY=x\n"
    path.write_text("KEY=first\nKEY=last\n")
    assert set(read_everywhere(path, "KEY").values()) == {"last"}


@pytest.mark.parametrize(
    "text",
    [
        *("A=" + " " * 400_000 + "\rB", "\n" * 400_000, "A='" * 130_000, "A=`\n" * 20_000, "KEY=\n" * 20_000),
        *('A="\\"' * 80_000, "export " * 60_000, "KEY " * 100_000, "\\" * 400_000, "A=" + "'" * 400_000),
    ],
    ids=range(10),
)
def test_a_file_that_was_made_to_be_slow_is_read_all_the_same(text: str, tmp_path: Path) -> None:
    """A project's own file must not hold up the host."""
    (tmp_path / ".env").write_bytes(text.encode())
    assert has_key(tmp_path, "KEY") is Presence.MISSING
    with pytest.raises(InputError) as refused:
        set_key(tmp_path, EnvSetting(".env", "KEY", "a$b"))
    assert refused.type is not AlreadySet
