"""Choose, for each detail that a moment's author asks for, the expression at the anchor that gives it."""

from collections.abc import Iterator

from tree_sitter import Tree

from analyzers.model import Anchor, Facts, Finding, Moment, Property, PropertyHint, Source
from analyzers.proposals.properties.fitting import belongs, named
from analyzers.proposals.properties.gathering import Surroundings, surroundings, values_at
from analyzers.proposals.properties.kinds import is_compared
from analyzers.proposals.properties.personal import is_personal
from analyzers.proposals.properties.typing import typed
from analyzers.proposals.properties.values import Value

_MOST = 4


def properties_at(  # noqa: PLR0917 - a pure function names all that it needs
    source: Source, tree: Tree, facts: Facts, finding: Finding, anchor: Anchor, moment: Moment
) -> tuple[Property, ...]:
    """The properties of a finding's event, in the order of the moment's hints; none that is not surely right."""
    around = surroundings(source, tree, facts, finding, anchor)
    values = values_at(around)
    chosen: dict[str, Property] = {}
    for hint in moment.properties:
        expression = next(_fitting(hint, values, around, moment), None)
        if expression is not None and expression not in chosen:
            chosen[expression] = Property(hint.name, hint.type, hint.description, expression)
    return tuple(chosen.values())[:_MOST]


def _fitting(hint: PropertyHint, values: tuple[Value, ...], around: Surroundings, moment: Moment) -> Iterator[str]:
    """The expressions that give what a hint asks for, the likeliest first."""
    for phrase in (hint.name, *hint.sources):
        for value in sorted(values, key=lambda each: (not each.of_act, bool(each.owners), -each.start)):
            if named(value, phrase, moment, around.finding.noun) and belongs(value, phrase, around, moment):
                expression = typed(hint, phrase, value, around)
                if expression and not is_personal(hint.name, value.expression, listed=is_compared(value, around)):
                    yield expression
