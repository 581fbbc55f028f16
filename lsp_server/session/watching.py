"""News of files: from the client, from a save, or from a watcher of our own where the client has none."""

import asyncio
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from watchfiles import Change, DefaultFilter, awatch

from analyzers.languages import LANGUAGES, language_of
from lsp_server.session.folder import Folder
from lsp_server.session.memory import Session
from lsp_server.session.publishing import publish_all
from lsp_server.session.scanning import start_scan
from lsp_server.settings import FILE_NAME, Settings
from lsp_server.workspace.files import MANIFESTS, list_files, ruled_out
from lsp_server.workspace.plan_file import PLAN_NAME
from lsp_server.workspace.project import Project

_SECONDS_OF_QUIET = 0.2
_NOTHING_EXCLUDED = Settings()

WATCHED = (
    "**/*.{" + ",".join(suffix[1:] for each in LANGUAGES.values() for suffix in each.suffixes) + "}",
    *(f"**/{name}" for name in (PLAN_NAME, FILE_NAME, *MANIFESTS)),
)
"""What a client is asked to watch."""


def saved(session: Session, uri: str) -> None:
    """A document was saved."""
    files_changed(session, [uri])


def files_changed(session: Session, uris: Iterable[str]) -> None:
    """Files came, changed or went; their folders follow when it has been quiet for a moment."""
    for uri in uris:
        seat = session.seat(uri)
        if not seat.folder.loose and ruled_out(seat.path, _NOTHING_EXCLUDED) is None:
            _note(session, seat.folder, seat.path)


def start_watching(session: Session, folder: Folder) -> None:
    """Watch a folder for a client that does not."""
    session.runs.start(f"watch of {folder.root}", _watch(session, folder), about=folder)


async def _watch(session: Session, folder: Folder) -> None:
    try:
        async for changes in awatch(folder.root, watch_filter=_Interesting(), recursive=True):
            for _, name in changes:
                path = Path(name)
                if path.is_relative_to(folder.root):
                    _note(session, folder, path.relative_to(folder.root).as_posix())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        session.outgoing.log(
            f"{folder.root.name} is not watched: {reason}. Saved documents are followed.", serious=True
        )


class _Interesting(DefaultFilter):
    """Source files, the plan, settings and manifests, outside of folders that hold other people's code."""

    def __call__(self, change: Change, path: str) -> bool:
        name = PurePosixPath(path).name
        mine = name in {PLAN_NAME, FILE_NAME} or _is_manifest(name) or language_of(path) is not None
        return mine and super().__call__(change, path)


def _note(session: Session, folder: Folder, path: str) -> None:
    folder.changed.add(path)
    title = f"news of {folder.root}"
    if not session.runs.under_way(title):
        session.runs.start(title, _follow(session, folder), about=folder)


async def _follow(session: Session, folder: Folder) -> None:
    while folder.changed:
        await asyncio.sleep(_SECONDS_OF_QUIET)
        await folder.settled()
        paths, folder.changed = folder.changed, set()
        await _take(session, folder, paths)


async def _take(session: Session, folder: Folder, paths: set[str]) -> None:
    names = {PurePosixPath(path).name for path in paths}
    if FILE_NAME in names or any(map(_is_manifest, names)):
        start_scan(session, folder)
        return
    edited = session.snapshot(folder)
    await folder.ask(lambda project: _reread(project, [path for path in paths if path not in edited]))
    if PLAN_NAME in paths:
        await folder.ask(lambda project: project.plan_changed())
    await publish_all(session, folder)


def _reread(project: Project, paths: list[str]) -> None:
    """Read changed files again; those that are new only if a scan would read them, and folders file by file."""
    known = set(project.readings)
    gone = [path for path in paths if not (project.root / path).exists()]
    for path in gone:
        for each in known:
            if each == path or each.startswith(f"{path}/"):
                project.remove(each)
    there = [path for path in paths if path not in gone]
    if any(path not in known for path in there):
        listed = list_files(project.root, project.settings).files
        there += [each for each in listed if each not in known and each not in there]
        known |= set(listed)
    for path in there:
        if path in known and language_of(path) is not None:
            project.refresh(path)


def _is_manifest(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in MANIFESTS)
