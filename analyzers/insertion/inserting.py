"""Write the capture of a proposal, and all that it needs, as hunks; or say why it cannot be right."""

from collections.abc import Sequence
from dataclasses import replace

from analyzers.insertion.call import written
from analyzers.insertion.checking import breaks, unbound
from analyzers.insertion.composing import apply
from analyzers.insertion.doubts import doubt_of
from analyzers.insertion.imports import import_edit
from analyzers.insertion.layout import fitted
from analyzers.insertion.naming import local_name
from analyzers.insertion.person import person_at
from analyzers.insertion.site import Site, Sources, site_of
from analyzers.insertion.way import NoWay, Way
from analyzers.insertion.ways import choose
from analyzers.insertion.ways.clients import is_bound, module_of
from analyzers.model import (
    Anchor,
    Edit,
    Hunk,
    HunkRole,
    Instrumentation,
    Patch,
    Proposal,
    Provider,
    Refusal,
    Role,
    Source,
    Span,
)

_AGENT = "Let the agent write it."
_JOINING = {b"(", b"[", b"`", b"+", b"-", b"/"}


def insert(  # noqa: PLR0917 - a pure function names all that it needs
    proposal: Proposal,
    source: Source,
    instrumentation: Instrumentation,
    providers: Sequence[Provider],
    provider: str | None,
    sources: Sources,
) -> tuple[Hunk, ...] | Refusal:
    """The hunks that capture the event of ``proposal``, all additions; or why there are none.

    ``source`` is the file of the proposal's anchor; ``provider`` the one that the settings ask for; ``sources`` gives
    any other file of the project and raises ``KeyError`` where there is none.
    """
    site = _site(proposal, source, sources)
    if isinstance(site, Site):
        way = choose(site, instrumentation, providers, provider)
        answer = way if isinstance(way, NoWay) else _through(site, proposal, way)
    else:
        answer = site
    if isinstance(answer, NoWay):
        return Refusal(proposal.event, source.path, proposal.finding.symbol, answer.reason, answer.remedy)
    return tuple(replace(hunk, events=(proposal.event,)) for hunk in answer)


def _site(proposal: Proposal, source: Source, sources: Sources) -> Site | NoWay:
    """The site of the proposal, or why nothing at all can be written there."""
    if proposal.captured:
        return NoWay("The code captures this already.", "Nothing is left to do.")
    if proposal.anchor is None:
        return NoWay(proposal.no_anchor or "No place on the success path was found.", _AGENT)
    site = site_of(proposal, proposal.anchor, source, sources)
    return _unfit(site) or site


def _unfit(site: Site) -> NoWay | None:
    """Why the site is none to write at."""
    if site.facts.role is Role.TYPES or site.source.path.endswith((".d.ts", ".pyi")):
        return NoWay("The file holds types only.", "Capture it where the code runs.")
    if site.yields:
        return NoWay("The function is a generator, which may never be run to its end.", "Capture it where it is used.")
    if site.function is None:
        return NoWay("The place is not in a function.", _AGENT)
    return None


def _through(site: Site, proposal: Proposal, way: Way) -> list[Hunk] | NoWay:
    if way.template.startswith("await ") and not site.awaits:
        return NoWay(
            "The event must be awaited before the function answers, and this function is not asynchronous.",
            "Make it asynchronous, or let the agent write it.",
        )
    named = _named(site, way)
    if isinstance(named, NoWay):
        return named
    local, imports = named
    person = ""
    if way.needs_person:
        found = person_at(site)
        if found is None:
            return NoWay(
                "Nothing here surely holds the id of the person whom the event is of.",
                "Bring the person's id into the function, or let the agent find it.",
            )
        person = _as_text(site, found) if way.person_is_text else found
    values = {"client": local, "event": proposal.event, "person": person}
    return _checked(site, proposal, way, values, imports)


def _named(site: Site, way: Way) -> tuple[str, list[Hunk]] | NoWay:
    """The local name of what sends, and the import that binds it."""
    if way.needed is None:
        return way.local, []
    bound = is_bound(site, way.needed)
    if bound is not None:
        return bound, []
    module = module_of(site, way.needed)
    local = local_name(site, way.local)
    if module is None or local is None:
        reason = f"{way.local} is taken by something else here." if module else "It cannot be told how it is imported."
        return NoWay(reason, _AGENT)
    edit = import_edit(site, module, way.needed.name, local)
    if edit is None:
        return NoWay("It cannot be told whether the file imports modules or requires them.", _AGENT)
    return local, [Hunk(site.source.path, edit, (), HunkRole.IMPORT, f"Imports {way.needed.name} from {module}.")]


def _checked(
    site: Site, proposal: Proposal, way: Way, values: dict[str, str], imports: list[Hunk]
) -> list[Hunk] | NoWay:
    text = written(way.template, values, proposal.properties, site.style, is_python=site.is_python)
    missing = unbound(site, text, [values["client"]])
    if missing is not None:
        return NoWay(f"{missing} is not surely bound here.", _AGENT)
    statement = fitted(f"{text}{_end(site)}", site.anchor.indent, site.style, site.language)
    reason = f"Captures {proposal.event} {way.told}."
    doubt = f"{way.doubt} {doubt_of(site, text)}".strip()
    reason = f"{reason} {doubt}".strip()
    edit = _line(site, site.anchor, statement)
    capture = Hunk(site.source.path, edit, (), HunkRole.CAPTURE, reason, risky=bool(doubt))
    hunks = [*imports, capture]
    after = apply(Patch(tuple(sorted(hunks, key=lambda each: each.edit.span)), ()), site.source.path, site.source.text)
    if breaks(site, after):
        return NoWay("The file would not parse with the capture in it.", _AGENT)
    return [*way.hunks, *hunks]


def _end(site: Site) -> str:
    """What ends the statement; a semicolon wherever the next line would be read as its continuation."""
    following = site.source.text[site.anchor.offset :].lstrip()[:1]
    return ";" if not site.is_python and following in _JOINING else site.style.end


def _line(site: Site, anchor: Anchor, statement: str) -> Edit:
    eol, text = site.style.eol, site.source.text
    lines = eol.join(f"{anchor.indent if not at else ''}{line}" for at, line in enumerate(statement.split("\n")))
    span = Span(anchor.offset, anchor.offset)
    at_the_end = anchor.offset >= len(text) and text and not text.endswith((b"\n", b"\r"))
    return Edit(span, f"{eol}{lines}" if at_the_end else f"{lines}{eol}")


def _as_text(site: Site, person: str) -> str:
    """The id as a text, where it may be a number."""
    binding = site.scope.get(person)
    if binding is not None and binding.annotation in {"str", "string"}:
        return person
    return f"str({person})" if site.is_python else f"String({person})"
