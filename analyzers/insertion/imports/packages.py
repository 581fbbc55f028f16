"""Packages of the indented language: from which folder its absolute imports count, and relative names."""

import sys
from pathlib import PurePosixPath

from analyzers.insertion.site import Site
from analyzers.insertion.tree import folder_of, folders_of, joined

_ENTRY = "__init__.py"


def absolute_name(site: Site, path: str) -> str | None:
    """The dotted name of the module at ``path``, or None when it is not known where imports count from."""
    root = import_root(site)
    if root is None:
        return None
    parts = PurePosixPath(path).parts
    above = PurePosixPath(root).parts if root else ()
    if parts[: len(above)] != above:
        return None
    return _dotted(parts[len(above) :]) or None


def relative_name(site: Site, path: str) -> str | None:
    """The name of the module at ``path`` with leading dots, or None when no package holds both files."""
    here = PurePosixPath(folder_of(site.source.path)).parts
    parts = PurePosixPath(path).parts
    shared = 0
    while shared < min(len(here), len(parts) - 1) and here[shared] == parts[shared]:
        shared += 1
    climbed = len(here) - shared
    packages = [joined(*here[:size], _ENTRY) for size in range(shared, len(here) + 1) if size]
    if shared == 0 or (not uses_relative(site) and any(site.file(each) is None for each in packages)):
        return None
    return "." * (climbed + 1) + _dotted(parts[shared:])


def uses_relative(site: Site) -> bool:
    """Whether the file imports from its own project by leading dots rather than by full names."""
    dotted = [each.module for each in site.facts.imports if each.module.startswith(".")]
    own = [each.module for each in site.facts.imports if is_own(site, each.module) and each.module not in dotted]
    return len(dotted) > len(own)


def is_own(site: Site, module: str) -> bool:
    """Whether a module that the file imports belongs to the project."""
    if module.startswith("."):
        return True
    root = import_root(site)
    return root is not None and _is_there(site, root, module)


def import_root(site: Site) -> str | None:
    """The folder from which the absolute imports of the file count; empty for the workspace folder."""
    folders = [folder for folder in folders_of(site.source.path) if site.file(joined(folder, _ENTRY)) is None]
    if folder_of(site.source.path) == "":
        return ""
    for module in dict.fromkeys(each.module for each in site.facts.imports):
        head = module.partition(".")[0]
        if head and head not in sys.stdlib_module_names:
            for folder in folders:
                if _is_there(site, folder, module):
                    return folder
    nearest = folder_of(site.source.path)
    if nearest not in folders:
        return folders[0] if folders else ""
    return _above_relatives(site)


def _above_relatives(site: Site) -> str | None:
    """The folder above the package that the file's relative imports reach."""
    climbs = [len(each.module) - len(each.module.lstrip(".")) for each in site.facts.imports]
    most = max(climbs, default=0)
    around = list(folders_of(site.source.path))
    return around[most] if 0 < most < len(around) else None


def _is_there(site: Site, folder: str, module: str) -> bool:
    parts = module.split(".")
    whole = joined(folder, *parts)
    tries = [f"{whole}.py", joined(whole, _ENTRY), joined(folder, parts[0], _ENTRY), joined(folder, f"{parts[0]}.py")]
    return any(site.file(each) is not None for each in tries)


def _dotted(parts: tuple[str, ...]) -> str:
    stem = PurePosixPath(parts[-1]).stem if parts else ""
    names = (*parts[:-1], *(() if stem == "__init__" else (stem,)))
    return ".".join(names)
