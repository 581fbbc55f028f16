"""Aliases of folders (``@/lib/db``), learned from the file's own imports or read from the compiler's settings."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from analyzers.insertion.imports.relatives import ending, without_suffix
from analyzers.insertion.site import Site
from analyzers.insertion.tree import folder_of, folders_of, joined, nearest

SETTINGS = ("tsconfig.json", "jsconfig.json", "tsconfig.app.json", "tsconfig.base.json")
SUFFIXES = (".ts", ".tsx", ".js", ".jsx", "/index.ts", "/index.tsx", "/index.js", "")
"""What follows the name of a module in the path of its file."""
_HOMES = ("", "src", "app")
_SIGNS = "@~#$"
_PATHS = re.compile(r'"(?P<alias>[^"*]+)/\*"\s*:\s*\[\s*"(?P<folder>[^"*]*)/?\*"')
_BASE = re.compile(r'"baseUrl"\s*:\s*"([^"]*)"')


def alias_specifier(site: Site, path: str) -> str | None:
    """The module at ``path`` by an alias, where the file or the project writes its imports so; else None."""
    relative = [each.module for each in site.facts.imports if each.module.startswith(".")]
    learned = dict(_learned(site))
    if learned and not (_is_near(site, path) and any(each.startswith("./") for each in relative)):
        return _aliased(site, path, learned)
    if not learned and not relative:
        return _aliased(site, path, dict(declared_aliases(site)))
    return None


def declared_aliases(site: Site) -> Iterator[tuple[str, str]]:
    """Alias and folder of each path that the compiler's settings of the project declare."""
    for name in SETTINGS:
        found = nearest(site, (name,))
        text = (site.text(found) or b"").decode("utf-8", "replace") if found else ""
        start = _BASE.search(text)
        for match in _PATHS.finditer(text):
            steps = (folder_of(found or ""), start[1] if start else ".", match["folder"])
            yield match["alias"], _normal("/".join(steps))


def _learned(site: Site) -> Iterator[tuple[str, str]]:
    """Alias and folder of each import of the file that an alias leads to a file of the project."""
    declared = dict(declared_aliases(site))
    for module in dict.fromkeys(each.module for each in site.facts.imports):
        alias, slash, rest = module.partition("/")
        if module.startswith(".") or not slash or not alias:
            continue
        if alias in declared:
            yield alias, declared[alias]
            continue
        for folder in folders_of(site.source.path):
            homes = _HOMES if alias[0] in _SIGNS else (alias,)
            for home in (joined(folder, each) for each in homes):
                if any(site.file(joined(home, rest) + suffix) is not None for suffix in SUFFIXES):
                    yield alias, home


def _aliased(site: Site, path: str, aliases: dict[str, str]) -> str | None:
    parts = PurePosixPath(path).parts
    for alias, folder in aliases.items():
        above = PurePosixPath(folder).parts if folder else ()
        if parts[: len(above)] == above and len(parts) > len(above):
            suffix = ending(site, path) if any(each.module.startswith(".") for each in site.facts.imports) else ""
            return "/".join([alias, *without_suffix(parts[len(above) :], suffix)])
    return None


def _is_near(site: Site, path: str) -> bool:
    return folder_of(path) == folder_of(site.source.path)


def _normal(path: str) -> str:
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)
