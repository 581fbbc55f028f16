"""The place of one run: what its agent works on, keeps and may look up."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Room:
    """Where an agent works, and what it sees besides."""

    shadow: Path
    """The copy of the workspace that it changes."""
    folder: Path
    """The run's own folder; the agent's process keeps its files there, and a plugin named ``plugin`` is offered."""
    readable: tuple[Path, ...] = ()
    """Folders that it may read while ``Skill`` is granted."""

    @property
    def own(self) -> Path:
        """What the agent's process writes for itself; no tool may touch it."""
        return self.folder / "config"

    @property
    def plugin(self) -> Path | None:
        """The plugin with the reference skill, when the run has one."""
        folder = self.folder / "plugin"
        return folder if folder.is_dir() else None
