"""``commandment-broken``, ``event-unknown``, ``vendor-named``: an airplane is flown as the pages say."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from analyzers.lines import line_of, line_starts
from analyzers.model import CaptureKind, Provider, Source
from lsp_server.errors import KnowledgeBroken
from lsp_server.linting.reading import AIRPLANES
from lsp_server.linting.values import Kind, Lapse, Shelf
from lsp_server.prose.airplanes import TABLE, Airplane, read_airplane
from lsp_server.prose.knowledge import load_knowledge
from lsp_server.settings import Settings
from lsp_server.workspace.project import Project
from lsp_server.workspace.reading import read_source

_Files = Mapping[str, Source | None]
_NOUN = r"[a-z0-9_]+"


def check(shelf: Shelf) -> Iterator[Lapse]:
    """What our own rules say about each airplane, and what its pages promise and it does not keep."""
    yield from _promises(shelf)
    framed = {str(each.keys.get("airplane")) for each in shelf.of(Kind.FRAMEWORK)}
    for name in shelf.airplanes:
        table = f"{AIRPLANES}/{name}/{TABLE}"
        if name not in framed:
            yield Lapse("link-broken", table, 1, f"No page of `frameworks/` has `airplane: {name}`.")
        try:
            airplane = read_airplane(shelf.root / AIRPLANES / name)
        except (OSError, KnowledgeBroken) as error:
            yield Lapse("page-unreadable", table, 1, f"It cannot be read: {error}")
            continue
        files = files_of(shelf, name)
        yield from _size(shelf, table, files)
        yield from _vendor(airplane, table, files)
        yield from _project(shelf, name)


def files_of(shelf: Shelf, name: str) -> dict[str, Source | None]:
    """The files of an airplane by path from the folder of the skills, in order; None for one that is no source text."""
    root = shelf.root / AIRPLANES / name
    paths = sorted(each for each in root.rglob("*") if each.is_file() and "__pycache__" not in each.parts)
    found: dict[str, Source | None] = {}
    for path in paths:
        inside = path.relative_to(shelf.root).as_posix()
        source = read_source(shelf.root, inside)
        found[inside] = source if isinstance(source, Source) and source.language else None
    return found


def _promises(shelf: Shelf) -> Iterator[Lapse]:
    """Sentences that rules are tied to, and that no page says any more."""
    for promise in shelf.measure["promise"]:
        page = next((each for each in shelf.pages if each.path == promise["page"]), None)
        if page is None or not any(promise["says"] in line for line in page.lines):
            said = f"No line says “{promise['says']}”, which {', '.join(promise['rules'])} checks; mend `lint.toml`."
            yield Lapse("promise-lost", promise["page"], 1, said)


def _size(shelf: Shelf, table: str, files: _Files) -> Iterator[Lapse]:
    lines = sum(source.text.count(b"\n") for source in files.values() if source is not None)
    most = shelf.measure["lines"]["airplane"]
    if lines > most:
        said = f"It has {lines} lines of source, and an airplane at most {most}; make it thinner."
        yield Lapse("too-long", table, 1, said)


def _vendor(airplane: Airplane, table: str, files: _Files) -> Iterator[Lapse]:
    """A provider's name where the app should know none, so that the airplane serves for another one too."""
    provider = _provider(airplane.provider)
    if provider is None:
        yield Lapse("page-unreadable", table, 1, f"There is no provider {airplane.provider}.")
        return
    knows = {f"{AIRPLANES}/{airplane.name}/{each}" for each in airplane.modules}
    words = re.compile(rf"{re.escape(provider.name)}|{re.escape(provider.title)}".encode(), re.IGNORECASE)
    for path, source in files.items():
        if source is not None and path not in knows and (found := words.search(source.text)):
            line = line_of(line_starts(source.text), found.start()) + 1
            said = f"{provider.title} is named outside of `modules`; only these may know it."
            yield Lapse("vendor-named", path, line, said)


def _project(shelf: Shelf, name: str) -> Iterator[Lapse]:
    root = shelf.root / AIRPLANES / name
    project = Project(root, load_knowledge(), Settings(jobs=1))
    project.scan()
    for path in project.readings:
        source = project.source(path)
        starts = line_starts(source.text)
        place = (root / path).relative_to(shelf.root).as_posix()
        for problem in project.problems_in(path):
            said = _kept(shelf, problem.rule)
            yield Lapse(
                "commandment-broken", place, line_of(starts, problem.span.start) + 1, f"{problem.message}{said}"
            )
        for capture in project.readings[path].captures:
            if capture.kind is CaptureKind.CAPTURE and capture.event and not _is_known(capture.event):
                line = line_of(starts, capture.span.start) + 1
                yield Lapse("event-unknown", place, line, f"No moment of the catalogue is called {capture.event}.")


def _kept(shelf: Shelf, rule: str) -> str:
    """Which page promises what a rule checks, as a sentence."""
    found = next((each for each in shelf.measure["promise"] if rule in each["rules"]), None)
    return f" (`{found['page']}` says: “{found['says']}”.)" if found else ""


def _is_known(event: str) -> bool:
    return any(re.fullmatch(pattern, event) for pattern in _events())


@cache
def _events() -> tuple[str, ...]:
    return tuple(each.event.replace("{noun}", _NOUN) for each in load_knowledge().catalogue.moments)


def _provider(name: str) -> Provider | None:
    return next((each for each in load_knowledge().providers if each.name == name), None)
