"""Recognise what a project, and each file of it, is built on: by its manifests and the files beside them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from analyzers.languages import family
from lsp_server.prose.frameworks import Framework
from lsp_server.prose.unread import manifest_languages, packages_asked, spoken_at
from lsp_server.settings import Settings
from lsp_server.workspace.files import every_path, list_files, ruled_out, unspeakable
from lsp_server.workspace.ignoring import ignore_spec
from lsp_server.workspace.manifests import read_packages

_SCRIPTS = "package.json"


@dataclass(frozen=True, slots=True)
class Package:
    """A folder with a manifest, for one family of languages."""

    folder: str
    """POSIX path below the project's root; empty for the root itself."""
    family: str
    """As ``analyzers.languages.family`` names it."""
    frameworks: tuple[Framework, ...]
    """What it is built on, in the order of the names."""


@dataclass(frozen=True, slots=True)
class Detected:
    """What the folders of a project are built on."""

    packages: tuple[Package, ...]
    """In order of folder; those that are built on nothing that is known are among them."""

    @property
    def frameworks(self) -> tuple[Framework, ...]:
        """All that the project is built on, in the order of the names."""
        found = {each.name: each for package in self.packages for each in package.frameworks}
        return tuple(found[name] for name in sorted(found))

    def of(self, path: str) -> tuple[Framework, ...]:
        """What the file at ``path`` (POSIX, relative to the root) is built on, in the order of the names.

        The nearest manifest above it that speaks of its language decides; a file of no known language has none.
        """
        packages = {(each.folder, each.family): each for each in self.packages}
        home = _nearest(path, family(spoken_at(path) or ""), packages)
        return _without_rivals(packages[home], path) if home else ()

    def among(self, paths: Iterable[str]) -> tuple[Framework, ...]:
        """What the files at ``paths`` are built on: what most of them are first, then by name."""
        found = [each for path in paths for each in self.of(path)]
        count = Counter(each.name for each in found)
        by_name = {each.name: each for each in found}
        return tuple(by_name[name] for name in sorted(by_name, key=lambda name: (-count[name], name)))


def detect(frameworks: Iterable[Framework], paths: Iterable[str], manifests: Mapping[str, Collection[str]]) -> Detected:
    """What the folders of a project are built on.

    Args:
        frameworks: Those that are known.
        paths: All files of the project, POSIX paths relative to its root.
        manifests: The names of the packages that each manifest asks for, by the manifest's path.
    """
    asked: dict[tuple[str, str], set[str]] = {}
    for path, names in manifests.items():
        for spoken in _families(path):
            asked.setdefault((_folder(path), spoken), set()).update(names)
    homes = {place: names for place, names in asked.items() if names or not _is_inside_another(place, asked)}
    theirs: dict[tuple[str, str], list[str]] = {place: [] for place in homes}
    families = sorted({each for _, each in homes})
    for path in sorted(set(paths)):
        for each in families:
            home = _nearest(path, each, homes)
            if home is not None:
                theirs[home].append(path.removeprefix(f"{home[0]}/") if home[0] else path)
    known = sorted(frameworks, key=lambda each: each.name)
    return Detected(
        tuple(
            Package(*place, tuple(each for each in known if _is_built_on(each, place[1], homes[place], theirs[place])))
            for place in sorted(homes)
        )
    )


def detect_in(root: Path, settings: Settings, frameworks: Iterable[Framework]) -> Detected:
    """What the folders of the project at ``root`` are built on, as far as a scan would read them."""
    listed, _ = every_path(root)
    paths = [each for each in listed if not unspeakable(each) and not ruled_out(each, settings)]
    manifests = list_files(root, settings).manifests
    asked = {each: read_packages(root, [each]) for each in manifests}
    others = {each: _asked_elsewhere(root / each) for each in paths if manifest_languages(each)}
    return detect(frameworks, paths, {**others, **asked})


def _is_built_on(framework: Framework, spoken: str, packages: Collection[str], paths: Iterable[str]) -> bool:
    asked = set(packages)
    if spoken not in framework.families or not asked.isdisjoint(framework.unless):
        return False
    named = not framework.packages or not asked.isdisjoint(framework.packages)
    return named and (not framework.files or any(map(ignore_spec(framework.files).match_file, paths)))


def _without_rivals(home: Package, path: str) -> tuple[Framework, ...]:
    """The frameworks of a package but those that live in other files of it: two routers of one framework."""
    inside = path.removeprefix(f"{home.folder}/") if home.folder else path
    named = {each.name for each in home.frameworks if each.files and ignore_spec(each.files).match_file(inside)}
    winners = [each for each in home.frameworks if each.name in named]
    return tuple(
        each
        for each in home.frameworks
        if each.name in named or not any(_are_rivals(each, winner) for winner in winners)
    )


def _are_rivals(one: Framework, other: Framework) -> bool:
    """Whether only the files tell the two apart."""
    return bool(one.files) and not set(one.packages).isdisjoint(other.packages)


def _nearest(path: str, spoken: str, places: Collection[tuple[str, str]]) -> tuple[str, str] | None:
    """The place of the nearest manifest above ``path`` that speaks of a family of languages."""
    folder = _folder(path)
    while (folder, spoken) not in places:
        if not folder:
            return None
        folder = _folder(folder)
    return folder, spoken


def _is_inside_another(place: tuple[str, str], asked: Mapping[tuple[str, str], Collection[str]]) -> bool:
    """Whether a manifest above asks for something: then one that asks for nothing is no package of its own."""
    folder, spoken = place
    while folder:
        folder = _folder(folder)
        if asked.get((folder, spoken)):
            return True
    return False


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _asked_elsewhere(manifest: Path) -> tuple[str, ...]:
    """What a manifest of a language that is not analyzed asks for; a link, or what cannot be read, asks for nothing."""
    try:
        text = "" if manifest.is_symlink() else manifest.read_text("utf-8-sig", "replace")
    except OSError:
        return ()
    return packages_asked(manifest.name, text)


def _families(manifest: str) -> tuple[str, ...]:
    """The families of languages that a manifest speaks of."""
    scripts = PurePosixPath(manifest).name == _SCRIPTS
    return manifest_languages(manifest) or ("javascript" if scripts else "python",)
