"""Read the names that import statements bind."""

from collections.abc import Iterator

from tree_sitter import Node

from analyzers.facts.nodes import span_of, string_value
from analyzers.facts.query import Match, Material
from analyzers.model import Import


def read_imports(material: Material) -> tuple[Import, ...]:
    """All imports in the order of the text, those that only types need marked."""
    typing = {match["typing.statement"][0].start_byte for match in material.matches("typing")}
    found: list[Import] = []
    for match in material.matches("import"):
        node = match["import.statement"][0]
        if material.source.language == "python":
            found.extend(_python(material, node, type_only=node.start_byte in typing))
        else:
            found.extend(_module(material, node))
    for match in material.matches("required"):
        found.extend(_required(material, match))
    return tuple(sorted(found, key=lambda each: each.span))


def _python(material: Material, node: Node, *, type_only: bool) -> Iterator[Import]:
    origin = node.child_by_field_name("module_name")
    module = "" if origin is None else material.text(origin)
    span = span_of(node)
    for name in node.children_by_field_name("name"):
        imported, alias = _aliased(material, name)
        if origin is None:
            yield Import(imported, "*", alias or imported.partition(".")[0], span, type_only)
        else:
            yield Import(module, imported, alias or imported, span, type_only)
    if origin is not None and any(child.type == "wildcard_import" for child in node.named_children):
        yield Import(module, "*", "*", span, type_only)


def _aliased(material: Material, node: Node) -> tuple[str, str]:
    name, alias = node.child_by_field_name("name"), node.child_by_field_name("alias")
    return material.text(name or node), "" if alias is None else material.text(alias)


def _module(material: Material, node: Node) -> Iterator[Import]:
    source = node.child_by_field_name("source")
    module = (string_value(material, source) or "") if source is not None else ""
    span = span_of(node)
    type_only = any(child.type == "type" for child in node.children)
    clause = next((child for child in node.named_children if child.type == "import_clause"), None)
    if clause is None:
        yield Import(module, "", "", span, type_only)
        return
    for child in clause.named_children:
        if child.type == "identifier":
            yield Import(module, "default", material.text(child), span, type_only)
        elif child.type == "namespace_import":
            alias = child.named_children[0] if child.named_children else child
            yield Import(module, "*", material.text(alias), span, type_only)
        else:
            yield from _specifiers(material, child, module, type_only=type_only)


def _specifiers(material: Material, clause: Node, module: str, *, type_only: bool) -> Iterator[Import]:
    statement = clause.parent.parent if clause.parent is not None else None
    span = span_of(statement or clause)
    for each in clause.named_children:
        if each.type == "import_specifier":
            name, alias = _aliased(material, each)
            typed = type_only or any(child.type == "type" for child in each.children)
            name = name if each.child_by_field_name("name") is not None else material.text(each)
            yield Import(module, name, alias or name, span, typed)


def _required(material: Material, match: Match) -> Iterator[Import]:
    module = string_value(material, match["required.module"][0]) or ""
    target, span = match["required.name"][0], span_of(match["required.statement"][0])
    member = material.text(match["required.member"][0]) if "required.member" in match else "*"
    if target.type == "identifier":
        yield Import(module, member, material.text(target), span)
    elif target.type == "object_pattern":
        for child in target.named_children:
            key, value = child.child_by_field_name("key"), child.child_by_field_name("value")
            if child.type == "shorthand_property_identifier_pattern":
                yield Import(module, material.text(child), material.text(child), span)
            elif key is not None and value is not None:
                yield Import(module, material.text(key), material.text(value), span)
