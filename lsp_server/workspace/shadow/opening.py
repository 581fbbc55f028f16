"""Copy what an agent may see of a workspace folder, or nothing at all."""

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lsp_server.errors import InputError
from lsp_server.settings import Settings
from lsp_server.workspace.below import Below
from lsp_server.workspace.files import every_path
from lsp_server.workspace.removing import remove_tree
from lsp_server.workspace.shadow.copying import EVERYTHING_USUAL, Bound, Copying
from lsp_server.workspace.shadow.order import nearest_first
from lsp_server.workspace.shadow.originals import Originals
from lsp_server.workspace.shadow.rules import Rules
from lsp_server.workspace.shadow.shadow import Shadow, refused


def open_shadow(
    root: Path,
    settings: Settings,
    overlays: Mapping[str, bytes],
    folder: Path,
    first: Sequence[str] = (),
    *,
    bound: Bound = EVERYTHING_USUAL,
) -> Shadow:
    """Copy what an agent may see of the workspace folder ``root`` into ``folder / "shadow"``.

    Args:
        root: The workspace folder; it is only read.
        settings: What its team decided: files that are excluded, the largest file.
        overlays: Texts of open editors by POSIX path; they count instead of the disk's.
        folder: The run's own folder, which nobody else may enter.
        first: Files that the run is about; when not everything has room they and what is near them are copied.
        bound: How much is copied at most.

    Raises:
        InputError: when ``root`` is no folder that can be opened.
        WriteFailed: when the disk refuses the copy; nothing of it is left.
    """
    source = _opened(root)
    listed, skipped = every_path(source.root)
    rules = Rules(source.root, settings, listed)
    known = set(listed)
    made = [path for path in overlays if path not in known]
    against = {**{path: rules.against(path) for path in listed}, **dict.fromkeys(made), **rules.against_new(made)}
    order = nearest_first((path for path, reason in against.items() if reason is None), first)
    with _new_copy(folder) as (target, originals):
        copying = Copying(source, target, originals, overlays, settings.largest_file, bound)
        withheld = {*skipped, *(each for each in against.values() if each), *copying.copy(order)}
    return Shadow(target, originals, rules, settings.largest_file, tuple(sorted(withheld)))


def _opened(root: Path) -> Below:
    source = Below(root)
    try:
        with source.inside():
            return source
    except OSError as error:
        raise InputError(
            f"{root} cannot be opened: {error.strerror or error}.", "Name a folder that you may read."
        ) from None


@contextlib.contextmanager
def _new_copy(folder: Path) -> Iterator[tuple[Below, Originals]]:
    """An empty copy, removed when filling it fails."""
    place = Path(os.path.realpath(folder)) / "shadow"
    try:
        place.mkdir(mode=0o700)
    except OSError as error:
        raise refused(place, error) from None
    with contextlib.ExitStack() as undo:
        undo.callback(_give_up, place)
        try:
            originals = Originals(place.parent)
            undo.callback(originals.close)
            yield Below(place), originals
        except OSError as error:
            raise refused(place, error) from None
        undo.pop_all()


def _give_up(place: Path) -> None:
    with contextlib.suppress(OSError):
        remove_tree(place)
