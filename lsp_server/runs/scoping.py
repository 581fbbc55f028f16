"""What a run would be about and may use, told before it begins."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lsp_server.runs.starting import named_files
from lsp_server.runs.values import Limits, Stage, Start

_WRITING = (Stage.IMPLEMENT, Stage.CHECK, Stage.RETROSPECTIVE)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a person should know before they begin a run."""

    title: str
    """What it is about."""
    start: Start
    limits: Limits
    model: str
    """Empty for the newest of the API."""
    provider: str
    jailed: bool
    """Whether the whole agent would be in a sandbox of the operating system."""
    jail: str
    """One sentence: which sandbox, or why there is none."""

    @property
    def events(self) -> tuple[str, ...]:
        """The events that are known beforehand; none before there is a plan."""
        return tuple(each.event for each in self.start.entries or self.start.proposed)

    @property
    def files(self) -> tuple[str, ...]:
        """The files that the run begins with, each once."""
        return tuple(dict.fromkeys(named_files(self.start)))

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages that the run goes through."""
        if self.start.entries or self.start.proposed:
            return _WRITING
        return (Stage.PLAN, *_WRITING) if self.start.chosen else (Stage.SURVEY, Stage.PLAN, *_WRITING)

    @property
    def reads(self) -> str:
        """One sentence: what of the code is shown to the model."""
        return str(_told()["reads"])


@cache
def _told() -> dict[str, object]:
    return tomllib.loads(files("lsp_server.runs").joinpath("scoping.toml").read_text("utf-8"))
