"""Which files are never read, by their names alone."""

from functools import lru_cache

from pathspec import GitIgnoreSpec

from analyzers.shipped import toml
from lsp_server.settings import Settings
from lsp_server.workspace.files.skipped import Skipped
from lsp_server.workspace.ignoring import ignore_spec


def ruled_out(path: str, settings: Settings) -> Skipped | None:
    """Why a scan would not read the file at ``path`` (POSIX, relative), by its name alone; None when it would."""
    if path.endswith(tuple(toml("lexicon/skipped.toml")["built"])):
        return Skipped(path, "minified")
    if _excluded(settings.exclude).match_file(path):
        return Skipped(path, "excluded by the settings")
    return _vendored(path)


def unspeakable(path: str) -> Skipped | None:
    """Why a file of this name is not read: a name that cannot be shown as one line of text."""
    return None if path.isprintable() else Skipped(shown(path), "its name is not printable text")


def shown(path: str) -> str:
    """``path`` as it can be written into a message: what is no text in it is a question mark."""
    return path.encode("utf-8", "replace").decode()


def holds_others_code(folder: str) -> bool:
    """Whether a folder of this name holds other people's or built code."""
    return folder in toml("lexicon/skipped.toml")["folders"]


def _vendored(path: str) -> Skipped | None:
    """The outermost folder of ``path`` that holds other people's or built code."""
    folders = path.split("/")[:-1]
    for depth, name in enumerate(folders):
        if holds_others_code(name):
            return Skipped("/".join(folders[: depth + 1]) + "/", "vendored or built code")
    return None


@lru_cache(maxsize=8)
def _excluded(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    return ignore_spec(patterns)
