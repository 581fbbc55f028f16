"""Open the project that a command is about: its folder, its settings, its files."""

import sys
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from analyzers.languages import LANGUAGES, language_of
from lsp_server.commands.near import did_you_mean
from lsp_server.errors import InputError
from lsp_server.prose.knowledge import load_knowledge
from lsp_server.settings import FILE_NAME, Settings, read_settings
from lsp_server.workspace.plan_file import PLAN_NAME
from lsp_server.workspace.project import Project

HOUSE = "house"
"""The provider's name that stands for the project's own wrapper."""

_ROOTS = (".git", FILE_NAME, PLAN_NAME, "pyproject.toml", "package.json", "requirements.txt")


@dataclass(frozen=True, slots=True)
class Opened:
    """A project that was read, and the part of it that the command is about."""

    project: Project
    only: str | None
    """The one file that was asked for, relative to the root; None for all."""

    def wanted(self, path: str) -> bool:
        """Whether the command is about the file at ``path``."""
        return self.only is None or path == self.only


def open_project(path: Path, changes: dict[str, object] | None = None, *, alone: bool = False) -> Opened:
    """Read the project of ``path``; ``changes`` are settings that the command line gives.

    A folder is taken as the project's root. A file belongs to the nearest folder above it that holds a repository,
    settings, a plan or a manifest; with ``alone`` nothing but that file is read.

    Raises:
        InputError: when there is nothing at ``path``, it is not read by Luthier, or the settings cannot be used.
    """
    root, only = locate(path)
    settings = replace(read_settings(root), **(changes or {}))  # type: ignore[arg-type]
    project = Project(root, load_knowledge(), _checked(settings))
    if only is None or not alone:
        _scan(project)
    if only is not None and only not in project.readings:
        project.refresh(only)
    if only is not None and only not in project.readings:
        [reason] = [each.reason for each in project.skipped if each.path == only]
        raise InputError(f"{path} is not read: {reason}.", "Name another file, or its folder.")
    return Opened(project, only)


def locate(path: Path) -> tuple[Path, str | None]:
    """The root of the project of ``path``, and the file that is meant, relative to it, when it is one.

    Raises:
        InputError: when there is nothing at ``path``, or a file that Luthier does not read.
    """
    place = path.resolve()
    if place.is_dir():
        return place, None
    if not place.exists():
        raise InputError(f"There is no {path}.", "Name a folder or a source file.")
    if language_of(place.name) is None:
        endings = " ".join(suffix for language in LANGUAGES.values() for suffix in language.suffixes)
        raise InputError(f"{path} is in no language that is read here.", f"Name a file that ends in one of {endings}.")
    root = next((up for up in place.parents if any((up / mark).exists() for mark in _ROOTS)), place.parent)
    return root, place.relative_to(root).as_posix()


def _checked(settings: Settings) -> Settings:
    """``settings`` whose names all exist."""
    knowledge = load_knowledge()
    providers = [*(each.name for each in knowledge.providers), HOUSE]
    if settings.provider is not None and settings.provider not in providers:
        raise InputError(f"There is no provider {settings.provider}.", did_you_mean(settings.provider, providers))
    moments = {each.name for each in knowledge.catalogue.moments}
    for name in settings.ignore_moments:
        if name not in moments:
            raise InputError(
                f"The settings ignore {name}, which is no moment.",
                did_you_mean(name, moments, "Look up its name with luthier scan --json."),
            )
    return settings


def _scan(project: Project) -> None:
    """Read all files, with a bar on stderr when a person watches."""
    if not sys.stderr.isatty():
        project.scan()
        return
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        project.scan(lambda done, total, path: bar.update(task, completed=done, total=total, description=path[-40:]))
