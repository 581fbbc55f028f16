"""Walk the folders of a project by asking for files, since the core cannot list them."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from analyzers.insertion.site import Site


def joined(folder: str, *parts: str) -> str:
    """A path below ``folder``, which is empty for the workspace folder itself."""
    return "/".join(part for part in (folder, *parts) if part)


def folders_of(path: str) -> Iterator[str]:
    """The folders around the file at ``path``, the nearest first, the workspace folder (empty) last."""
    for folder in PurePosixPath(path).parents:
        yield "" if str(folder) == "." else str(folder)


def nearest(site: Site, names: Iterable[str]) -> str | None:
    """The path of the first of ``names`` in the nearest folder around the file that has one."""
    wanted = tuple(names)
    for folder in folders_of(site.source.path):
        for name in wanted:
            if site.file(joined(folder, name)) is not None:
                return joined(folder, name)
    return None


def folder_of(path: str) -> str:
    """The folder of the file at ``path``."""
    return next(folders_of(path))
