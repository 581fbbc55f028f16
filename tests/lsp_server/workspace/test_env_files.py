"""Env files: present or missing is all that is told, and setting a variable changes its own line alone."""

import logging
import os
import stat
import string
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from lsp_server.errors import InputError, LuthierError
from lsp_server.workspace.env_files import AlreadySet, EnvSetting, Presence, check_setting, has_key, set_key
from lsp_server.workspace.env_files.presence import bindings
from tests.support.env_readers import read_everywhere

SECRET = "s3cr3t-hunter2"  # noqa: S105 - an example of one
FORMS = [
    f"KEY={SECRET}",
    f"export KEY={SECRET}",
    f"KEY = {SECRET}",
    f"  KEY={SECRET}  # a remark",
    f"KEY='{SECRET}'",
    f'KEY="{SECRET}"',
    f"KEY=`{SECRET}`",
    f'KEY="two\n{SECRET}\nlines"',
    f"KEY: {SECRET}",
    f"OTHER=x\r\nKEY={SECRET}\r\n",
    f"KEY=\nKEY={SECRET}",
    f"KEY={SECRET}\nKEY=",
    f"\ufeffKEY={SECRET}",
    f"KEY=${{OTHER}}{SECRET}",
    f"KEY=#{SECRET}",
]


@pytest.mark.parametrize("text", FORMS)
def test_a_key_with_a_value_is_present_in_every_form_that_some_reader_understands(text: str, tmp_path: Path) -> None:
    """And it is then left as it is."""
    path = tmp_path / ".env"
    path.write_bytes(text.encode())
    assert has_key(tmp_path, "KEY") is Presence.PRESENT
    with pytest.raises(AlreadySet):
        set_key(tmp_path, EnvSetting(".env", "KEY", "new"))
    assert path.read_bytes() == text.encode()


@pytest.mark.parametrize(
    "text", ["", "KEY=", "KEY=''", 'KEY=""', "# KEY=x", "OTHER=KEY", "MYKEY=x", "KEY2=x", "KEY", "\x00"]
)
def test_a_key_without_a_value_is_missing(text: str, tmp_path: Path) -> None:
    """A remark, an empty value and another name give nothing."""
    (tmp_path / ".env").write_text(text)
    assert has_key(tmp_path, "KEY") is Presence.MISSING


@pytest.mark.parametrize("name", [".env", ".env.local", ".env.production", "prod.env", ".flaskenv", ".dev.vars"])
def test_every_kind_of_env_file_counts(name: str, tmp_path: Path) -> None:
    """By the names that frameworks use."""
    (tmp_path / name).write_text("KEY=x")
    assert has_key(tmp_path, "KEY") is Presence.PRESENT


@pytest.mark.parametrize("name", [".env.example", ".env.sample", ".env.template", "config.toml", "env"])
def test_samples_and_other_files_do_not_count(name: str, tmp_path: Path) -> None:
    """Nothing of the app's reads them."""
    (tmp_path / name).write_text("KEY=x")
    assert has_key(tmp_path, "KEY") is Presence.MISSING
    with pytest.raises(InputError, match="is no env file"):
        set_key(tmp_path, EnvSetting(name, "OTHER", "x"))


