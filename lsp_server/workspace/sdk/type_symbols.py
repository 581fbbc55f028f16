"""Read what a TypeScript declaration file declares."""

from collections.abc import Iterator

from tree_sitter import Node

from analyzers.model import Source
from analyzers.parse import parse
from lsp_server.workspace.sdk.symbols import Declaration

_TYPES = {"class_declaration", "abstract_class_declaration", "interface_declaration", "type_alias_declaration"}
_FUNCTIONS = {"function_declaration", "function_signature", "generator_function_declaration"}
_VARIABLES = {"lexical_declaration", "variable_declaration"}
_CALLABLE = {"method_definition", "method_signature", "abstract_method_signature"}
_FIELDS = {"property_signature", "public_field_definition"}
_MODULES = {"internal_module", "module"}
_LONG = 2_000  # characters of a type that is shown whole
_AROUND = {"export_statement", "ambient_declaration", "statement_block", "program", "expression_statement"}


def type_symbols(file: str, text: str) -> Iterator[Declaration]:
    """What one ``.d.ts`` file declares, what stands in its namespaces included; broken text declares less."""
    root = parse(Source(file, text.encode(), "typescript")).root_node
    yield from _declared(file, root)


def _declared(file: str, node: Node) -> Iterator[Declaration]:
    for child in node.named_children:
        if child.type in _AROUND:
            yield from _declared(file, child)
        elif child.type in _TYPES:
            yield from _type(file, child)
        elif child.type in _FUNCTIONS:
            kind = child.child_by_field_name("return_type")
            yield Declaration(_field(child, "name"), _told(child), file, "", _bases(kind) if kind else ())
        elif child.type in _VARIABLES:
            yield from _variables(file, child)
        elif child.type in _MODULES:
            body = child.child_by_field_name("body")
            if body is not None:
                yield from _declared(file, body)


def _type(file: str, node: Node) -> Iterator[Declaration]:
    name = _field(node, "name")
    parts = [each for each in node.named_children if each.type not in {"type_identifier", "type_parameters"}]
    bases = tuple(base for each in parts for base in _bases(each))
    text = _told(node)
    yield Declaration(name, text if len(text) < _LONG else text.split("{")[0], file, bases=bases, callable=False)
    for part in parts:
        yield from _members(file, part, name)


def _members(file: str, node: Node, owner: str) -> Iterator[Declaration]:
    """Members of a body, also of the parts of an intersection; not of what is nested in them."""
    for child in node.named_children if node.type not in _CALLABLE | _FIELDS else [node]:
        if child.type in _CALLABLE or child.type in _FIELDS:
            kind = child.child_by_field_name("return_type" if child.type in _CALLABLE else "type")
            name = _field(child, "name")
            yield Declaration(name, _told(child), file, owner, _bases(kind) if kind else ())
            if kind is not None:
                yield from _members(file, kind, f"{owner}.{name}")
        elif child.type in {"object_type", "interface_body", "class_body", "intersection_type", "export_statement"}:
            yield from _members(file, child, owner)


def _variables(file: str, node: Node) -> Iterator[Declaration]:
    for each in node.named_children:
        kind = each.child_by_field_name("type")
        if each.type == "variable_declarator":
            yield Declaration(_field(each, "name"), _told(node), file, "", _bases(kind) if kind else ())


def _bases(node: Node) -> tuple[str, ...]:
    """Names of the types that a heritage clause, an intersection or an annotation is made of."""
    if node.type in {"class_body", "interface_body", "object_type", "type_arguments", "implements_clause"}:
        return ()
    if node.type == "type_identifier" or (node.type == "identifier" and node.parent is not None):
        return (_text(node),)
    if node.type == "function_type":
        returned = node.child_by_field_name("return_type")
        return _bases(returned) if returned is not None else ()
    if node.type in {"union_type", "predefined_type", "conditional_type", "template_string"}:
        return ()
    if node.type in {"member_expression", "nested_type_identifier"}:
        return (_text(node).rpartition(".")[2],)
    return tuple(name for child in node.named_children for name in _bases(child))


def _told(node: Node) -> str:
    """The declaration with the comment above it."""
    outer = node
    while outer.parent is not None and outer.parent.type in {"export_statement", "ambient_declaration"}:
        outer = outer.parent
    before = outer.prev_named_sibling
    comment = f"{_text(before)}\n" if before is not None and before.type == "comment" else ""
    return comment + _text(outer)


def _field(node: Node, name: str) -> str:
    found = node.child_by_field_name(name)
    return "" if found is None else _text(found).strip("'\"`#")


def _text(node: Node) -> str:
    return (node.text or b"").decode("utf-8", "replace")
