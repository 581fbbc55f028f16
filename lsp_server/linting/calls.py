"""``call-unknown``: what a page or an airplane calls on a provider's client is there in the SDK that is installed."""

from collections.abc import Iterator, Mapping

from analyzers.captures import read_captures
from analyzers.facts import read_facts
from analyzers.instrumentation import learn
from analyzers.model import Code, FileChange, Instrumentation, Provider, Reading, Source, Surface
from analyzers.verification import verify
from lsp_server.linting.airplanes import files_of
from lsp_server.linting.fences import source_of
from lsp_server.linting.values import READ_BY_AGENTS, Lapse, Shelf
from lsp_server.prose.knowledge import load_knowledge

_RULE = "sdk-call"


def check(shelf: Shelf, surfaces: Mapping[str, Surface]) -> Iterator[Lapse]:
    """Calls that no installed SDK has; nothing is said of SDKs that ``surfaces`` do not hold."""
    if not surfaces:
        return
    providers = load_knowledge().providers
    for page in shelf.pages:
        for fence in page.fences if page.kind in READ_BY_AGENTS else ():
            source = source_of(fence)
            for line, message in _unknown([source] if source else [], providers, surfaces).get(fence.path, ()):
                yield page.lapse("call-unknown", fence.line + line, message)
    for name in shelf.airplanes:
        sources = [source for source in files_of(shelf, name).values() if source is not None]
        for path, said in _unknown(sources, providers, surfaces).items():
            for line, message in said:
                yield Lapse("call-unknown", path, line + 1, message)


def _unknown(
    sources: list[Source], providers: tuple[Provider, ...], surfaces: Mapping[str, Surface]
) -> dict[str, list[tuple[int, str]]]:
    """Lines (from 0) with what is wrong there, by path."""
    facts = {each.path: read_facts(each) for each in sources}
    instrumentation = learn(facts.values(), providers)
    readings = {path: Reading(one, read_captures(one, providers, instrumentation), ()) for path, one in facts.items()}
    after = Code(readings, {each.path: each for each in sources}.__getitem__, instrumentation)
    before = Code({}, dict[str, Source]().__getitem__, Instrumentation())
    changes = [FileChange(each.path, None, each.text) for each in sources]
    found: dict[str, list[tuple[int, str]]] = {}
    for flaw in verify(changes, before, after, (), providers, surfaces):
        if flaw.rule == _RULE:
            found.setdefault(flaw.path, []).append((flaw.line, flaw.message))
    return found
