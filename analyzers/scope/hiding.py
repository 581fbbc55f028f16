"""Names that a block or function takes for itself, before or after they have a value."""

from collections.abc import Iterable, Iterator

from tree_sitter import Node

from analyzers.scope.binding import Binding, BindingKind
from analyzers.scope.patterns import annotation_of, names_in
from analyzers.scope.syntax import own, text_of

_TARGETS = {"assignment": "left", "augmented_assignment": "left", "for_statement": "left", "named_expression": "name"}
_DECLARATIONS = frozenset({"lexical_declaration", "variable_declaration"})
_CLASS = frozenset({"class_declaration", "abstract_class_declaration", "enum_declaration"})
_HOISTED = frozenset({"function_declaration", "generator_function_declaration"})


def assigned_in(body: Node) -> set[str]:
    """Names that some statement of a function's body assigns, which makes them its own from its first line."""
    found: set[str] = set()
    shared: set[str] = set()
    for node in own(body):
        if node.type in _TARGETS:
            found.update(text_of(name) for name in names_in(node.child_by_field_name(_TARGETS[node.type])))
        elif node.type == "as_pattern_target":
            found.update(text_of(name) for name in names_in(node))
        elif node.type in {"global_statement", "nonlocal_statement"}:
            shared.update(text_of(name) for name in node.named_children)
    return found - shared


def declared_in(block: Iterable[Node]) -> Iterator[str]:
    """Names that a block declares anywhere, which hide outer ones before they have a value."""
    for declaration in _declarations(block):
        if declaration.type in _DECLARATIONS:
            for declarator in declaration.named_children:
                yield from (text_of(name) for name in names_in(declarator.child_by_field_name("name")))
        else:
            yield text_of(declaration.child_by_field_name("name"))


def declared_types(block: Iterable[Node]) -> dict[str, str]:
    """The annotations of names that a block declares without a value."""
    return {
        text_of(each.child_by_field_name("name")): annotation_of(each)
        for declaration in _declarations(block)
        if declaration.type in _DECLARATIONS
        for each in declaration.named_children
        if each.type == "variable_declarator"
    }


def hoisted(block: Iterable[Node]) -> dict[str, Binding]:
    """Functions and imports of a block, which have their value before its first statement runs."""
    found: dict[str, Binding] = {}
    for declaration in _declarations(block, _HOISTED):
        name = declaration.child_by_field_name("name")
        if name is not None:
            written = text_of(name)
            found[written] = Binding(written, BindingKind.LOCAL, start=name.start_byte, constant=True, scoped=True)
    return found


def _declarations(block: Iterable[Node], kinds: frozenset[str] = _DECLARATIONS | _CLASS) -> Iterator[Node]:
    for statement in block:
        inner = statement.child_by_field_name("declaration") if statement.type == "export_statement" else None
        declaration = inner or statement
        if declaration.type in kinds:
            yield declaration
