"""Gather the values that are at hand at an anchor: variables, members and keys that the function itself reads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node, Tree

from analyzers.model import Anchor, Argument, Call, Facts, Finding, Source
from analyzers.proposals.links import outermost, within
from analyzers.proposals.properties.sure import surely_evaluated
from analyzers.proposals.properties.values import Value
from analyzers.proposals.properties.vocabulary import vocabulary
from analyzers.scope import Binding, BindingKind, Scope, scope_at
from analyzers.scope.place import path_to
from analyzers.scope.syntax import CALLS, FUNCTIONS, MEMBERS, everything, own, text_of

_CHAIN = re.compile(r"[A-Za-z_$][\w$]*(\??\.[A-Za-z_$][\w$]*)*")
_KEYED = frozenset({"subscript", "subscript_expression"})
_LONGEST = 60
_CLASS = re.compile(r"(?:[\w$]+\.)*[A-Z]\w*|new [\w$.]+")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What there is to know about an anchor."""

    source: Source
    facts: Facts
    finding: Finding
    anchor: Anchor
    path: tuple[Node, ...]
    """From the root down to the anchor's block."""
    scope: Scope

    @property
    def is_python(self) -> bool:
        """Whether a member of nothing cannot be asked for safely."""
        return self.source.language == "python"

    def nodes(self) -> Iterator[Node]:
        """The nodes of the functions around the anchor; other functions than these and those inside are left out."""
        functions = [each for each in self.path if each.type in FUNCTIONS]
        for at, function in enumerate(functions):
            yield from everything(function) if at == len(functions) - 1 else own_body(function)


def own_body(function: Node) -> Iterator[Node]:
    """The nodes of a function without those of the functions in it."""
    for child in function.named_children:
        yield from own(child)


def surroundings(source: Source, tree: Tree, facts: Facts, finding: Finding, anchor: Anchor) -> Surroundings:
    """What is known around an anchor."""
    path = path_to(source.text, tree.root_node, anchor.offset, anchor.indent)
    return Surroundings(
        source, facts, finding, anchor, tuple(path), scope_at(source, tree, anchor.offset, anchor.indent)
    )


def values_at(around: Surroundings) -> tuple[Value, ...]:
    """The values at hand, in the order of the text; an expression occurs once."""
    found: dict[tuple[str, str], Value] = {}
    gone = _removed(around)
    for value in (*_variables(around), *_given(around), *_read(around)):
        if not value.is_variable and around.is_python and value.binding.name in gone:
            continue
        if len(value.expression) <= _LONGEST and "\n" not in value.expression:
            found.setdefault((value.expression, value.name), value)
    return tuple(sorted(found.values(), key=lambda each: (each.start, each.expression)))


def _variables(around: Surroundings) -> Iterator[Value]:
    for each in around.scope.bindings:
        if each.kind in {BindingKind.LOCAL, BindingKind.PARAMETER}:
            yield Value(each.name, each.name, (), each, each.start, "" if each.destructured else each.value)


def _read(around: Surroundings) -> Iterator[Value]:
    for node in around.nodes():
        if node.type in MEMBERS:
            yield from _member(around, node)
        elif node.type in _KEYED or node.type in CALLS:
            yield from _keyed(around, node)


def _member(around: Surroundings, node: Node) -> Iterator[Value]:
    written = text_of(node)
    if not _CHAIN.fullmatch(written) or _is_called(node):
        return
    names = re.split(r"\??\.", written)
    binding = around.scope.get(names[0])
    if binding is None or binding.kind in {BindingKind.IMPORT, BindingKind.GLOBAL}:
        return
    expression = _safe(around, node, binding, names)
    if expression:
        yield Value(expression, names[-1], tuple(reversed(names[:-1])), binding, node.start_byte)


def _keyed(around: Surroundings, node: Node) -> Iterator[Value]:
    """``request.form["plan"]``, ``data.get("plan")``."""
    holder, key = _holder_and_key(node)
    if holder is None or key is None:
        return
    names = re.split(r"\??\.", text_of(holder))
    binding = around.scope.get(names[0]) if _CHAIN.fullmatch(text_of(holder)) else None
    if binding is None or binding.kind is BindingKind.GLOBAL:
        return
    if _evaluated(around, node, binding):
        yield Value(text_of(node), key, tuple(reversed(names)), binding, node.start_byte)


