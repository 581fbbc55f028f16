"""Read a wrapper's definition: which parameters it cannot do without, and what it takes for a person."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from analyzers.insertion.site import Site, read
from analyzers.model import Function, Wrapper
from analyzers.scope.patterns import annotation_of, names_in
from analyzers.scope.syntax import everything, text_of

_OPTIONAL = frozenset({"optional_parameter", "default_parameter", "typed_default_parameter", "assignment_pattern"})
_ITSELF = frozenset({"self", "cls"})
_SPREADS = frozenset({"dictionary_splat_pattern", "list_splat_pattern", "rest_pattern"})
_TEXTS = frozenset({"str", "string"})
_READ = r"(?<![\w.]){}\??\.(?!toString|get\b|items\b|update\b)\w"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a wrapper."""

    name: str
    needed: bool
    """Whether a call must give it."""
    annotation: str = ""
    keyword_only: bool = False
    spread: bool = False
    """Whether it gathers the keywords that are no parameter."""
    is_object: bool = False
    """Whether the body reads members of it."""
    keys: tuple[tuple[str, bool], ...] = ()
    """The keys that it is taken apart into, each with whether a call must give it."""

    @property
    def is_text(self) -> bool:
        """Whether it must be a text."""
        return self.annotation in _TEXTS


@dataclass(frozen=True, slots=True)
class Definition:
    """A wrapper's own text, as far as a call must know it."""

    parameters: tuple[Parameter, ...]
    is_async: bool
    on_class: bool
    """Whether it may be called on the class itself."""


def definition_of(site: Site, wrapper: Wrapper) -> Definition | None:
    """The definition of ``wrapper``, or None when it is not found in its module."""
    source = site.file(wrapper.path)
    if source is None:
        return None
    tree, facts = read(source)
    for function in facts.functions:
        owner = function.owner or (facts.functions[function.parent].name if function.parent >= 0 else "")
        if function.name == wrapper.name and owner == wrapper.owner:
            node = _node(tree.root_node, function)
            if node is not None:
                body = source.text[function.body.start : function.body.end].decode("utf-8", "replace")
                return Definition(tuple(_parameters(node, body)), function.is_async, _is_static(node, function))
    return None


def _node(root: Node, function: Function) -> Node | None:
    around = root.descendant_for_byte_range(function.span.start, function.span.end)
    for each in everything(around) if around is not None else ():
        body = each.child_by_field_name("body")
        if body is not None and (body.start_byte, body.end_byte) == (function.body.start, function.body.end):
            return each
    return None


def _is_static(node: Node, function: Function) -> bool:
    return "static" in {each.type for each in node.children} or bool(
        {"staticmethod", "classmethod"} & set(function.decorators)
    )


def _parameters(node: Node, body: str) -> list[Parameter]:
    listed = node.child_by_field_name("parameters") or node.child_by_field_name("parameter")
    if listed is None:
        return []
    if listed.type == "identifier":
        return [_parameter(listed, body, keyword_only=False)]
    found: list[Parameter] = []
    keyword_only = False
    for each in listed.named_children:
        if each.type in {"keyword_separator", "list_splat_pattern"}:
            keyword_only = True
        elif each.type != "comment" and text_of(each) not in _ITSELF:
            found.append(_parameter(each, body, keyword_only=keyword_only))
    return found


def _parameter(node: Node, body: str, *, keyword_only: bool) -> Parameter:
    names = names_in(node)
    pattern = next((each for each in (node, *node.named_children) if each.type == "object_pattern"), None)
    name = text_of(names[0]) if len(names) == 1 and pattern is None else ""
    optional = node.type in _OPTIONAL or node.child_by_field_name("value") is not None
    spread = any(each.type in _SPREADS for each in (node, *node.named_children))
    return Parameter(
        name=name,
        needed=not optional and not spread,
        annotation=annotation_of(node),
        keyword_only=keyword_only,
        spread=spread,
        is_object=bool(name) and re.search(_READ.format(re.escape(name)), body) is not None,
        keys=tuple(_keys(pattern, annotation_of(node))) if pattern is not None else (),
    )


def _keys(pattern: Node, annotation: str) -> Iterator[tuple[str, bool]]:
    for each in pattern.named_children:
        key = each.child_by_field_name("key") or each.child_by_field_name("left") or each
        name = text_of(key)
        if each.type in {"shorthand_property_identifier_pattern", "pair_pattern", "object_assignment_pattern"}:
            optional = each.type == "object_assignment_pattern" or re.search(rf"\b{re.escape(name)}\?\s*:", annotation)
            yield name, not optional
