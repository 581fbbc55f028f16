"""What the lint looks at and what it says: pages, fences and lapses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any


class Kind(StrEnum):
    """What a page is, by where it stands."""

    COMMANDMENTS = "commandments"
    STAGE = "stage"
    TOOL = "tool"
    REFERENCE = "reference"
    FRAMEWORK = "framework"
    PROVIDER = "provider"
    DOCUMENT = "document"
    SETUP = "setup"
    MOMENT = "moment"
    RULE = "rule"
    PAPER = "paper"
    """A page for people alone."""


READ_BY_AGENTS = frozenset(Kind) - {Kind.RULE, Kind.PAPER}
"""Pages that an agent may come to read."""


@dataclass(frozen=True, slots=True)
class Lapse:
    """One thing that is wrong with the prose or with an airplane."""

    rule: str
    path: str
    """POSIX, relative to the folder of the skills."""
    line: int
    """From 1."""
    message: str
    """What is wrong, and what to do, in a sentence or two."""


@dataclass(frozen=True, slots=True)
class Fence:
    """A block of code in a page."""

    path: str
    """The file that it stands for; ``product`` with its mark as the ending when the page names none."""
    mark: str
    """What stands behind its backticks, first word only."""
    text: str
    line: int
    """Line of the page (from 1) on which its text begins."""


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file."""

    path: str
    """POSIX, relative to the folder of the skills."""
    kind: Kind
    keys: Mapping[str, Any]
    """The frontmatter; empty when there is none."""
    lines: tuple[str, ...]
    """The whole file."""
    first: int
    """Line (from 1) on which the body begins."""
    fences: tuple[Fence, ...] = ()
    prose: tuple[tuple[int, str], ...] = ()
    """Lines of the body outside of fences, with their numbers (from 1)."""

    @property
    def name(self) -> str:
        """The page's own name: its stem, or its folder's for a ``SKILL.md``."""
        parts = self.path.split("/")
        return parts[-2] if parts[-1] == "SKILL.md" else parts[-1].removesuffix(".md")

    @property
    def languages(self) -> frozenset[str]:
        """What the frontmatter says the page is about; empty for all."""
        named = self.keys.get("languages")
        return frozenset(map(str, named)) if isinstance(named, list) else frozenset()

    def lapse(self, rule: str, line: int, message: str) -> Lapse:
        """What is wrong at a line (from 1) of this page."""
        return Lapse(rule, self.path, line, message)


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that is linted together."""

    root: Path
    pages: tuple[Page, ...]
    airplanes: tuple[str, ...]
    """Their names: folders that stand beside each other."""
    measure: Mapping[str, Any]
    """``lint.toml``."""
    unreadable: tuple[Lapse, ...] = field(default=())

    def of(self, *kinds: Kind) -> tuple[Page, ...]:
        """The pages of some kinds, in order of path."""
        return tuple(each for each in self.pages if each.kind in kinds)
