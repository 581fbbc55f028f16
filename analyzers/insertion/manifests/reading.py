"""Find the manifest that a file's dependencies stand in, and what it asks for."""

import json
import re
from collections.abc import Iterable

from analyzers.insertion.manifests.lines import with_requirement
from analyzers.insertion.manifests.objects import with_package
from analyzers.insertion.manifests.tables import with_dependency
from analyzers.insertion.site import Site
from analyzers.insertion.tree import folders_of, joined
from analyzers.model import Edit, Hunk, HunkRole, SetupModule

_KEYS = ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies")
_LISTS = ("requirements.in", "requirements/base.in", "requirements.txt", "requirements/base.txt")
_PYTHON = ("pyproject.toml", *_LISTS)


def packages_near(site: Site, known: Iterable[str]) -> frozenset[str]:
    """Packages that the nearest manifest with dependencies asks for; ``known``, the project's, when there is none."""
    if site.is_python:
        return frozenset(known)
    for folder in folders_of(site.source.path):
        names = _of_object(site.text(joined(folder, "package.json")) or b"")
        if names:
            return names
    return frozenset(known)


def dependency_hunks(site: Site, module: SetupModule) -> tuple[Hunk, ...]:
    """What makes the project depend on a module's package; nothing when it does, or when no manifest is found."""
    names = _PYTHON if site.is_python else ("package.json",)
    for folder in folders_of(site.source.path):
        for name in names:
            path = joined(folder, name)
            text = site.text(path)
            if text is None:
                continue
            if _asks_for(text, module.package, is_python=site.is_python):
                return ()
            edit = _edit(name, text, module)
            if edit is not None:
                reason = f"Adds {module.package} to the dependencies; install them before the code runs."
                return (Hunk(path, edit, (), HunkRole.DEPENDENCY, reason),)
    return ()


def _edit(name: str, text: bytes, module: SetupModule) -> Edit | None:
    if name == "package.json":
        return with_package(text, module.package, module.requirement)
    if name == "pyproject.toml":
        return with_dependency(text, module.requirement)
    return with_requirement(text, module.requirement)


def _asks_for(text: bytes, package: str, *, is_python: bool) -> bool:
    if not is_python:
        return package in _of_object(text)
    name = re.sub(r"[-_.]+", "[-_.]+", re.escape(package).replace("\\-", "-"))
    pattern = rf"(?im)^\s*[\"']?{name}(?![\w.-])"
    return re.search(pattern, text.decode("utf-8", "replace").replace("[", "\n").replace(",", "\n")) is not None


def _of_object(text: bytes) -> frozenset[str]:
    try:
        manifest = json.loads(text)
    except ValueError:
        return frozenset()
    if not isinstance(manifest, dict):
        return frozenset()
    return frozenset(name for key in _KEYS if isinstance(manifest.get(key), dict) for name in manifest[key])
