"""Env files: present or missing is all that is told, and setting a variable changes its own line alone."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from lsp_server.errors import FileChanged, InputError
from lsp_server.workspace.below import Inside
from lsp_server.workspace.env_files import (
    AlreadySet,
    EnvSetting,
    Presence,
    check_setting,
    files_with_key,
    has_key,
    set_key,
)
from tests.support.env_texts import FORMS


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
    "text",
    [
        "",
        "KEY=",
        "KEY=''",
        'KEY=""',
        "# KEY=x",
        "OTHER=KEY",
        "MYKEY=x",
        "KEY2=x",
        "KEY",
        "\x00",
        *("KEY= # x", "A=1 # KEY=x", "KEY='' # x", "export KEY", "A-KEY=x", "KEY.B=x", "KEY: # x", 'A="b KEY=c"'),
    ],
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


@pytest.mark.parametrize(
    "name",
    [
        ".env.example",
        ".env.sample",
        ".env.template",
        "config.toml",
        "env",
        *("example.env", ".env.example.local", ".env.vault", ".env.keys", ".env.bak", ".env~", ".env.d.ts", ".env.gpg"),
    ],
)
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
    assert has_key(tmp_path, "KEY", "web") is Presence.PRESENT
    assert has_key(tmp_path, "KEY", "no/such") is Presence.MISSING


def test_the_files_that_have_a_key_are_told_by_their_names(tmp_path: Path) -> None:
    """A person is told where; the environment of this process is none of them."""
    (tmp_path / "web").mkdir()
    for name in (".env", ".env.local", ".env.test", ".env.example", "web/.env.local"):
        (tmp_path / name).write_text("KEY=x" if name != ".env.test" else "KEY=")
    assert files_with_key(tmp_path, "KEY") == (".env", ".env.local")
    assert files_with_key(tmp_path, "KEY", "web") == ("web/.env.local",)
    assert files_with_key(tmp_path, "PATH") == ()


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
        ("\ufeffKEY=\nA=1\n", "\ufeffKEY=\nA=1\nKEY=v\n"),
        ("A=1\nKEY=\nB=2\n", "A=1\nKEY=v\nB=2\n"),
        ("export KEY=\r\nB=2\r\n", "export KEY=v\r\nB=2\r\n"),
        ("KEY=''\n\n# end\n", "KEY=v\n\n# end\n"),
        ("KEY=\nKEY=\n", "KEY=\nKEY=v\n"),
        ("\n\n  KEY=\n", "\n\n  KEY=v\n"),
        ('A="1\n2"\nKEY=\n', 'A="1\n2"\nKEY=v\n'),
        ("KEY\n", "KEY=v\n"),
        ("KEY= # from the dashboard\nA=1\n", "KEY=v # from the dashboard\nA=1\n"),
        ("export KEY='' # it's \"here\"\r\n", 'export KEY=v # it\'s "here"\r\n'),
        ("\tKEY =\n", "KEY=v\n"),
        ("export\tKEY=\n", "export KEY=v\n"),
        ("'KEY'=\n", "KEY=v\n"),
        ("KEY=", "KEY=v"),
        ("A=1\r", "KEY=v\nA=1\r"),
        ("A='open\n", "KEY=v\nA='open\n"),
        ("A=`1\n2`\n", "KEY=v\nA=`1\n2`\n"),
        ("A=1\nno assignment\n", "KEY=v\nA=1\nno assignment\n"),
        ("A=1\nno assignment\nB=2\n", "A=1\nno assignment\nB=2\nKEY=v\n"),
        ("A=1\n   \n", "KEY=v\nA=1\n   \n"),
        ("source x\nKEY=\n", "source x\nKEY=\nKEY=v\n"),
        ("A= \n", "KEY=v\nA= \n"),
        ('A="{\\"x\\": 1}"\n', 'A="{\\"x\\": 1}"\nKEY=v\n'),
    ],
)
def test_setting_a_key_changes_its_own_line_alone(before: str | None, after: str, tmp_path: Path) -> None:
    """Line ends, marks, remarks and order stay byte for byte; it goes to the top where the end is not surely one."""
    path = tmp_path / ".env"
    if before is not None:
        path.write_bytes(before.encode())
    set_key(tmp_path, EnvSetting(".env", "KEY", "v"))
    assert path.read_bytes() == after.encode()


@pytest.mark.parametrize(
    "value",
    [
        "a\nb",
        "a\rB=1",
        "a\x00b",
        'it\'s "it"',
        "it's `x`",
        "$HOME",
        "end\\",
        "two\\\\",
        "x" * 3000,
        *("\u2028", "a\x85b", "\x9b31m", "a\u202eb", "\ud800", "\udc80", "\ufeff"),
    ],
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
    [
        "../.env",
        "/etc/.env",
        "./.env",
        "a//.env",
        "C:.env",
        ".git/.env",
        "node_modules/a/.env",
        "a\n/.env",
        "x\0/.env",
        *("a/../../.env", "no/such/.env", "link/.env", "\\.env", "src/app.py", ".git/.env/../x"),
    ],
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


def test_a_file_that_is_replaced_stays_its_owners(tmp_path: Path) -> None:
    """Whoever runs the app has to read it."""
    path = tmp_path / ".env"
    path.write_text("A=1\n")
    before = path.stat()
    set_key(tmp_path, EnvSetting(".env", "KEY", "x"))
    assert (path.stat().st_uid, path.stat().st_gid) == (before.st_uid, before.st_gid)


def test_a_file_that_is_protected_against_writing_is_left_alone(tmp_path: Path) -> None:
    """Its owner meant it."""
    path = tmp_path / ".env"
    path.write_text("A=1\n")
    path.chmod(0o400)
    with pytest.raises(InputError, match="protected"):
        set_key(tmp_path, EnvSetting(".env", "KEY", "x"))
    assert path.read_text() == "A=1\n"


@pytest.mark.parametrize("content", ["\ufeff".encode(), "A=1\n".encode("utf-16"), b"A=\0\n", b" FOO\n"])
def test_a_file_with_no_safe_place_for_a_line_is_left_alone(content: bytes, tmp_path: Path) -> None:
    """Some reader would not find the variable, or read another one differently."""
    path = tmp_path / ".env"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"every reader finds it|is no text"):
        set_key(tmp_path, EnvSetting(".env", "KEY", "x"))
    assert path.read_bytes() == content


def test_bytes_that_are_no_utf_8_stay_as_they_are(tmp_path: Path) -> None:
    """Old files have remarks in old encodings."""
    path = tmp_path / ".env"
    path.write_bytes(b"# gr\xfc\xdfe\nKEY=\n")
    set_key(tmp_path, EnvSetting(".env", "KEY", "x"))
    assert path.read_bytes() == b"# gr\xfc\xdfe\nKEY=x\n"


def test_who_makes_the_file_meanwhile_keeps_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look and the writing there is time."""
    create = Inside.create

    def late(self: Inside, name: str, content: bytes) -> None:
        (tmp_path / ".env").write_text("THEIRS=1\n")
        create(self, name, content)

    monkeypatch.setattr(Inside, "create", late)
    with pytest.raises(FileChanged):
        set_key(tmp_path, EnvSetting(".env", "KEY", "x"))
    assert (tmp_path / ".env").read_text() == "THEIRS=1\n"


def test_a_person_is_warned_when_git_would_take_the_file(tmp_path: Path) -> None:
    """And not when it is ignored."""
    assert "does not ignore .env" in set_key(tmp_path, EnvSetting(".env", "A", "x"))
    (tmp_path / ".gitignore").write_text(".env\n")
    assert set_key(tmp_path, EnvSetting(".env", "B", "x")) == ""


def test_checking_a_setting_writes_nothing(tmp_path: Path) -> None:
    """The agent asks, the person decides later."""
    check_setting(tmp_path, EnvSetting(".env", "KEY", "x"))
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_in_the_place_of_an_env_file_does_not_hold_anybody_up(tmp_path: Path) -> None:
    """It is no plain file."""
    os.mkfifo(tmp_path / ".env")
    assert has_key(tmp_path, "KEY") is Presence.MISSING
    with pytest.raises(InputError, match="no regular file"):
        set_key(tmp_path, EnvSetting(".env", "KEY", "x"))
