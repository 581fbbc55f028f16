"""The folder where a new module of the project stands: one for all its files, wherever the first event is."""

import re
from pathlib import PurePosixPath

from analyzers.insertion.imports.aliases import declared_aliases
from analyzers.insertion.imports.packages import import_root
from analyzers.insertion.site import Site
from analyzers.insertion.tree import folder_of, joined, nearest
from analyzers.shipped import toml


def home_of(site: Site) -> str | None:
    """The folder of a new module, or None when nothing tells from where it could be imported."""
    return _package(site) if site.is_python else _library(site)


def _package(site: Site) -> str | None:
    root = import_root(site)
    if root is None:
        return None
    for row in toml("lexicon/homes.toml")["entry"]:
        text = site.text(joined(root, row["file"]))
        named = re.search(row["package"].encode(), text) if text is not None else None
        if named is not None:
            return joined(root, *named[1].decode("utf-8", "replace").split("."))
    below = PurePosixPath(site.source.path).parts[len(PurePosixPath(root).parts) :]
    return joined(root, below[0]) if len(below) > 1 else root


def _library(site: Site) -> str:
    lexicon = toml("lexicon/homes.toml")
    found = nearest(site, lexicon["roots"])
    root = folder_of(found) if found else ""
    aliases = dict(declared_aliases(site))
    start = next((folder for folder in aliases.values() if _is_below(site.source.path, folder)), None)
    if start is None:
        start = joined(root, "src") if _is_below(site.source.path, joined(root, "src")) else root
    library = joined(start, lexicon["library"])
    signs = [joined(library, each) for each in lexicon["library_signs"]]
    if start == root or any(site.file(each) is not None for each in signs):
        return library
    return start


def _is_below(path: str, folder: str) -> bool:
    return not folder or path.startswith(f"{folder}/")