def test_an_env_file_of_a_package_is_looked_into_when_it_is_named(tmp_path: Path) -> None:
    """The root's own does not count then."""
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / ".env").write_text("KEY=x")
    assert has_key(tmp_path, "KEY") is Presence.MISSING
    assert has_key(tmp_path, "KEY", "web/.env") is Presence.PRESENT


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, "KEY=v\n"),
        ("", "KEY=v\n"),
        ("A=1\n", "A=1\nKEY=v\n"),
        ("A=1", "A=1\nKEY=v\n"),
        ("A=1\r\nB=2\r\n", "A=1\r\nB=2\r\nKEY=v\r\n"),
        ("A=1\r\nB=2", "A=1\r\nB=2\r\nKEY=v\r\n"),
        ("\ufeffA=1\n", "\ufeffA=1\nKEY=v\n"),
        ("\ufeffKEY=\nA=1\n", "\ufeffKEY=v\nA=1\n"),
        ("A=1\nKEY=\nB=2\n", "A=1\nKEY=v\nB=2\n"),
        ("export KEY=\r\nB=2\r\n", "export KEY=v\r\nB=2\r\n"),
        ("KEY=''\n\n# end\n", "KEY=v\n\n# end\n"),
        ("KEY=\nKEY=\n", "KEY=\nKEY=v\n"),
        ("\n\n  KEY=\n", "\n\n  KEY=v\n"),
        ('A="1\n2"\nKEY=\n', 'A="1\n2"\nKEY=v\n'),
        ("KEY\n", "KEY=v\n"),
    ],
)
def test_setting_a_key_changes_its_own_line_alone(before: str | None, after: str, tmp_path: Path) -> None:
    """Line ends, marks, remarks and order stay byte for byte."""
    path = tmp_path / ".env"
    if before is not None:
        path.write_bytes(before.encode())
    set_key(tmp_path, EnvSetting(".env", "KEY", "v"))
    assert path.read_bytes() == after.encode()


VALUES = st.text(st.sampled_from(string.ascii_letters + string.digits + " ./:@%+,=-_#!*()[]{}<>?;&|^~äß€"), max_size=30)
LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "",
                "# a remark",
                "A=1",
                "export B='two words'",
                'C="x # y"',
                "D=`tick`",
                "E: yaml",
                "KEY=",
                "KEY=''",
                "broken '",
                'F="1\n2"',
            ]
        ),
        st.text(string.printable, max_size=20),
    ),
    max_size=8,
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=LINES, end=st.sampled_from(["\n", "\r\n"]), closed=st.booleans(), value=VALUES)
def test_whatever_stands_in_the_file_every_other_binding_reads_as_before(
    lines: list[str], end: str, closed: bool, value: str, tmp_path: Path
) -> None:
    """Either the key reads as it was set and nothing else changed, or nothing was written at all."""
    path = tmp_path / ".env"
    before = (end.join(lines) + (end if closed else "")).encode("utf-8", "surrogatepass")
    path.write_bytes(before)
    try:
        set_key(tmp_path, EnvSetting(".env", "KEY", value))
    except LuthierError:
        assert path.read_bytes() == before
        return
    old, new = (tuple(each for each in bindings(text.decode()) if each.key) for text in (before, path.read_bytes()))
    assert [(each.key, each.value) for each in new if each.key != "KEY"] == [
        (each.key, each.value) for each in old if each.key != "KEY"
    ]
    assert [each.value for each in new if each.key == "KEY"][-1] == value


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=VALUES)
def test_every_reader_finds_the_value_that_was_set(value: str, tmp_path: Path) -> None:
    """python-dotenv, the npm package dotenv, node's own reader and a shell agree."""
    path = tmp_path / ".env"
    path.write_text("A='x y'\n")
    assume(value == value.strip())
    set_key(tmp_path, EnvSetting(".env", "KEY", value))
    assert read_everywhere(path, "KEY") == dict.fromkeys(("python-dotenv", "dotenv", "node", "sh"), value)


@pytest.mark.parametrize(
    "value", ["a\nb", "a\rB=1", "a\x00b", "it's", 'say "x"', "$HOME", "`id`", "back\\slash", "x" * 3000, "\u2028"]
)
def test_a_value_that_readers_would_take_differently_is_refused_without_being_repeated(
    value: str, tmp_path: Path
) -> None:
    """Neither a second line nor an expansion can be smuggled in."""
    with pytest.raises(InputError) as raised:
        set_key(tmp_path, EnvSetting(".env", "KEY", value))
    assert value not in str(raised.value)
    assert not (tmp_path / ".env").exists()