def _holder_and_key(node: Node) -> tuple[Node | None, str | None]:
    if node.type in _KEYED:
        holder = node.child_by_field_name("value") or node.child_by_field_name("object")
        return holder, _literal(node.child_by_field_name("subscript") or node.child_by_field_name("index"))
    target, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
    if target is None or target.type not in MEMBERS or arguments is None or len(arguments.named_children) != 1:
        return None, None
    if text_of(target.child_by_field_name("attribute") or target.child_by_field_name("property")) != "get":
        return None, None
    return target.child_by_field_name("object"), _literal(arguments.named_children[0])


def _literal(node: Node | None) -> str | None:
    found = re.fullmatch(r"""["'](\w+)["']""", text_of(node))
    return found[1] if found else None


def _is_called(node: Node) -> bool:
    parent = node.parent
    target = parent.child_by_field_name("function") if parent is not None and parent.type in CALLS else None
    return target is not None and target.id == node.id


def _evaluated(around: Surroundings, node: Node, binding: Binding) -> bool:
    """Whether the code has read it on the way to the anchor, and its variable is still the same one."""
    return binding.start <= node.start_byte and surely_evaluated(node, list(around.path), around.anchor.offset)


def _safe(around: Surroundings, node: Node, binding: Binding, names: list[str]) -> str:
    """The chain as it can be written at the anchor, or nothing when it could fail there."""
    if _evaluated(around, node, binding):
        return text_of(node)
    present = [
        binding.solid,
        *(".".join(names[: size + 1]) in around.scope.proven for size in range(1, len(names) - 1)),
    ]
    if all(present):
        return ".".join(names)
    if around.is_python:
        return ""
    dots = ["." if known else "?." for known in present]
    return names[0] + "".join(dot + name for dot, name in zip(dots, names[1:], strict=True))


def _given(around: Surroundings) -> Iterator[Value]:
    """What the act is given by name, and the members that the record it makes has got by that."""
    for call in around.facts.calls:
        if call.span.end > around.anchor.offset or not _belongs(around, call):
            continue
        maker = call.bound if _makes(around, call) else ""
        made = around.scope.get(maker) if maker else None
        for key, text, start in _entries(call):
            value = _simple(around, text, start)
            if value is not None:
                yield Value(text, key, (), value, start, of_act=True)
            elif made is not None and not made.destructured and _is_plain(text):
                yield Value(f"{maker}.{key}", key, (maker,), made, start, text, of_act=True)


def _belongs(around: Surroundings, call: Call) -> bool:
    """Whether a call is the act or makes what the act is about."""
    act, facts = around.finding.act, around.facts
    if not within(facts, call.function, outermost(facts, around.finding.function)):
        return False
    if call.span.start <= act.start < call.span.end or act.start <= call.span.start < act.end:
        return True
    said = around.source.text[act.start : act.end].decode("utf-8", "replace")
    return bool(call.bound) and call.bound in re.findall(r"[\w$]+", said)


def _makes(around: Surroundings, call: Call) -> bool:
    """Whether a call gives back a record that has what the call is given as members."""
    stored = (each for each in around.facts.writes if each.medium == "store" and each.action == "create")
    return bool(_CLASS.fullmatch(call.callee)) or any(each.span == call.span for each in stored)


def _entries(call: Call) -> Iterator[tuple[str, str, int]]:
    for argument in call.arguments:
        if argument.keyword and not argument.entries:
            yield argument.keyword, argument.text, argument.span.start
        yield from _pairs(argument)


def _pairs(argument: Argument) -> Iterator[tuple[str, str, int]]:
    for key, text, span in argument.entries:
        if re.fullmatch(r"\w+", key):
            yield key, text, span.start


def _simple(around: Surroundings, text: str, start: int) -> Binding | None:
    """The variable of a chain that the code evaluates at ``start``."""
    if not _CHAIN.fullmatch(text):
        return None
    binding = around.scope.get(text.partition(".")[0].rstrip("?"))
    if binding is None or binding.kind in {BindingKind.IMPORT, BindingKind.GLOBAL} or binding.start > start:
        return None
    node = around.path[0].named_descendant_for_byte_range(start, start + 1)
    return binding if node is not None and surely_evaluated(node, list(around.path), around.anchor.offset) else None


def _is_plain(text: str) -> bool:
    """Whether the value is written down or computed, so that the member holds it; not nothing at all."""
    return text not in {"None", "null", "undefined", "{}", "[]"} and not text.startswith(("{", "["))


def _removed(around: Surroundings) -> frozenset[str]:
    """Variables whose record is deleted before the anchor."""
    names: set[str] = set()
    for call in around.facts.calls:
        if call.name in vocabulary().removals and call.span.end <= around.anchor.offset:
            names.add(call.callee.partition(".")[0])
            names.update(each.text for each in call.arguments)
    return frozenset(names)
