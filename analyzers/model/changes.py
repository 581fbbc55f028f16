"""Changes of whole files, and what they are judged by: the project around them and the SDK that is installed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from analyzers.model.project import Instrumentation, Reading
from analyzers.model.text import Source


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file before and after somebody worked on a copy of the project."""

    path: str
    """POSIX path relative to the workspace folder."""
    before: bytes | None
    """The text before, None when there was no such file."""
    after: bytes | None
    """The text now, None when the file is gone."""


@dataclass(frozen=True, slots=True)
class Code:
    """One state of a project."""

    readings: Mapping[str, Reading]
    """Every source file's reading by path, with the captures through the project's own wrappers."""
    source: Callable[[str], Source]
    """The text of a file by its path; raises ``KeyError`` where there is none."""
    instrumentation: Instrumentation


@dataclass(frozen=True, slots=True)
class Surface:
    """What the installed version of an SDK offers on its client."""

    package: str
    """The package's name as a manifest has it."""
    version: str
    members: frozenset[str] = frozenset()
    """Names that can be called on the client, dotted where they are members of a member (``people.set``);
    empty when they are unknown."""
