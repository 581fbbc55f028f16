"""Set a variable in an env file; every other byte of the file stays as it is."""

import re
from pathlib import Path

from dotenv.parser import Binding

from lsp_server.errors import InputError
from lsp_server.workspace import atomic
from lsp_server.workspace.below import Below
from lsp_server.workspace.env_files.names import is_env_file, is_sample
from lsp_server.workspace.env_files.presence import LARGEST, bindings, gives
from lsp_server.workspace.env_files.values import EnvSetting
from lsp_server.workspace.files import ignored
from lsp_server.workspace.reading import sha256

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,199}")
_PLAIN = re.compile(r"[A-Za-z0-9_./:@%+,=-]*")
_UNQUOTABLE = re.compile(r"""['"`\\$\x00-\x1f\x7f\x85\u2028\u2029]""")
_LONGEST = 2_000
_MARK = "\ufeff"


class AlreadySet(InputError):
    """The variable has a value, which is left as it is."""


def check_setting(root: Path, setting: EnvSetting) -> None:
    """Look whether ``set_key`` would do it; nothing is written.

    Raises:
        InputError: as ``set_key``.
    """
    _prepared(root, setting)


def set_key(root: Path, setting: EnvSetting) -> str:
    """Give the variable its value in the env file, which is made when it is missing.

    The value is written so that python-dotenv, the npm package dotenv, Node's ``--env-file`` and a POSIX shell that
    sources the file read the same.

    Returns:
        What the person should know, such as that git does not ignore the file; empty when there is nothing.

    Raises:
        AlreadySet: when the variable has a value.
        InputError: when the name, the value or the place cannot be; the value is not in the message.
        WriteFailed, FileChanged: when the disk refuses, or somebody else writes there; the file is as it was.
    """
    before, after = _prepared(root, setting)
    place = root / setting.path
    atomic.write(place, after, atomic.ABSENT if before is None else sha256(before))
    if before is None:
        place.chmod(0o600)
    if setting.path not in ignored(root, [setting.path]):
        return f"git does not ignore {setting.path}: add it to .gitignore before a secret gets into it."
    return ""


def _prepared(root: Path, setting: EnvSetting) -> tuple[bytes | None, bytes]:
    if not _NAME.fullmatch(setting.name):
        raise InputError("The variable's name cannot be one.", "Use letters, digits and underscores.")
    line = f"{setting.name}={_written(setting)}"
    before = _content(root, setting.path)
    text = (before or b"").decode("utf-8", "surrogateescape")
    if gives(text, setting.name):
        raise AlreadySet(f"{setting.name} has a value in {setting.path}.", "It is left as it is.")
    after = _with(text, setting.name, line)
    if not _took(text, after, setting):
        raise InputError(
            f"{setting.name} cannot be put into {setting.path} without changing how the rest is read.",
            "Look for a quote that is not closed there.",
        )
    return before, after.encode("utf-8", "surrogateescape")


def _content(root: Path, path: str) -> bytes | None:
    """The file's bytes; None when there is none yet."""
    if not is_env_file(path) or is_sample(path) or path.startswith("/") or "\\" in path:
        raise InputError(f"{path} is no env file.", "Name one such as .env, relative to the project's folder.")
    folder, _, name = path.rpartition("/")
    try:
        with Below(root).inside(folder) as place:
            content = place.read(name, LARGEST)
    except (OSError, ValueError):
        raise InputError(f"{path} cannot be reached in the project.", "Name one in a folder that is there.") from None
    if content == "":
        return None
    if isinstance(content, str):
        raise InputError(f"{path} is {content}.", "Name a plain file of the project.")
    return content


def _written(setting: EnvSetting) -> str:
    value = setting.value
    if len(value) > _LONGEST or _UNQUOTABLE.search(value):
        raise InputError(
            f"The value for {setting.name} cannot be written so that every reader understands it.",
            "Leave it empty; the person fills it in.",
        )
    return value if _PLAIN.fullmatch(value) else f"'{value}'"


def _with(text: str, name: str, line: str) -> str:
    """The text with ``line`` in the place of the last binding of ``name``, which is empty, or else at its end."""
    end = "\r\n" if "\r\n" in text else "\n"
    at = len(_MARK) if text.startswith(_MARK) else 0
    place: tuple[int, Binding] | None = None
    for each in bindings(text):
        place = (at, each) if each.key == name else place
        at += len(each.original.string)
    if place is None:
        glue = "" if not text.removeprefix(_MARK) or text.endswith(("\n", "\r")) else end
        return f"{text}{glue}{line}{end}"
    start, binding = place
    old = binding.original.string
    bare = re.search(rf"(?:export[^\S\r\n]+)?['\"]?{re.escape(name)}['\"]?[^\r\n]*", old)
    if bare is None:
        return text
    export = re.match(r"export[^\S\r\n]+", bare[0])
    new = old[: bare.start()] + (export[0] if export else "") + line + old[bare.end() :]
    return text[:start] + new + text[start + len(old) :]


def _took(before: str, after: str, setting: EnvSetting) -> bool:
    """Whether the variable now reads as it should, and everything else as it did."""
    old = [(each.key, each.value, each.error) for each in bindings(before) if each.key != setting.name and each.key]
    new = [(each.key, each.value, each.error) for each in bindings(after) if each.key != setting.name and each.key]
    errors = [sum(each.error for each in bindings(text)) for text in (before, after)]
    mine = [each.value for each in bindings(after) if each.key == setting.name]
    return old == new and errors[0] == errors[1] and bool(mine) and mine[-1] == setting.value
