"""The file of the project that a module's name means in another file."""

from collections.abc import Iterator

from analyzers.insertion.imports.aliases import SUFFIXES, declared_aliases
from analyzers.insertion.imports.packages import import_root
from analyzers.insertion.site import Site
from analyzers.insertion.tree import folder_of, folders_of, joined


def resolved(site: Site, module: str) -> str | None:
    """The path of the file that ``module`` means in the site's file, or None when none of the project is meant."""
    return next((path for path in _candidates(site, module) if site.file(path) is not None), None)


def _candidates(site: Site, module: str) -> Iterator[str]:
    if site.is_python:
        dots = len(module) - len(module.lstrip("."))
        around = list(folders_of(site.source.path))
        start = around[dots - 1] if 0 < dots <= len(around) else import_root(site) if not dots else None
        if start is not None:
            whole = joined(start, *module.lstrip(".").split("."))
            yield from (f"{whole}.py", joined(whole, "__init__.py"))
        return
    if module.startswith("."):
        starts = [_walked(folder_of(site.source.path), module)]
    else:
        alias, _, rest = module.partition("/")
        starts = [joined(folder, rest) for name, folder in declared_aliases(site) if name == alias]
    for start in starts:
        bare = start.removesuffix(".js").removesuffix(".ts")
        yield from (f"{bare}{suffix}" for suffix in SUFFIXES)


def _walked(folder: str, module: str) -> str:
    parts = [part for part in folder.split("/") if part]
    for step in module.split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step not in {".", ""}:
            parts.append(step)
    return "/".join(parts)
