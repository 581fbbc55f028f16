"""Env files: no value that stands in one leaves by an answer, an error, its causes, or a log."""

import logging
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lsp_server.workspace.env_files import EnvSetting, check_setting, files_with_key, has_key, set_key
from tests.support.env_texts import FORMS, SECRET

TEXTS = [
    *(each.encode() for each in FORMS),
    *(f"{each}{SECRET}".encode() for each in ("KEY='", '"', "", "\x00", "KEY\n", "KEY=\n=", "source ")),
    f"KEY={SECRET}".encode("utf-16"),
    b"\xff\xfe\x00KEY=" + SECRET.encode() + b"\xff",
    f"KEY={SECRET}".encode() + b"x" * 1_100_000,
    f"A={SECRET}\n".encode() * 2_000,
]
VALUES = ["x", "", "a b", "a\nb", "$x", "\ud800", "\udcff", "x" * 5_000, 'it\'s "it"', SECRET[::-1]]


def calls(root: Path) -> Iterator[Callable[[], object]]:
    """Everything that can be asked of an env file, well or badly."""
    for name in ("KEY", "OTHER", "A", SECRET[:1], "", "\ud800", "[", "\x00"):
        for path in (None, ".env", "", "..", ".env/x", "\x00", "\ud800"):
            yield lambda name=name, path=path: (has_key(root, name, path), files_with_key(root, name, path))
    for name in ("KEY", "NEW", "A", "", "\ud800"):
        for value in VALUES:
            for path in (".env", "\ud800/.env", ".env/.env"):
                setting = EnvSetting(path, name, value)
                yield lambda setting=setting: check_setting(root, setting)
                yield lambda setting=setting: set_key(root, setting)


def told(call: Callable[[], object]) -> str:
    """All that a call says: its answer, or its error with every error behind it and all that they carry."""
    try:
        return repr(call())
    except Exception as error:  # noqa: BLE001 - whatever it is, it must not tell
        said, waiting = "".join(traceback.format_exception(error)), [error]
        while waiting:
            each = waiting.pop()
            said += (
                repr(each) + repr(each.args) + repr(getattr(each, "__dict__", {})) + repr(getattr(each, "object", ""))
            )
            waiting += [behind for behind in (each.__cause__, each.__context__) if isinstance(behind, Exception)]
        return said


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_no_value_leaves_by_any_way(text: bytes, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Be the file well-formed, broken, binary, huge or closed to us."""
    caplog.set_level(logging.DEBUG)
    path = tmp_path / ".env"
    for mode in (0o600, 0o000):
        for call in calls(tmp_path):
            path.unlink(missing_ok=True)
            path.write_bytes(text)
            path.chmod(mode)
            assert SECRET not in told(call)
    assert SECRET not in caplog.text
    assert SECRET not in "".join(map(str, (vars(each) for each in caplog.records)))


@pytest.mark.parametrize("value", [SECRET, f"{SECRET}\n", f"${SECRET}", f"{SECRET}\ud800"])
def test_a_value_that_is_to_be_set_is_not_told_either(value: str, tmp_path: Path) -> None:
    """A person may have typed it."""
    assert SECRET not in repr(EnvSetting(".env", "KEY", value))
    for path in (".env", "no/.env", "app.py"):
        assert SECRET not in told(lambda path=path: set_key(tmp_path, EnvSetting(path, "KEY", value)))  # type: ignore[misc]
