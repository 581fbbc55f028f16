"""Find the expression that is the person's id at the anchor; where none is sure, there is none."""

from collections.abc import Iterator

from analyzers.insertion.evidence import Evidence
from analyzers.insertion.site import Site
from analyzers.shipped import toml
from analyzers.words import split


def person_at(site: Site) -> str | None:
    """Code that gives the acting person's stable id at the anchor, or None when nothing there surely does."""
    return next(_ids(Evidence(site)), None)


def person_object_at(site: Site) -> str | None:
    """Code that gives the acting person as an object at the anchor, or None."""
    evidence = Evidence(site)
    people = (*listed("actors"), *listed("persons"))
    return next((each for each in people if evidence.is_present(each) and evidence.is_record(each)), None)


def listed(kind: str) -> list[str]:
    """The words of the lexicon of persons under ``kind``."""
    found: list[str] = toml("lexicon/persons.toml")[kind]
    return found


def _ids(evidence: Evidence) -> Iterator[str]:
    yield from _with_id(evidence, listed("actors"))
    yield from (name for name in listed("actor_ids") if evidence.is_present(name, whole=True))
    yield from _behind_guards(evidence)
    yield from _read(evidence)
    yield from _with_id(evidence, listed("persons"))
    yield from (name for name in listed("ids") if evidence.is_present(name, whole=True))
    yield from _belonging(evidence)


def _with_id(evidence: Evidence, persons: list[str]) -> Iterator[str]:
    """Ids of those of ``persons`` that are present."""
    for person in persons:
        if evidence.is_present(person):
            found = evidence.id_of(person)
            if found is not None:
                yield found


def _read(evidence: Evidence) -> Iterator[str]:
    """Ids that the function itself has read of a person, whatever the person is called."""
    for chain in evidence.before:
        head, _, member = chain.rpartition(".")
        words = split(head.rpartition(".")[2])
        if member in listed("members") and words and words[-1] in listed("words") and evidence.is_present(head):
            yield chain


def _behind_guards(evidence: Evidence) -> Iterator[str]:
    """Ids that the function reads with a question, though a guard before it lets nobody in who has none."""
    if evidence.is_let_in:
        for chain in evidence.asked:
            head, _, member = chain.replace("?", "").rpartition(".")
            words = split(head.rpartition(".")[2])
            if member in listed("members") and words and words[-1] in listed("words") and evidence.is_bound(chain):
                yield chain


def _belonging(evidence: Evidence) -> Iterator[str]:
    """Ids of the person whom a record belongs to, which the function reads itself."""
    for chain in evidence.around:
        head, _, member = chain.rpartition(".")
        if member in listed("belongings") and evidence.is_present(head):
            yield chain
