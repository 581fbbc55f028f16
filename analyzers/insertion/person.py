"""Find the expression that is the person's id at the anchor; where none is sure, there is none."""

import re
from collections import Counter
from collections.abc import Iterator

from analyzers.insertion.site import Site
from analyzers.model import Function
from analyzers.scope import BindingKind
from analyzers.shipped import toml
from analyzers.words import split

_CHAIN = re.compile(r"(?<![\w$.\])])[A-Za-z_$][\w$]*(?:[?!]?\.[A-Za-z_$][\w$]*)+")
_THIS = "this"


def person_at(site: Site) -> str | None:
    """Code that gives the acting person's stable id at the anchor, or None when nothing there surely does."""
    return next(_ids(_People(site)), None)


def person_object_at(site: Site) -> str | None:
    """Code that gives the acting person as an object at the anchor, or None."""
    people = _People(site)
    return next((each for each in (*_listed("actors"), *_listed("persons")) if people.is_present(each)), None)


def _ids(people: "_People") -> Iterator[str]:
    yield from people.with_id(_listed("actors"))
    yield from people.ids(_listed("actor_ids"))
    yield from people.read_of_persons()
    yield from people.with_id(_listed("persons"))
    yield from people.ids(_listed("ids"))
    yield from people.belonging()


def _listed(kind: str) -> list[str]:
    found: list[str] = toml("lexicon/persons.toml")[kind]
    return found


class _People:
    """What the code at the anchor and around it says about persons."""

    def __init__(self, site: Site) -> None:
        self._site = site
        text = site.source.text
        start = site.function.start_byte if site.function is not None else 0
        end = site.function.end_byte if site.function is not None else len(text)
        self._before = _chains(text[start : site.anchor.offset])
        self._around = _chains(text[start:end])
        self._file = _chains(text)

    def with_id(self, persons: list[str]) -> Iterator[str]:
        """Ids of those of ``persons`` that are present."""
        for person in persons:
            if self.is_present(person):
                member = self._member(person)
                if member:
                    yield f"{person}.{member}"

    def ids(self, names: list[str]) -> Iterator[str]:
        """Those of ``names`` that are ids present at the anchor."""
        yield from (name for name in names if self.is_present(name, whole=True))

    def read_of_persons(self) -> Iterator[str]:
        """Ids that the function itself reads of a person by another name than the listed ones."""
        for chain in self._before:
            head, _, member = chain.rpartition(".")
            words = split(head.rpartition(".")[2])
            if member in _listed("members") and words and words[-1] in _listed("words") and self.is_present(head):
                yield chain

    def belonging(self) -> Iterator[str]:
        """Ids of the person whom a record belongs to, which the function reads itself."""
        for chain in self._around:
            head, _, member = chain.rpartition(".")
            if member in _listed("belongings") and self.is_present(head):
                yield chain

    def is_present(self, path: str, *, whole: bool = False) -> bool:
        """Whether the dotted ``path`` surely has a value; ``whole`` says that its last segment is read as it is."""
        root, dot, _ = path.partition(".")
        binding = self._site.scope.get(root)
        if binding is None and root != _THIS:
            return False
        if path in self._site.scope.proven:
            return True
        if binding is not None and not binding.solid:
            return False
        if path in _listed("guarded") and (dot or (binding is not None and binding.kind is BindingKind.IMPORT)):
            return self._is_guarded(path)
        if not dot:
            return binding is not None and binding.kind is not BindingKind.IMPORT
        return self._is_read(path, whole=whole)

    def _is_read(self, path: str, *, whole: bool) -> bool:
        """Whether the code before the anchor has read the path, or a member of it, without asking if it is there."""
        return any(chain == path if whole else chain.startswith(f"{path}.") for chain in self._before)

    def _is_guarded(self, path: str) -> bool:
        if any(guard in _enclosing_guards(self._site) for guard in _listed("guards")):
            return True
        members = {chain[len(path) + 1 :].partition(".")[0] for chain in self._before if chain.startswith(f"{path}.")}
        return bool(members - set(_listed("anonymous_members")))

    def _member(self, person: str) -> str:
        """The member that is the person's id: the one that the file reads of such a person, else the usual one."""
        members = _listed("members")
        name = person.rpartition(".")[2]
        for chains in (self._around, self._file):
            read = Counter(
                chain.rpartition(".")[2]
                for chain in chains.elements()
                if chain.rpartition(".")[2] in members and chain.rpartition(".")[0].rpartition(".")[2] == name
            )
            if read:
                return min(read, key=lambda each: (-read[each], members.index(each)))
        return members[0]


def _chains(text: bytes) -> Counter[str]:
    """Dotted paths in a text, those left out that ask whether something is there."""
    found = (match[0] for match in _CHAIN.finditer(text.decode("utf-8", "replace")))
    return Counter(chain.replace("!", "") for chain in found if "?" not in chain)


def _enclosing_guards(site: Site) -> set[str]:
    """Last segments of the decorators of the functions around the anchor, and the bases of their classes."""
    found: set[str] = set()
    offset = site.anchor.offset
    for function in site.facts.functions:
        if function.span.start <= offset <= function.span.end:
            found |= _guards_of(function)
    return found


def _guards_of(function: Function) -> set[str]:
    written = (*function.decorators, *function.bases)
    return {part for each in written for part in re.findall(r"\w+", each)}
