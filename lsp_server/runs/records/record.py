"""The record of one run, and its form as JSON."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from cattrs.preconf.json import JsonConverter, make_converter

from analyzers.model import Entry, Flaw
from lsp_server.runs.values import ChosenFile, Decided, Lesson, Limits, Spent, Stage
from lsp_server.workspace.env_files import EnvSetting

VERSION = 1
"""It grows when a key goes or changes its meaning; a record of another version is told of and left alone."""


class Ended(StrEnum):
    """How a run ended."""

    UNDER_WAY = "under-way"
    READY = "ready"
    PARTLY = "partly"
    """Some events need a person."""
    STOPPED = "stopped"
    FAILED = "failed"
    DIED = "died"
    """Its process is gone and said nothing."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A stage that came to its end."""

    stage: Stage
    at: str
    """ISO 8601, UTC."""
    spent: Spent
    """Of the whole run, at that time."""
    event: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """What the guard said no to."""

    tool: str
    reason: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Saved:
    """One file as a finished part of the run left it."""

    path: str
    original: str
    """SHA-256 of the text that it was made from, hexadecimal; empty for a new file."""
    text: bytes


@dataclass(frozen=True, slots=True)
class Record:
    """How a run went. It holds no prompt, no value of an env file, and of files only what the run wrote."""

    run: str
    root: str
    """The workspace folder."""
    began: str
    limits: Limits
    version: int = VERSION
    process: int = 0
    ended: Ended = Ended.UNDER_WAY
    ended_at: str = ""
    fault: str = ""
    """Why it failed, in one sentence."""
    remedy: str = ""
    model: str = ""
    jail: str = ""
    spent: Spent = field(default_factory=lambda: Spent(0.0, 0))
    finished: tuple[Finished, ...] = ()
    read: tuple[str, ...] = ()
    """Files that the agent looked into or changed."""
    used: tuple[tuple[str, int], ...] = ()
    """Tools and how often each was used."""
    refused: tuple[Refused, ...] = ()
    chosen: tuple[ChosenFile, ...] = ()
    proposed: tuple[Entry, ...] = ()
    decided: tuple[Decided, ...] = ()
    done: tuple[str, ...] = ()
    """Events whose implementation was finished."""
    saved: tuple[Saved, ...] = ()
    settings: tuple[EnvSetting, ...] = ()
    """Variables that the app needs; never with a value."""
    ready: tuple[str, ...] = ()
    """Events that were handed over for review."""
    left: tuple[str, ...] = ()
    """Events that needed a person."""
    flaws: tuple[Flaw, ...] = ()
    lessons: tuple[Lesson, ...] = ()


def to_json(record: Record) -> str:
    """The record as text."""
    return _converter().dumps(record, indent=1, ensure_ascii=False)


def from_json(text: str) -> Record:
    """The record in ``text``; keys that are unknown are passed over.

    Raises:
        ValueError: when it is none, or one of another version.
    """
    try:
        found: Record = _converter().loads(text, Record)
    except Exception as error:
        raise ValueError("it is no record") from error
    if found.version != VERSION:
        raise ValueError(f"it is of version {found.version}")
    return found


@cache
def _converter() -> JsonConverter:
    converter: Any = make_converter(detailed_validation=False)
    return converter  # type: ignore[no-any-return]
