"""Read every call of a file."""

from dataclasses import replace

from tree_sitter import Node

from analyzers.facts.arguments import arguments_of
from analyzers.facts.enclosing import Enclosing
from analyzers.facts.nodes import callee_of, span_of
from analyzers.facts.query import Material
from analyzers.model import Call, Span

_LISTS = frozenset({"array_pattern", "tuple_pattern", "list_pattern", "pattern_list"})
_BINDABLE = frozenset({"identifier", "member_expression", "attribute"})


def read_calls(material: Material, inside: Enclosing) -> tuple[Call, ...]:
    """The calls in order of their start, outer before inner; ``inside`` tells the enclosing function."""
    awaited = {_key(match["awaited.call"][0]) for match in material.matches("awaited")}
    bound, perhaps = _bound(material, "bound"), _bound(material, "perhaps")
    calls = [_call(material, inside, match["call.expression"][0]) for match in material.matches("call")]
    for at, call in enumerate(calls):
        key = (call.span.start, call.span.end)
        if key in awaited or key in bound or key in perhaps:
            calls[at] = replace(call, awaited=key in awaited, bound=bound.get(key, ""), perhaps=perhaps.get(key, ""))
    return tuple(sorted(calls, key=lambda call: (call.span.start, -call.span.end)))


def _call(material: Material, inside: Enclosing, node: Node) -> Call:
    callee = node.child_by_field_name("function") or node.child_by_field_name("constructor")
    return Call(
        callee=callee_of(material, node),
        span=span_of(node),
        callee_span=span_of(node) if callee is None else span_of(callee),
        arguments=arguments_of(material, node),
        function=inside.at(node.start_byte),
    )


def _bound(material: Material, how: str) -> dict[tuple[int, int], str]:
    """The variables that take results, by the calls' places."""
    return {
        _key(match[f"{how}.call"][0]): _bound_name(material, match[f"{how}.name"][0])
        for match in material.matches(how)
        if f"{how}.call" in match
    }


def _bound_name(material: Material, target: Node) -> str:
    """The variable that takes the result; of a list pattern its first name, of an object pattern none."""
    if target.type in _LISTS:
        names = target.named_children
        target = names[0] if names else target
    return material.text(target) if target.type in _BINDABLE else ""


def _key(node: Node) -> tuple[int, int]:
    return (node.start_byte, node.end_byte)


def calls_by_start(calls: tuple[Call, ...]) -> dict[int, list[Call]]:
    """The calls that start at each offset, outermost first: the links of one chain."""
    chains: dict[int, list[Call]] = {}
    for call in calls:
        chains.setdefault(call.span.start, []).append(call)
    return chains


def link_named(chain: list[Call], name: str) -> Call | None:
    """The call of a chain whose last segment is ``name``."""
    return next((call for call in chain if call.name == name), None)


def whole_chain(chains: dict[int, list[Call]], call: Call) -> Span:
    """The stretch of the outermost call of the chain that ``call`` is a link of."""
    return chains[call.span.start][0].span
