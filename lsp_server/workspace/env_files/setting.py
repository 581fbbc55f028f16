"""Set a variable in an env file; every other byte of the file stays as it is."""

import contextlib
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lsp_server.errors import FileChanged, InputError, WriteFailed
from lsp_server.workspace import atomic
from lsp_server.workspace.below import Below
from lsp_server.workspace.env_files import lines
from lsp_server.workspace.env_files.names import is_env_file, is_plain
from lsp_server.workspace.env_files.presence import LARGEST, bindings, gives
from lsp_server.workspace.env_files.values import EnvSetting, written
from lsp_server.workspace.files import ignored
from lsp_server.workspace.reading import sha256

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,199}")


class AlreadySet(InputError):
    """The variable has a value, which is left as it is."""


def check_setting(root: Path, setting: EnvSetting) -> None:
    """Look whether ``set_key`` would do it; nothing is written.

    Raises:
        InputError: as ``set_key``.
    """
    _prepared(root, setting)


def set_key(root: Path, setting: EnvSetting) -> str:
    """Give the variable its value in the env file, which is made, for its owner alone, when it is missing.

    The last line of the variable is filled when it is empty: where a variable stands twice, every reader takes the
    last. Else a line is added, at the end unless what stands there is not surely ended.
    The value is written so that python-dotenv, the npm package dotenv, node's ``--env-file`` and a POSIX shell that
    sources the file read the same; a shell can do so only where lines do not end with CRLF.

    Returns:
        What the person should know, such as that git does not ignore the file; empty when there is nothing.

    Raises:
        AlreadySet: when the variable has a value.
        InputError: when the name, the value or the place cannot be; the value is not in the message.
        WriteFailed, FileChanged: when the disk refuses, or somebody else writes there; the file is as it was.
    """
    file, after = _prepared(root, setting)
    if file is None:
        _create(root, setting.path, after)
    else:
        place = root / setting.path
        atomic.write(place, after, sha256(file.content))
        _give_to_owner(place, file.status)
    if setting.path not in ignored(root, [setting.path]):
        return f"git does not ignore {setting.path}: add it to .gitignore before a secret gets into it."
    return ""


@dataclass(frozen=True, slots=True)
class _File:
    content: bytes = field(repr=False)
    status: os.stat_result


def _prepared(root: Path, setting: EnvSetting) -> tuple[_File | None, bytes]:
    """The file as it is, None when there is none yet, and the bytes that it is to hold."""
    if not _NAME.fullmatch(setting.name):
        raise InputError("The variable's name cannot be one.", "Use letters, digits and underscores.")
    value = written(setting.value)
    if value is None:
        raise InputError(
            f"The value for {setting.name} cannot be written so that every reader understands it.",
            "Leave it empty; the person fills it in.",
        )
    file = _file(root, setting.path)
    text = (file.content if file else b"").decode("utf-8", "surrogateescape")
    if gives(text, setting.name):
        raise AlreadySet(f"{setting.name} has a value in {setting.path}.", "It is left as it is.")
    for after in _ways(text, setting.name, value):
        if _took(text, after, setting):
            return file, after.encode("utf-8", "surrogateescape")
    raise InputError(
        f"{setting.name} cannot be put into {setting.path} so that every reader finds it.",
        "Look for a quote that is not closed there, or a line that is no assignment.",
    )


def _ways(text: str, name: str, value: str) -> Iterator[str]:
    """The text with the variable in it, the best way first."""
    at = len(lines.MARK) if text.startswith(lines.MARK) else 0
    starts = []
    for each in bindings(text):
        if each.key == name:
            blank = len(each.original.string) - len(each.original.string.lstrip())
            starts.append(max(text.rfind("\n", 0, at + blank) + 1, at))
        at += len(each.original.string)
    line = f"{name}={value}"
    ways = [lines.filled(text, starts[-1], name, value)] if starts else []
    ways.append(lines.appended(text, line))
    if not lines.names(text, name):
        ways.append(lines.headed(text, line))
    yield from (each for each in ways if each is not None)


def _took(before: str, after: str, setting: EnvSetting) -> bool:
    """Whether the variable now reads as it should, and everything else as it did."""
    old, new = bindings(before), bindings(after)
    others = [
        [(each.key, each.value) for each in found if each.key not in {None, setting.name}] for found in (old, new)
    ]
    errors = [sum(each.error for each in found) for found in (old, new)]
    mine = [each.value for each in new if each.key == setting.name]
    return others[0] == others[1] and errors[0] == errors[1] and mine[-1:] == [setting.value]


def _file(root: Path, path: str) -> _File | None:
    """The env file at ``path``; None when there is none yet.

    Raises:
        InputError: when it is not one that may be written.
    """
    if not is_env_file(path):
        shown = path if is_plain(path) else "That"
        raise InputError(f"{shown} is no env file.", "Name one such as .env, relative to the project's folder.")
    folder, _, name = path.rpartition("/")
    try:
        with Below(root).inside(folder) as place:
            content = place.read(name, LARGEST)
            status = place.status(name) if content != "" else None
    except (OSError, ValueError):
        raise InputError(f"{path} cannot be reached in the project.", "Name one in a folder that is there.") from None
    if status is None:
        return None
    if isinstance(content, str):
        raise InputError(f"{path} is {content}.", "Name a plain file of the project.")
    reason = _protected(content, status)
    if reason:
        raise InputError(f"{path} {reason}.", "Put the variable there yourself.")
    return _File(content, status)


def _protected(content: bytes, status: os.stat_result) -> str:
    """Why a file is not written, in words that follow its name; empty when it may be."""
    if b"\0" in content:
        return "is no text"
    if not status.st_mode & stat.S_IWUSR:
        return "is protected against writing"
    mine = not hasattr(os, "geteuid") or os.geteuid() in {0, status.st_uid}
    return "" if mine else "belongs to somebody else"


def _create(root: Path, path: str, content: bytes) -> None:
    """Make the file, for its owner alone from its first moment on; whoever makes it meanwhile keeps theirs."""
    folder, _, name = path.rpartition("/")
    try:
        with Below(root).inside(folder) as place:
            try:
                place.create(name, content)
            except FileExistsError:
                raise FileChanged(f"{path} is there by now; nothing was written.", "Try again.") from None
            except OSError:
                with contextlib.suppress(OSError):
                    place.unlink(name)
                raise
    except OSError as error:
        raise WriteFailed(
            f"{path} was not written: {error.strerror or error}.", "Make room or allow writing there, then try again."
        ) from None


def _give_to_owner(place: Path, before: os.stat_result) -> None:
    """Give a file that was replaced to whom it belonged, as far as the system lets us."""
    now = place.stat()
    if hasattr(os, "chown") and (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
        with contextlib.suppress(OSError):
            os.chown(place, before.st_uid, before.st_gid)
