"""Walk from the module down to a place, and gather what is bound and proven on the way."""

from dataclasses import dataclass, field, replace
from itertools import pairwise

from tree_sitter import Node, Tree

from analyzers.model import Source
from analyzers.scope.binding import Binding, BindingKind, Scope
from analyzers.scope.flow import sure, sure_of
from analyzers.scope.guards import proven_by, when_false, when_true
from analyzers.scope.hiding import assigned_in, declared_in, declared_types, hoisted
from analyzers.scope.inner import captured_by, dropped_by
from analyzers.scope.patterns import names_in, parameters
from analyzers.scope.place import path_to
from analyzers.scope.rebinding import made_up_for, rebound_in, weakened
from analyzers.scope.statements import listed, walrus, with_targets
from analyzers.scope.syntax import BLOCKS, CLASSES, FUNCTIONS, LOOPS, body_of, root_of, statements, text_of

_SIMPLE = frozenset({"expression_statement", "lexical_declaration", "variable_declaration", "import_statement"})
_RESCUES = frozenset({"except_clause", "catch_clause", "finally_clause"})
_NAMED_EXPRESSIONS = frozenset({"function_expression", "generator_function"})


def bindings_at(source: Source, tree: Tree, offset: int, indent: str | None = None) -> tuple[Binding, ...]:
    """The names that surely have a value just before ``offset``, outer ones first.

    ``indent`` is the white space that a line written there would open with; it decides at a block's end.
    """
    return scope_at(source, tree, offset, indent).bindings


def scope_at(source: Source, tree: Tree, offset: int, indent: str | None = None) -> Scope:
    """The names surely bound just before ``offset``, and the paths proven to be present there."""
    try:
        return _gathered(source, tree, offset, indent)
    except RecursionError:  # Only code that no person wrote is nested a thousand deep; of it nothing is sure.
        return Scope((), frozenset())


def _gathered(source: Source, tree: Tree, offset: int, indent: str | None) -> Scope:
    walk = _Walk(offset, source.language == "python")
    path = path_to(source.text, tree.root_node, offset, indent)
    walk.deferred = any(each.type in FUNCTIONS for each in path[1:])
    for node, child in pairwise([*path, None]):
        if node is not None:
            walk.enter(node, child)
    return walk.scope()


