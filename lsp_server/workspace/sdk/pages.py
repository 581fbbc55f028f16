"""Show the types and docstrings of an installed SDK, a page at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from analyzers.model import Provider
from lsp_server.workspace.sdk.definitions import ClientType, Definition, Found, Library
from lsp_server.workspace.sdk.installed import Installed
from lsp_server.workspace.sdk.opening import library_of

_PAGE = 12_000  # characters
_LONGEST_TYPE = 5_000  # characters of a type that is shown because another names it
_NEAR = 8
_HELD = {"property", "attribute", "constant"}
"""Kinds of members that come after what is called."""
_LIKENESS = 55


@dataclass(frozen=True, slots=True)
class SdkPage:
    """A piece of what an SDK says of itself, as Markdown."""

    text: str
    next_offset: int
    """Where the next page begins, in characters; 0 when this is the last."""
    total: int
    """Characters in all."""


def read_sdk(installed: Installed, provider: Provider, name: str = "", offset: int = 0) -> SdkPage:
    """What the installed package says of ``name``, from character ``offset`` on.

    Without a name: what it exports, and the members of the provider's client, each with its signature and the first
    sentence of its comment. With one (``capture``, ``Client.capture``): each definition with its whole comment and the
    types that it names. A name that is nowhere gives those that are like it.
    """
    try:
        library = library_of(installed, provider)
        whole = "\n".join(_about(library, name) if name else _overview(library, installed))
    except RecursionError:  # code that nests deeper than any SDK's
        whole = "This package cannot be read."
    start = min(max(0, offset), len(whole))
    end = min(start + _PAGE, len(whole))
    if end < len(whole):
        end = whole.rfind("\n", start, end) + 1 or end
    return SdkPage(whole[start:end], end if end < len(whole) else 0, len(whole))


def _overview(library: Library, installed: Installed) -> Iterator[str]:
    yield f"# {installed.name} {installed.version}"
    kinds: dict[str, list[str]] = {}
    for each in library.exports():
        kinds.setdefault(each.kind, []).append(each.name)
    if kinds:
        yield "\n## What an import of it offers"
    yield from (f"- {kind}: {', '.join(names)}" for kind, names in sorted(kinds.items()))
    for client in _once(library.clients()):
        definition = client.definition
        yield f"\n## {definition.name}, which calls are made on ({definition.kind}, {definition.where})"
        yield from _listed(client.members)
        yield from () if client.complete else ("- ... and what it inherits from types that are not of this package",)


def _once(clients: Sequence[ClientType]) -> list[ClientType]:
    """Clients that differ in their members: a package may declare one type in several files."""
    kept: dict[tuple[str, frozenset[str]], ClientType] = {}
    for each in clients:
        kept.setdefault((each.definition.name, frozenset(one.name for one in each.members)), each)
    return list(kept.values())


def _listed(members: Sequence[Definition]) -> Iterator[str]:
    for each in sorted(members, key=lambda member: member.kind in _HELD):
        if not each.last.startswith("_") or each.last == "__init__":
            mark = " (deprecated)" if "@deprecated" in each.doc else ""
            yield f"- `{each.signature}`{mark}"
            yield from (f"  {line}" for line in [_first_sentence(each.doc)] if line)


def _first_sentence(doc: str) -> str:
    first = " ".join(doc.partition("\n\n")[0].partition("\n@")[0].split())
    return "" if first.startswith("@") else first[: (first.find(". ") + 1) or len(first)]


def _about(library: Library, name: str) -> Iterator[str]:
    found = list(library.find(name))
    shown: set[tuple[str, str, str]] = set()
    for each in found:
        if _says(each.definition) not in shown:
            shown.add(_says(each.definition))
            yield from _whole(each)
    for kind in (kind for each in found for kind in each.types):
        if _says(kind) not in shown:
            shown.add(_says(kind))
            yield from _headed(kind, _LONGEST_TYPE)
    if not found:
        yield from _instead(library, name)


def _says(definition: Definition) -> tuple[str, str, str]:
    """What is told of a definition: a package may hold the same one in several files."""
    return definition.name, definition.text or definition.signature, definition.doc


def _whole(found: Found) -> Iterator[str]:
    yield from _headed(found.definition)
    if found.members:
        yield f"Members of {found.definition.name}:"
        yield from _listed(found.members)
        yield ""


def _headed(definition: Definition, longest: int = 0) -> Iterator[str]:
    yield f"## {definition.name} ({definition.kind}, {definition.where})"
    text = definition.text or definition.signature
    if longest and len(text) > longest:
        text = f"{text[:longest]}\n... ask for {definition.name} to see all of it"
    yield from (definition.doc, "") if definition.doc else ()
    yield f"```\n{text}\n```\n"


def _instead(library: Library, name: str) -> Iterator[str]:
    """Names that are like one that is nowhere."""
    known = {each.name for each in library.exports()}
    known |= {member.last for client in library.clients() for member in client.members}
    wanted = name.rpartition(".")[2]
    scored = process.extract(wanted, sorted(known), scorer=fuzz.ratio, limit=_NEAR, score_cutoff=_LIKENESS)
    like = [each for each, _, _ in scored]
    yield f"Nothing is called {name} in this version." + (f" There is {', '.join(like)}." if like else "")
