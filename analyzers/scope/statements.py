"""What one statement binds by itself, and which statements it may run instead of which."""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from analyzers.scope.binding import Binding, BindingKind
from analyzers.scope.inner import named_in
from analyzers.scope.nullness import may_be_null
from analyzers.scope.patterns import annotation_of, names_in
from analyzers.scope.syntax import CLASSES, FUNCTIONS, body_of, own, statements, text_of

_DECLARATIONS = frozenset({"lexical_declaration", "variable_declaration"})
_DEFINITIONS = (FUNCTIONS | CLASSES | {"enum_declaration"}) - {"lambda", "arrow_function", "method_definition"}


@dataclass(frozen=True, slots=True)
class Ways:
    """The statement lists of which a compound statement runs one."""

    lists: tuple[tuple[Node, ...], ...]
    exhaustive: bool
    """Whether one of them always runs."""


def bound_by(statement: Node) -> Iterator[Binding]:
    """The names that the statement itself binds whenever it runs to its end."""
    node = _inside(statement)
    if node.type in _DECLARATIONS:
        yield from _declared(node)
    elif node.type in _DEFINITIONS:
        name = node.child_by_field_name("name")
        if name is not None:
            yield _binding(name, scoped=statement.type not in {"function_definition", "decorated_definition"})
    elif node.type == "expression_statement":
        yield from walrus(node)
        yield from _assigned(node)
    elif node.type in {"import_statement", "import_from_statement", "future_import_statement"}:
        yield from _imported(node)
    elif node.type in {"if_statement", "while_statement"}:
        yield from walrus(node.child_by_field_name("condition"))
    elif node.type == "with_statement":
        yield from with_targets(node)


def ways_of(statement: Node) -> Ways | None:
    """The ways through a compound statement; None for a simple one, and for a loop, which may run not at all."""
    match statement.type:
        case "if_statement":
            return _branches(statement)
        case "try_statement":
            return _attempts(statement)
        case "with_statement" | "statement_block" | "block":
            inner = statement if statement.type.endswith("block") else body_of(statement)
            return Ways((tuple(statements(inner)),), exhaustive=True) if inner is not None else None
        case "switch_statement" | "match_statement":
            return _cases(statement)
        case _:
            return None


def with_targets(statement: Node) -> Iterator[Binding]:
    """The names after ``as`` in a ``with``."""
    for item in (each for each in statement.named_children if each.type == "with_clause"):
        for target in own(item):
            if target.type == "as_pattern_target":
                yield from (_binding(name) for name in names_in(target))


def listed(node: Node | None) -> tuple[Node, ...]:
    """The statements of a branch, with braces or without."""
    if node is None:
        return ()
    if node.type in {"block", "statement_block"}:
        return tuple(statements(node))
    if node.type in {"else_clause", "finally_clause", "except_clause", "catch_clause", "case_clause"}:
        inner = body_of(node) or node.child_by_field_name("consequence")
        return listed(inner or (node.named_children[-1] if node.named_children else None))
    return (node,)


def _inside(statement: Node) -> Node:
    if statement.type == "export_statement":
        return statement.child_by_field_name("declaration") or statement
    if statement.type == "decorated_definition":
        return statement.child_by_field_name("definition") or statement
    return statement


def _declared(node: Node) -> Iterator[Binding]:
    kind = text_of(node.children[0]) if node.children else ""
    for declarator in (each for each in node.named_children if each.type == "variable_declarator"):
        value = declarator.child_by_field_name("value")
        if value is None:
            continue
        target = declarator.child_by_field_name("name")
        for name in names_in(target):
            part = target is not None and target.type != "identifier"
            note = "" if part else annotation_of(declarator)
            yield _binding(name, note, value, part=part, constant=kind == "const", scoped=kind != "var")


def _assigned(statement: Node) -> Iterator[Binding]:
    node: Node | None = statement.named_children[0] if statement.named_children else None
    while node is not None and node.type == "parenthesized_expression" and node.named_children:
        node = node.named_children[0]
    while node is not None and node.type in {"assignment", "assignment_expression"}:
        target, value = node.child_by_field_name("left"), node.child_by_field_name("right")
        last = value
        while last is not None and last.type == "assignment":
            last = last.child_by_field_name("right")
        if value is not None and target is not None:
            part = target.type not in {"identifier", "attribute"}
            yield from (_binding(name, annotation_of(node), last, part=part) for name in names_in(target))
        node = value


def _imported(node: Node) -> Iterator[Binding]:
    if text_of(node).startswith(("import type", "from __future__")):
        return
    for each in own(node):
        if each.type in {"import_specifier", "aliased_import"} and not text_of(each).startswith("type "):
            name = each.child_by_field_name("alias") or each.child_by_field_name("name")
            yield _import(name)
        elif each.type in {"namespace_import", "import_clause"}:
            yield from (_import(name) for name in each.named_children if name.type == "identifier")
    module = node.child_by_field_name("module_name")
    for each in node.named_children:
        if each.type == "dotted_name" and (module is None or module.start_byte != each.start_byte):
            yield _import(each.named_children[0])


def _import(name: Node | None) -> Binding:
    return Binding(text_of(name), BindingKind.IMPORT, constant=True, start=name.start_byte if name else 0)


def walrus(condition: Node | None, *, held: bool = False) -> Iterator[Binding]:
    """The names that an expression binds on its way; with ``held``, when it turned out true."""
    if condition is None or ":=" not in text_of(condition):
        return
    for named in named_in(condition, held=held):
        name, value = named.child_by_field_name("name"), named.child_by_field_name("value")
        if name is not None:
            yield _binding(name, "", value)


def _branches(statement: Node) -> Ways:
    alternatives = statement.children_by_field_name("alternative")
    lists = [listed(statement.child_by_field_name("consequence"))]
    lists += [listed(each.child_by_field_name("consequence") or each) for each in alternatives]
    return Ways(tuple(lists), exhaustive=any(each.type == "else_clause" for each in alternatives))


def _attempts(statement: Node) -> Ways:
    clauses = {each.type: each for each in statement.named_children}
    body = listed(statement.child_by_field_name("body")) + listed(clauses.get("else_clause"))
    handlers = [each for each in statement.named_children if each.type in {"except_clause", "catch_clause"}]
    last = listed(clauses.get("finally_clause"))
    return Ways((body + last, *(listed(each) + last for each in handlers)), exhaustive=True)


def _cases(statement: Node) -> Ways:
    body = statement.child_by_field_name("body")
    cases = [] if body is None else [each for each in body.named_children if each.type != "comment"]
    lists = tuple(tuple(statements(each)) if each.type.startswith("switch") else listed(each) for each in cases)
    catch_all = any(each.type == "switch_default" or text_of(each).startswith("case _:") for each in cases)
    return Ways(lists, exhaustive=catch_all)


def _binding(
    name: Node, annotation: str = "", value: Node | None = None, *, part: bool = False, **flags: bool
) -> Binding:
    written = text_of(value)
    return Binding(
        text_of(name),
        BindingKind.LOCAL,
        annotation,
        nullable=may_be_null(annotation, written, part),
        value=written,
        start=name.start_byte,
        destructured=part,
        **flags,
    )
