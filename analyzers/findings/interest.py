"""Rank every function of a file by how likely its people would want to know that it ran, moments or not.

A finding needs a moment; a ranking also has to order what no moment speaks for. The traits are few and general.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from analyzers.findings.finding import candidates_of, wired_units
from analyzers.findings.leanings import leanings_of
from analyzers.findings.phrases import terms
from analyzers.findings.shape import is_reading, shape_of
from analyzers.findings.units import MODULE, Unit
from analyzers.findings.weights import logistic, weight, words
from analyzers.model import Catalogue, Facts, Role

_FLOOR, _CEILING = -6.0, 4.0
_AT_WORK = {Role.PRODUCT, Role.SCRIPT, Role.CONFIG}
"""What runs for customers, or may: the line between a product and its scripts is drawn by folders and is not sharp."""


@dataclass(slots=True)
class _Group:
    """A named function with the nameless ones inside it."""

    at: int
    units: list[Unit] = field(default_factory=list)
    moment: float = _FLOOR
    moments: int = 0


def rank_functions(facts: Facts, catalogue: Catalogue) -> dict[int, float]:
    """For each named function, by its index, a score in [0, 1] that orders functions across files."""
    return {at: score_of(traits) for at, traits in traits_of(facts, catalogue).items()}


def score_of(traits: Mapping[str, float]) -> float:
    """The score in [0, 1] for a function's traits."""
    return logistic(weight("interest.bias") + sum(weight(f"interest.{key}") * value for key, value in traits.items()))


def rank_file(scores: Mapping[int, float]) -> float:
    """A score in [0, 1] for a file whose functions have these scores: the chance that one of its best matters.

    Only the best count, since a file is not promising for being long.
    """
    doubt = 1.0
    for score in sorted(scores.values(), reverse=True)[: int(weight("interest.best"))]:
        doubt *= 1 - score
    return 1 - doubt


def traits_of(facts: Facts, catalogue: Catalogue) -> dict[int, dict[str, float]]:
    """For each named function, by its index, its general traits as numbers."""
    units = wired_units(facts)
    groups: dict[int, _Group] = {}
    for unit in units.values():
        home = _named(unit.at, facts)
        if home != MODULE:
            groups.setdefault(home, _Group(home)).units.append(unit)
    for candidate in candidates_of(facts, units, catalogue):
        group = groups.get(_named(candidate.unit.at, facts))
        if group is not None:
            group.moment = max(group.moment, min(candidate.total, _CEILING))
            group.moments += candidate.total > weight("interest.likely")
    return {at: _traits(group, facts) for at, group in groups.items()}


def _named(at: int, facts: Facts) -> int:
    """The innermost function around ``at``, itself included, that has a name."""
    while at != MODULE and not facts.functions[at].name:
        at = facts.functions[at].parent
    return at


def _traits(group: _Group, facts: Facts) -> dict[str, float]:
    function = facts.functions[group.at]
    shapes = [shape_of(unit, facts) for unit in group.units]
    name = terms(function.name)
    calls = [call for unit in group.units for call in unit.calls]
    return {
        "moment": group.moment - _FLOOR,
        "moments": math.log1p(group.moments),
        "size": math.log1p(function.span.end - function.span.start),
        "entry": float(any(shape.entry for shape in shapes)),
        "handlers": math.log1p(sum(len(unit.handlers) for unit in group.units)),
        "routes": float(any(unit.routes for unit in group.units)),
        "writes": math.log1p(sum(not is_reading(write) for unit in group.units for write in unit.writes)),
        "acts": math.log1p(sum(len(unit.acts) for unit in group.units)),
        "effects": math.log1p(sum(len(shape.effects) for shape in shapes)),
        "tells": math.log1p(sum(_tells(call.callee) for call in calls)),
        "awaits": math.log1p(sum(call.awaited for call in calls)),
        "calls": math.log1p(len(calls)),
        **_kind(function.kind, name, facts),
        **leanings_of(function, group.units, facts.path),
    }


def _kind(kind: str, name: tuple[str, ...], facts: Facts) -> dict[str, float]:
    return {
        "component": float(kind == "component"),
        "method": float(kind == "method"),
        "predicate": float(bool(name) and name[0] in words("predicates")),
        "handles": float(bool(name) and name[0] in words("handling")),
        "acts_by_name": float(bool(name) and name[0] in words("effects")),
        "elsewhere": float(facts.role not in _AT_WORK),
    }


def _tells(callee: str) -> bool:
    """Whether a call tells a person that something worked, or takes them on."""
    return not words("telling").isdisjoint(terms(callee)[:1] + terms(callee)[-1:])
