"""A room for an agent with a small project in it, and conversations that are held there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from claude_agent_sdk import SdkMcpTool

from lsp_server.agent.conversation import Conversation
from lsp_server.runs.guarding import Room
from lsp_server.runs.values import Limits, News, Used
from tests.support.model_api import ModelApi

BUILT_IN = frozenset({"Read", "Glob", "Grep", "Edit", "Write", "Skill"})


@dataclass
class Studio:
    """What a test works with."""

    room: Room
    granted: frozenset[str] = BUILT_IN
    """Names of the tools of the present stage; a test sets them anew between two questions."""
    news: list[News] = field(default_factory=list)
    tools: Mapping[str, Iterable[SdkMcpTool[Any]]] = field(default_factory=dict)

    def conversation(
        self,
        api: ModelApi | Mapping[str, str],
        *,
        limits: Limits = Limits(silence=20.0),  # noqa: B008 - it is frozen
        jailing: bool = True,
        program: Path | None = None,
    ) -> Conversation:
        """A conversation in the room, with the model behind ``api``."""
        return Conversation(
            self.room,
            system="You are told what to do.",
            tools={name: list(group) for name, group in self.tools.items()},
            granted=lambda: self.granted,
            limits=limits,
            model=None,
            tell=self.news.append,
            environment=api.environment if isinstance(api, ModelApi) else api,
            jailing=jailing,
            program=program,
        )

    @property
    def used(self) -> list[Used]:
        """The tool calls that were told."""
        return [each for each in self.news if isinstance(each, Used)]

    def write(self, path: str, text: str) -> Path:
        """Put a file into the shadow."""
        file = self.room.shadow / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return file

    def read(self, path: str) -> str:
        """A file of the shadow as it is now."""
        return (self.room.shadow / path).read_text("utf-8")


def open_studio(folder: Path) -> Studio:
    """A room below ``folder`` with a project of two files."""
    shadow, own = folder / "shadow", folder / "run"
    shadow.mkdir(parents=True)
    own.mkdir(mode=0o700)
    studio = Studio(Room(shadow, own))
    studio.write("app.py", "value = 1\n")
    studio.write("sub/cart.py", "def pay():\n    return True\n")
    return studio


def add_plugin(studio: Studio) -> Path:
    """Put the reference skill into the run's folder; its page."""
    plugin = studio.room.folder / "plugin"
    files = {
        ".claude-plugin/plugin.json": '{"name": "luthier", "version": "1.0.0"}',
        "skills/reference/SKILL.md": "---\nname: reference\ndescription: The reference.\n---\nThe body.\n",
        "skills/reference/references/events.md": "What an event is.\n",
    }
    for path, text in files.items():
        (plugin / path).parent.mkdir(parents=True, exist_ok=True)
        (plugin / path).write_text(text, "utf-8")
    return plugin / "skills/reference/references/events.md"


def processes() -> list[psutil.Process]:
    """What this process started and has not collected, with all below it; finished ones left out."""
    return [each for each in psutil.Process().children(recursive=True) if alive(each)]


def alive(process: psutil.Process) -> bool:
    """Whether it still does something."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
