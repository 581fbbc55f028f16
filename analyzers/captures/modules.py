"""Which file of the project an import means, judged by the two paths alone."""

from collections.abc import Container, Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from analyzers.model import Facts, Import

_ENTRY_STEMS = frozenset({"index", "__init__", "mod"})
_FOLDERS_UP = 3
_SOURCE_FOLDERS = frozenset({"src", "lib", "app"})


def imports_from(facts: Facts, path: str) -> Iterator[tuple[str, str]]:
    """Imported name and local alias of everything that the file imports from the file at ``path``.

    A module that is imported whole has the name ``*``.
    """
    name = (_parts(path) or ("",))[-1]
    for each in facts.imports:
        if name not in each.module and name != each.name and each.module.strip("./"):
            continue
        if each.alias and _means(facts, each.module, path):
            yield each.name, each.alias
        elif _is_submodule(facts, each, path):
            yield "*", each.alias


def passed_on(facts: Facts, path: str, names: Container[str]) -> Iterator[tuple[str, str]]:
    """Imported name, one of ``names``, and alias of what comes from a folder around ``path``.

    The folder's entry file may pass on what the file at ``path`` exports.
    """
    imports = [each for each in facts.imports if each.name in names and each.name not in {"*", "", "default"}]
    if not imports:
        return
    folders = PurePosixPath(path).parts[:-1]
    around = [
        f"{'/'.join(folders[:size])}/index" for size in range(len(folders), max(0, len(folders) - _FOLDERS_UP), -1)
    ]
    for each in imports:
        if any(_means(facts, each.module, folder) for folder in around):
            yield each.name, each.alias


def _is_submodule(facts: Facts, each: Import, path: str) -> bool:
    if facts.language != "python" or each.name in {"*", "", "default"}:
        return False
    joiner = "" if each.module.endswith(".") else "."
    return _means(facts, f"{each.module}{joiner}{each.name}", path)


def _means(facts: Facts, module: str, path: str) -> bool:
    """Whether ``module``, imported in the file of ``facts``, is the file at ``path``."""
    target = _parts(path)
    folder = PurePosixPath(facts.path).parts[:-1]
    if facts.language == "python":
        return _python_means(module, folder, target)
    if module.startswith("."):
        return _walked(folder, module) == target
    wanted = [part for part in module.removesuffix(".js").removesuffix(".ts").split("/") if part]
    if wanted and wanted[-1] in _ENTRY_STEMS:
        wanted.pop()
    if not wanted:
        return False
    if wanted[0][0] in "@~#$":
        return _alias_means(wanted, target)
    if len(wanted) == 1:
        return target[-1:] == tuple(wanted) and _SOURCE_FOLDERS.issuperset(target[:-1])
    return _ends(target, tuple(wanted))


def _python_means(module: str, folder: tuple[str, ...], target: tuple[str, ...]) -> bool:
    dots = len(module) - len(module.lstrip("."))
    wanted = tuple(part for part in module.lstrip(".").split(".") if part)
    if dots:
        return len(folder) >= dots - 1 and (*folder[: len(folder) - dots + 1], *wanted) == target
    return bool(wanted) and _ends(target, wanted)


def _alias_means(wanted: list[str], target: tuple[str, ...]) -> bool:
    """An alias or a scoped package: ``@/lib/track``, ``~/track``, ``@acme/analytics``, ``@acme/analytics/server``."""
    alias, rest = wanted[0], tuple(wanted[1:])
    if not rest:
        return _ends(target, (alias.lstrip("@~#$"),))
    if _ends(target, rest) or _ends(target, (alias.lstrip("@~#$"), *rest)):
        return True
    inner = tuple(part for part in target if part not in _SOURCE_FOLDERS)
    return len(alias) > 1 and _ends(inner, rest)


def _walked(folder: tuple[str, ...], module: str) -> tuple[str, ...]:
    parts = list(folder)
    for step in module.split("/"):
        if step == "..":
            if not parts:
                return ()
            parts.pop()
        elif step not in {".", ""}:
            parts.append(step)
    return _parts("/".join(parts)) if parts else ()


@lru_cache(maxsize=4096)
def _parts(path: str) -> tuple[str, ...]:
    """A path's segments without the ending; a folder's entry file stands for the folder."""
    pure = PurePosixPath(path)
    known = pure.suffix in {".py", ".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".cts"}
    parts = (*pure.parts[:-1], pure.stem if known else pure.name)
    return parts[:-1] if parts and parts[-1] in _ENTRY_STEMS else parts


def _ends(target: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return len(target) >= len(wanted) and target[len(target) - len(wanted) :] == wanted