@pytest.mark.parametrize("name", ["", "A B", "A=B", "1A", "A\nB", "A-B", "ä", "A" * 300, "export A"])
def test_only_a_plain_name_can_be_set(name: str, tmp_path: Path) -> None:
    """Names come from an agent, too."""
    with pytest.raises(InputError):
        set_key(tmp_path, EnvSetting(".env", name, "x"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "path",
    ["../.env", "/etc/.env", "a/../../.env", "no/such/.env", "link/.env", "\\.env", "src/app.py", ".git/.env/../x"],
)
def test_nothing_is_written_out_of_the_workspace_or_into_another_kind_of_file(path: str, tmp_path: Path) -> None:
    """Neither by dots nor through a link."""
    outside, root = tmp_path / "outside", tmp_path / "root"
    outside.mkdir()
    root.mkdir()
    (root / "link").symlink_to(outside)
    with pytest.raises(InputError):
        set_key(root, EnvSetting(path, "KEY", "x"))
    assert list(outside.iterdir()) == []
    assert has_key(root, "KEY", path) is Presence.MISSING


@pytest.mark.parametrize("make", [Path.symlink_to, Path.hardlink_to], ids=["symbolic", "hard"])
def test_a_link_is_neither_read_nor_written(make: Callable[[Path, Path], None], tmp_path: Path) -> None:
    """What it leads to belongs to somebody else."""
    outside = tmp_path / "outside"
    outside.write_text("KEY=x")
    root = tmp_path / "root"
    root.mkdir()
    make(root / ".env", outside)
    assert has_key(root, "KEY") is Presence.MISSING
    with pytest.raises(InputError):
        set_key(root, EnvSetting(".env", "OTHER", "x"))
    assert outside.read_text() == "KEY=x"


def test_a_new_file_is_its_owners_alone_and_a_known_one_keeps_its_mode(tmp_path: Path) -> None:
    """A secret may come to stand in it."""
    set_key(tmp_path, EnvSetting(".env", "KEY"))
    assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o600
    (tmp_path / ".env").chmod(0o640)
    set_key(tmp_path, EnvSetting(".env", "KEY", "x"))
    assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o640


def test_a_person_is_warned_when_git_would_take_the_file(tmp_path: Path) -> None:
    """And not when it is ignored."""
    assert "does not ignore .env" in set_key(tmp_path, EnvSetting(".env", "A", "x"))
    (tmp_path / ".gitignore").write_text(".env\n")
    assert set_key(tmp_path, EnvSetting(".env", "B", "x")) == ""


def test_checking_a_setting_writes_nothing(tmp_path: Path) -> None:
    """The agent asks, the person decides later."""
    check_setting(tmp_path, EnvSetting(".env", "KEY", "x"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    [*FORMS, f"KEY='{SECRET}", f'"{SECRET}', f"{SECRET}", f"\x00{SECRET}\xff", f"KEY={SECRET}" + "x" * 1_100_000],
)
def test_no_value_leaves_by_any_way(text: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Neither in an answer, an error with its causes, nor in a log."""
    caplog.set_level(logging.DEBUG)
    path = tmp_path / ".env"
    path.write_bytes(text.encode())
    said: list[str] = []
    for mode in (0o600, 0o000):
        path.chmod(mode)
        for call in (
            lambda: has_key(tmp_path, "KEY"),
            lambda: has_key(tmp_path, "OTHER", ".env"),
            lambda: check_setting(tmp_path, EnvSetting(".env", "KEY", "x")),
            lambda: set_key(tmp_path, EnvSetting(".env", "NEW", "x")),
        ):
            try:
                said.append(repr(call()))
            except LuthierError as error:
                said.append("".join(traceback.format_exception(error)) + repr(error) + str(vars(error)))
    path.chmod(0o600)
    assert SECRET not in "".join(said) + caplog.text
    assert repr(EnvSetting(".env", "KEY", SECRET)).count(SECRET) == 0


def test_a_pipe_in_the_place_of_an_env_file_does_not_hold_anybody_up(tmp_path: Path) -> None:
    """It is no plain file."""
    os.mkfifo(tmp_path / ".env")
    assert has_key(tmp_path, "KEY") is Presence.MISSING
    with pytest.raises(InputError, match="no regular file"):
        set_key(tmp_path, EnvSetting(".env", "KEY", "x"))
