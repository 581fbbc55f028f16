"""The desk of one run: what its tools work on, and the notebook that they fill."""

from dataclasses import dataclass, field
from pathlib import Path

from analyzers.model import Entry, Provider
from lsp_server.errors import LuthierError
from lsp_server.runs.values import Answer, ChosenFile, Lesson
from lsp_server.workspace.checking_command import Allowed
from lsp_server.workspace.env_files import EnvSetting
from lsp_server.workspace.project import Project
from lsp_server.workspace.shadow import Shadow


class Declined(LuthierError):
    """A tool does not do what it was asked; the agent reads why, and what to do instead."""


@dataclass
class Desk:
    """Used by one tool at a time."""

    project: Project
    """What is known of the person's project; it is only read."""
    shadow: Shadow
    provider: Provider
    check: Allowed | None = None
    """The command that the person lets the agent run."""
    granted: frozenset[str] = frozenset()
    """Names of the tools of the stage that the agent is at."""
    files: list[ChosenFile] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    lessons: list[Lesson] = field(default_factory=list)
    settings: list[EnvSetting] = field(default_factory=list)
    """Variables that wait for the person's consent."""

    @property
    def root(self) -> Path:
        """The person's workspace folder."""
        return self.project.root

    def enter(self, granted: frozenset[str]) -> None:
        """Begin a question: only these tools may be used, and the notebook is empty."""
        self.granted = granted
        self.files, self.entries, self.lessons = [], [], []

    def answer(self, text: str) -> Answer:
        """What the tools recorded since the question began, with the agent's last words."""
        return Answer(tuple(self.files), tuple(self.entries), tuple(self.lessons), text)
