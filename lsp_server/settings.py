"""What a team may decide: settings from ``luthier.toml`` or ``[tool.luthier]``, and an editor's on top of them."""

import dataclasses
import math
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analyzers.model import Gravity
from lsp_server.errors import InputError

OFF = "off"
"""The value that switches a rule off."""

FILE_NAME = "luthier.toml"
"""The settings' own file, at the workspace folder's root."""


def _setting(default: Any, allowed: str, description: str, example: str, read: Callable[[Any], Any]) -> Any:
    """A field of the settings with what its documentation and its check need."""
    notes = {"allowed": allowed, "description": description, "example": example, "read": read}
    return field(default=default, metadata=notes)


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value.strip()


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError  # noqa: TRY004 - one error for all that is not allowed
    return tuple(_text(each) for each in value)


def _words(value: Any) -> tuple[str, ...]:
    """The words of a command, as they are: blanks in one and an empty one mean something to a program."""
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) and "\0" not in each for each in value):
        raise ValueError
    if value and not value[0].strip():
        raise ValueError
    return tuple(value)


def _share(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError
    return float(value)


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError
    return value


def _amount(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < math.inf:
        raise ValueError
    return float(value)


def _count(value: Any) -> int:
    if _whole(value) == 0:
        raise ValueError
    return int(value)


def _rules(value: Any) -> tuple[tuple[str, str], ...]:
    allowed = {OFF, *Gravity}
    if not isinstance(value, Mapping) or not all(isinstance(each, str) and each in allowed for each in value.values()):
        raise ValueError
    return tuple(sorted((str(rule), str(gravity)) for rule, gravity in value.items()))


@dataclass(frozen=True, slots=True)
class Settings:
    """What is decided for one workspace folder."""

    provider: str | None = _setting(
        None,
        "a provider's name, such as a folder of `skills/providers` or `house`",
        "The provider that new events are written for; without it, the one that the code uses.",
        '"house"',
        _text,
    )
    exclude: tuple[str, ...] = _setting(
        (),
        "a list of patterns, written as in .gitignore",
        "Files that are not read.",
        '["legacy/", "*.gen.ts"]',
        _texts,
    )
    ignore_moments: tuple[str, ...] = _setting(
        (),
        "a list of names of moments",
        "Moments that are never looked for.",
        '["logged_in"]',
        _texts,
    )
    minimum_score: float | None = _setting(
        None,
        "a number from 0 to 1",
        "How sure a finding must be to be shown; without it, the threshold that the weights were fitted for.",
        "0.6",
        _share,
    )
    rules: tuple[tuple[str, str], ...] = _setting(
        (),
        f"a table from a rule's name to one of {', '.join([OFF, *Gravity])}",
        "How much a rule's problems matter, when not as the rule says.",
        '{ "event-not-in-plan" = "off" }',
        _rules,
    )
    jobs: int = _setting(
        0,
        "a whole number from 0",
        "How many workers read the files of a first scan; 0 takes one for each core, 1 reads without workers.",
        "2",
        _whole,
    )
    largest_file: int = _setting(
        1_000_000,
        "a whole number of bytes",
        "Files above this size are skipped.",
        "500000",
        _whole,
    )
    agent_model: str | None = _setting(
        None,
        "the name of a model",
        "The model that the agent asks; without it, the newest of the API.",
        '"claude-sonnet-5-5"',
        _text,
    )
    agent_dollars: float = _setting(
        5.0,
        "a number above 0",
        "How many dollars, at list price, a run of the agent may use.",
        "2.5",
        _amount,
    )
    agent_turns: int = _setting(
        200,
        "a whole number from 1",
        "How many responses of the model a run of the agent may use.",
        "80",
        _count,
    )
    agent_silence: float = _setting(
        120.0,
        "a number above 0",
        "How many seconds an agent may say nothing before it is given up.",
        "300",
        _amount,
    )
    check_command: tuple[str, ...] = _setting(
        (),
        "a list of words",
        "A command that the agent may have run, in a sandbox without a network, on a copy of the project.",
        '["npx", "tsc", "--noEmit"]',
        _words,
    )
    check_seconds: float = _setting(
        120.0,
        "a number above 0",
        "How long that command may run.",
        "60",
        _amount,
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table of settings."""

    key: str
    default: str
    """As written in TOML; empty when there is none."""
    allowed: str
    description: str
    example: str
    """As written in TOML."""


TABLE: tuple[Setting, ...] = tuple(
    Setting(
        key=each.name,
        default="" if each.default in (None, ()) else str(each.default),
        allowed=each.metadata["allowed"],
        description=each.metadata["description"],
        example=each.metadata["example"],
    )
    for each in dataclasses.fields(Settings)
)
"""Every setting, in the order of the documentation."""


def read_settings(root: Path) -> Settings:
    """The settings of the folder ``root``: ``luthier.toml``, else ``[tool.luthier]`` of ``pyproject.toml``.

    Raises:
        InputError: when the file is not TOML, or a key or value in it cannot be used; the message names it.
    """
    own = root / FILE_NAME
    if own.is_file():
        return overlay(Settings(), _load(own), FILE_NAME)
    project = root / "pyproject.toml"
    if not project.is_file():
        return Settings()
    table = _load(project).get("tool", {})
    return overlay(Settings(), table.get("luthier", {}) if isinstance(table, dict) else {}, "pyproject.toml")


def overlay(settings: Settings, values: Any, where: str = "the editor's settings") -> Settings:
    """``settings`` with ``values`` on top; keys in snake_case, camelCase or kebab-case; null leaves what was there.

    ``where`` names the origin of ``values`` in an error.

    Raises:
        InputError: when ``values`` is no mapping, or a key or value in it cannot be used; the message names it.
    """
    if not isinstance(values, Mapping):
        raise InputError(f"The settings in {where} are no table.", "Write one key and its value a line.")
    known = {each.name: each for each in dataclasses.fields(Settings)}
    changes = {}
    for written, value in values.items():
        key = re.sub(r"(?<=[a-z])([A-Z])", r"_\1", str(written)).replace("-", "_").lower()
        if key not in known:
            raise InputError(f"{where} sets `{written}`, which is no setting.", f"Settings are {', '.join(known)}.")
        if value is None:
            continue
        notes = known[key].metadata
        try:
            changes[key] = notes["read"](value)
        except ValueError:
            raise InputError(
                f"{where} sets `{written}` to {value!r}, which cannot be used.",
                f"It takes {notes['allowed']}; for example {key} = {notes['example']}.",
            ) from None
    return dataclasses.replace(settings, **changes)


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path.name} is not TOML: {error}.", "Mend it there, or remove it.") from None
    except OSError as error:
        raise InputError(f"{path.name} cannot be read: {error.strerror}.", "Allow reading it, or remove it.") from None
