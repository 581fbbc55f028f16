"""Relative module names, with the file ending where the file's other imports or its manifest ask for one."""

from collections import Counter
from pathlib import PurePosixPath

from analyzers.insertion.imports.linkage import linkage_of, package_type
from analyzers.insertion.site import Site
from analyzers.insertion.tree import folder_of, nearest

_SUFFIXES = (".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs")
_BUILT = {".ts": ".js", ".tsx": ".js", ".mts": ".mjs", ".cts": ".cjs", ".jsx": ".js"}
_STRICT = ("nodenext", "node16")


def relative_specifier(site: Site, path: str) -> str:
    """The module at ``path`` as seen from the file: ``../lib/events``."""
    here = PurePosixPath(folder_of(site.source.path)).parts
    parts = PurePosixPath(path).parts
    shared = 0
    while shared < min(len(here), len(parts) - 1) and here[shared] == parts[shared]:
        shared += 1
    steps = [".."] * (len(here) - shared) or ["."]
    return "/".join([*steps, *without_suffix(parts[shared:], ending(site, path))])


def without_suffix(parts: tuple[str, ...], suffix: str) -> tuple[str, ...]:
    """The parts of a path with ``suffix`` instead of the file's own; an entry file stands for its folder."""
    last = PurePosixPath(parts[-1])
    if last.suffix not in _SUFFIXES:
        return parts
    if last.stem == "index" and not suffix and len(parts) > 1:
        return parts[:-1]
    return (*parts[:-1], last.stem + suffix)


def ending(site: Site, path: str) -> str:
    """The file ending that an import of the file at ``path`` carries here; empty for none."""
    own = PurePosixPath(path).suffix
    local = [each.module for each in site.facts.imports if each.module.startswith(".") and len(each.module) > 1]
    seen = Counter(suffix if suffix in _SUFFIXES else "" for suffix in (PurePosixPath(each).suffix for each in local))
    if seen:
        common = seen.most_common(1)[0][0]
        return "" if not common else own if common in {".ts", ".tsx"} else _BUILT.get(own, own)
    if linkage_of(site) == "require":
        return ""
    if own in {".js", ".mjs", ".cjs"}:
        return own if package_type(site) == "module" and "<" not in _markup(site) else ""
    return _BUILT.get(own, own) if _strict(site) else ""


def _markup(site: Site) -> str:
    """``<`` when the file holds markup, which only a bundler reads."""
    return "<" if site.facts.handlers or any(each.kind == "component" for each in site.facts.functions) else ""


def _strict(site: Site) -> bool:
    found = nearest(site, ("tsconfig.json",))
    text = (site.text(found) or b"").lower().decode("utf-8", "replace") if found else ""
    return any(f'"{each}"' in text for each in _STRICT)
