"""Read the files of an installed SDK, and of what it is made of by the same vendor; nothing else."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from lsp_server.workspace.below import Below
from lsp_server.workspace.sdk.finding import Installed
from lsp_server.workspace.sdk.python_symbols import python_symbols
from lsp_server.workspace.sdk.symbols import Declaration, Symbols
from lsp_server.workspace.sdk.type_symbols import type_symbols
from lsp_server.workspace.shadow.names import withheld_by_name

_LARGEST = 2_000_000  # bytes of a file
_MOST_FILES = 800
_MOST_BYTES = 16_000_000
_MODULES = "node_modules"
_LEFT_OUT = re.compile(r"(^|/)(tests?|__tests__|test_[^/]*\.py|_vendor|vendored?|src|__pycache__)(/|$)")


@lru_cache(maxsize=16)
def symbols_of(installed: Installed) -> Symbols:
    """Everything that the package declares, and that packages of the same scope declare which it depends on.

    A name that both declare is the package's own: vendors use one name for the clients of several SDKs.
    """
    found: list[Declaration] = []
    for folder in _folders(installed):
        taken = {each.name for each in found if not each.owner}
        found += [
            each
            for each in _declared(folder, installed.language)
            if (each.owner or each.name).split(".")[0] not in taken
        ]
    return Symbols(found)


def _folders(installed: Installed) -> list[Path]:
    """The package's own folder first."""
    folders = [installed.folder]
    for folder in folders:
        for name in _dependencies(folder) if installed.language != "python" else ():
            if _same_vendor(installed.name, name):
                place = _resolved(folder, name)
                folders += [place] if place is not None and place not in folders else []
    return folders


def _declared(folder: Path, language: str) -> Iterator[Declaration]:
    read, ending = 0, ".py" if language == "python" else ".d.ts"
    for path in _paths(folder, ending):
        text = _text(folder, path)
        read += len(text)
        if read > _MOST_BYTES:
            return
        yield from python_symbols(path, text) if language == "python" else type_symbols(path, text)


def _paths(folder: Path, ending: str) -> list[str]:
    """The package's declaring files, those nearest to its top first; its sources only when it has no other."""
    found: list[str] = []
    waiting = [folder]
    while waiting and len(found) < 4 * _MOST_FILES:
        here = waiting.pop(0)
        for each in sorted(here.iterdir()) if here.is_dir() else ():
            if each.is_symlink() or each.name == _MODULES:
                continue
            if each.is_dir():
                waiting.append(each)
            elif each.name.endswith(ending):
                found.append(each.relative_to(folder).as_posix())
    built = [each for each in found if not _LEFT_OUT.search(each)]
    return (built or found)[:_MOST_FILES]


def _text(folder: Path, path: str) -> str:
    """The text of a plain file of the package; empty when it is none, or one of a kind that is never read."""
    if withheld_by_name(path):
        return ""
    where, _, name = path.rpartition("/")
    try:
        with Below(folder).inside(where) as place:
            content = place.read(name, _LARGEST)
    except (OSError, ValueError):
        return ""
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""


def _dependencies(folder: Path) -> list[str]:
    try:
        manifest = json.loads(_text(folder, "package.json") or "{}")
        return sorted(str(each) for each in manifest.get("dependencies", {}))
    except (ValueError, AttributeError):
        return []


def _same_vendor(name: str, other: str) -> bool:
    """Whether two packages are in one scope, or the other is in a scope of the one's name: ``v``, ``@v/x``."""
    scope = other.partition("/")[0].removeprefix("@") if other.startswith("@") else ""
    return bool(scope) and (name.startswith(f"@{scope}/") or re.split(r"[-/]", name)[0] == scope)


def _resolved(folder: Path, name: str) -> Path | None:
    for place in (folder, *folder.parents):
        found = (place / _MODULES / name).resolve()
        if _MODULES in found.parts and (found / "package.json").is_file():
            return found
    return None
