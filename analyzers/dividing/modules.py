"""Which files of a change use which provider's packages."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from analyzers.dividing.pieces import Piece
from analyzers.model import Facts


def shares_module(facts: Facts, other: Facts, modules: Mapping[str, frozenset[str]]) -> bool:
    """Whether two files import the same module of a provider."""
    own = {each.module for each in facts.imports if each.module in modules}
    return any(each.module in own for each in other.imports)


def needs(piece: Piece, manifest: Piece, modules: Mapping[str, frozenset[str]], manifests: Sequence[str]) -> bool:
    """Whether the file of a piece imports a package that a piece of a manifest names, and this is its manifest.

    ``manifests`` are the paths of all manifests that change; a file belongs to the nearest one above it.
    """
    if piece.file is None:
        return False
    around = [each for each in manifests if _is_above(each, piece.path)]
    if around and manifest.path != max(around, key=lambda each: len(PurePosixPath(each).parts)):
        return False
    text = manifest.text.decode("utf-8", "replace")
    packages = (name for each in piece.file.facts.imports for name in modules.get(each.module, ()))
    return any(_names(text, name) for name in packages)


def _is_above(manifest: str, path: str) -> bool:
    folder = PurePosixPath(manifest).parent
    return folder in PurePosixPath(path).parents


def _names(text: str, package: str) -> bool:
    """Whether a manifest's text names a package, with whichever sign between its words."""
    plain = text.replace("_", "-").lower()
    name = package.replace("_", "-").lower()
    at = plain.find(name)
    while at >= 0:
        before, behind = plain[at - 1 : at] if at else "", plain[at + len(name) : at + len(name) + 1]
        if not (before.isalnum() or before in {"-", "/", "@"}) and not (behind.isalnum() or behind in {"-", "/"}):
            return True
        at = plain.find(name, at + 1)
    return False