@dataclass(slots=True)
class _Walk:
    offset: int
    indented: bool
    """Whether the language binds names for the whole function rather than for the block."""
    deferred: bool = False
    """Whether the place lies in a function, so that the module has run to its end when it runs."""
    names: dict[str, Binding] = field(default_factory=dict)
    proven: set[str] = field(default_factory=set)
    types: dict[str, str] = field(default_factory=dict)
    in_class: set[str] = field(default_factory=set)
    depth: int = 0

    def enter(self, node: Node, child: Node | None) -> None:
        """Take in what ``node`` contributes on the way down to ``child``; None at the innermost node."""
        if node.type in FUNCTIONS:
            self._function(node, child)
        elif node.type in BLOCKS:
            self._block(node, child)
        elif node.type in {"if_statement", "elif_clause"}:
            self._branch(node, child)
        elif child is not None:
            self._clause(node, child)

    def scope(self) -> Scope:
        """What has been gathered."""
        bindings = tuple(
            replace(
                each,
                narrowed=each.name in self.proven,
                annotation=each.annotation or self.types.get(each.name, ""),
            )
            for each in self.names.values()
        )
        return Scope(bindings, frozenset(self.proven))

    def _bind(self, names: dict[str, Binding]) -> None:
        kind = BindingKind.LOCAL if self.depth else BindingKind.GLOBAL
        for name, each in names.items():
            self.names.pop(name, None)
            self.names[name] = replace(each, kind=kind) if each.kind is BindingKind.LOCAL else each
            self._forget(name)

    def _forget(self, name: str) -> None:
        self.proven = {path for path in self.proven if root_of(path) != name}

    def _function(self, node: Node, child: Node | None) -> None:
        for name in self.in_class:
            self.names.pop(name, None)
        self.in_class.clear()
        body = body_of(node)
        if child is None or body is None or child.id != body.id:
            return
        self.depth += 1
        own_name = node.child_by_field_name("name") if node.type in _NAMED_EXPRESSIONS else None
        if own_name is not None:
            self._bind({text_of(own_name): _local(own_name)})
        if not self.indented:
            kept = {name for name, each in self.names.items() if each.constant}
            self.proven = {path for path in self.proven if root_of(path) in kept}
        for hidden in assigned_in(body) if self.indented else ():
            self.names.pop(hidden, None)
        for target, annotation, optional in parameters(node):
            nullable = optional or _says_null(annotation)
            written = text_of(target)
            self._bind(
                {
                    written: Binding(
                        written, BindingKind.PARAMETER, annotation, nullable=nullable, start=target.start_byte
                    )
                }
            )

    def _block(self, node: Node, child: Node | None) -> None:
        within = statements(node)
        if not self.indented:
            self.types.update(declared_types(within))
            for name in declared_in(within):
                self.names.pop(name, None)
            self._bind(hoisted(within))
        if node.type in {"module", "program"} and self.deferred:
            self._bind(sure(within))
            return
        before = set(self.names)
        for statement in within:
            if statement.end_byte > self.offset or (child is not None and statement.id == child.id):
                break
            self._past(statement)
        owner = node.parent
        if owner is not None and owner.type in CLASSES:
            self.in_class |= set(self.names) - before

    def _past(self, statement: Node) -> None:
        """Take in what is so behind a statement."""
        for name in dropped_by(statement):
            self.names.pop(name, None)
        surely = sure_of(statement)
        if statement.named_child_count and statement.type not in _SIMPLE:
            self._weaken(statement, set(surely))
        self._bind(surely)
        self.proven |= proven_by(statement) | made_up_for(statement)

    def _weaken(self, node: Node, surely: set[str]) -> None:
        """Forget what was proven of names that may have been bound anew."""
        rebound = [each for each in rebound_in(node) if each.name not in surely]
        for name, each in weakened(self.names, rebound).items():
            self.names[name] = each
            self._forget(name)

    def _branch(self, node: Node, child: Node | None) -> None:
        condition = node.child_by_field_name("condition")
        if condition is None or child is None or child.id == condition.id:
            return
        consequence = node.child_by_field_name("consequence")
        if consequence is not None and child.id == consequence.id:
            self.proven |= when_true(condition)
        else:
            self.proven |= when_false(condition)
        held = consequence is not None and child.id == consequence.id
        for each in walrus(condition, held=held):
            self.names.setdefault(each.name, each)

    def _clause(self, node: Node, child: Node) -> None:
        body = body_of(node)
        inside = body is not None and child.id == body.id
        if node.type in LOOPS or (node.type == "try_statement" and child.type in _RESCUES):
            self._weaken(node, set())
        if inside and node.type in {"for_statement", "for_in_statement"}:
            self._loop(node)
        elif inside and node.type == "with_statement":
            self._bind({each.name: each for each in with_targets(node)})
        elif inside and node.type in {"catch_clause", "except_clause"}:
            self._caught(node)
        elif node.type == "case_clause" and child.type == "block":
            self._bind({text_of(name): _local(name) for name in captured_by(node)})
        elif node.type == "try_statement" and child.type == "else_clause":
            self._bind(sure(listed(node.child_by_field_name("body"))))

    def _loop(self, node: Node) -> None:
        first = node.child_by_field_name("initializer")
        if first is not None:
            self._bind(sure_of(first))
        for name in names_in(node.child_by_field_name("left")):
            self._bind({text_of(name): replace(_local(name), destructured=True)})

    def _caught(self, node: Node) -> None:
        targets = [node.child_by_field_name("parameter")]
        targets += [each for value in node.named_children for each in value.children_by_field_name("alias")]
        for target in targets:
            for name in names_in(target):
                self._bind({text_of(name): _local(name)})


def _local(name: Node) -> Binding:
    return Binding(text_of(name), BindingKind.LOCAL, start=name.start_byte)


def _says_null(annotation: str) -> bool:
    return any(word in annotation for word in ("None", "Optional", "null", "undefined"))
