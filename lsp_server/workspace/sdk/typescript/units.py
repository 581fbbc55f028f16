"""A file of declarations, or a namespace in one: which names it declares, imports and exports."""

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tree_sitter import Node, Parser, Tree

from analyzers.parse import grammar
from lsp_server.workspace.sdk.typescript.links import Place

_PATIENCE = 2.0  # seconds of the processor's time for a file; the largest SDKs take a fiftieth
_MOST = 10_000  # statements of a file
_PIECE = 65_536  # bytes that are given to the parser at once
_IMPORTED_TYPE = re.compile(rb"import\(\s*[\"']([^\"'\n]{1,80})[\"']\s*\)")
_STAND_IN = re.compile(r"(?:typeof )?\$i(\d+)\$*\.?")


@dataclass(frozen=True, slots=True)
class Target:
    """A name of another module."""

    module: str
    name: str
    """``*`` for the whole of it."""


@dataclass(eq=False, slots=True)
class Unit:
    """A file or a namespace; positions are bytes of the file."""

    place: Place
    root: Node
    parent: "Unit | None" = None
    names: dict[str, list[Node]] = field(default_factory=dict)
    """Declarations by their names; a class and an interface of one name are merged."""
    imports: dict[str, Target] = field(default_factory=dict)
    exports: dict[str, str | Target] = field(default_factory=dict)
    stars: dict[str, None] = field(default_factory=dict)
    """Modules all of whose names are exported."""
    assigned: str = ""
    """What ``export =`` exports."""
    spelled: dict[int, str] = field(default_factory=dict)
    """What stands for ``import("module")`` in the parsed text, by number."""

    def imported(self, name: str) -> Target | None:
        """What ``name`` stands for when it is an import or an ``import("module")``."""
        number = _STAND_IN.fullmatch(name)
        if number and int(number[1]) in self.spelled:
            return Target(self.spelled[int(number[1])], "*")
        return self.imports.get(name)

    def plain(self, node: Node) -> str:
        """The text of ``node``, with no word of the modules that types are imported from."""
        return _STAND_IN.sub("", text(node))


@dataclass(frozen=True, eq=False, slots=True)
class Symbol:
    """A declaration, a member or a type, where it stands."""

    unit: Unit
    node: Node
    known: Mapping[str, "Symbol"] = field(default_factory=dict)
    """What the type parameters around it stand for."""

    def at(self, node: Node) -> "Symbol":
        """Another node of the same surroundings."""
        return Symbol(self.unit, node, self.known)


def text(node: Node) -> str:
    """The text of ``node``."""
    return (node.text or b"").decode("utf-8", "replace")


def parsed(place: Place, content: bytes, until: float) -> Tree | None:
    """The syntax tree of a file; None when that takes longer than any SDK's file, or than ``until`` (thread time)."""
    until = min(until, time.thread_time() + _PATIENCE)
    language = "tsx" if place.path.endswith(("x", "js")) else "typescript"
    try:
        return Parser(grammar(language)).parse(
            lambda at, _: content[at : at + _PIECE], progress_callback=lambda *_: time.thread_time() > until
        )
    except ValueError:
        return None


def read_unit(place: Place, content: bytes, until: float) -> Unit | None:
    """The file at ``place``; None when it takes too long to parse, as with ``parsed``, or has too many statements.

    The grammar does not know type arguments after ``import("module").Name``, hence a stand-in of the same length.
    """
    spelled: dict[int, str] = {}

    def stand_in(match: re.Match[bytes]) -> bytes:
        spelled[len(spelled)] = match[1].decode("utf-8", "replace")
        mark = b"$i%d" % (len(spelled) - 1)
        return mark + b"$" * (len(match[0]) - len(mark))

    tree = parsed(place, _IMPORTED_TYPE.sub(stand_in, content), until)
    if tree is None or tree.root_node.named_child_count > _MOST:
        return None
    unit = Unit(place, tree.root_node, spelled=spelled)
    index(unit, tree.root_node)
    return unit


def index(unit: Unit, block: Node) -> None:
    """Note what the statements of ``block`` declare, import and export."""
    for statement in block.named_children:
        if statement.type == "import_statement":
            unit.imports.update(_imported(statement))
        elif statement.type == "export_statement":
            _export(unit, statement)
        else:
            _declare(unit, statement)


def _declare(unit: Unit, statement: Node) -> list[str]:
    """Note the declarations of a statement; their names."""
    names = []
    for name, node in declared(statement):
        unit.names.setdefault(name, []).append(node)
        names.append(name)
    if statement.type == "ambient_declaration":
        for module in (each for each in statement.named_children if each.type == "module"):
            if _quoted(module.child_by_field_name("name")) == unit.place.package.name:
                index(unit, module.child_by_field_name("body") or module)
    return names


def declared(statement: Node) -> Iterator[tuple[str, Node]]:
    """The names that a statement declares, each with its declaration."""
    if statement.type in {"ambient_declaration", "expression_statement"}:
        for child in statement.named_children:
            if child.type != "module":
                yield from declared(child)
    elif statement.type in {"lexical_declaration", "variable_declaration"}:
        for child in statement.named_children:
            name = child.child_by_field_name("name")
            if child.type == "variable_declarator" and name is not None:
                yield text(name), child
    elif statement.type.endswith(("_declaration", "function_signature")) or statement.type == "internal_module":
        name = statement.child_by_field_name("name")
        yield (text(name) if name is not None else "default"), statement


def _imported(statement: Node) -> Iterator[tuple[str, Target]]:
    for clause in statement.named_children:
        if clause.type == "import_require_clause":
            module = _quoted(clause.child_by_field_name("source"))
            yield text(clause.named_children[0]), Target(module, "=")
        if clause.type != "import_clause":
            continue
        module = _quoted(statement.child_by_field_name("source"))
        for each in clause.named_children:
            if each.type == "identifier":
                yield text(each), Target(module, "default")
            elif each.type == "namespace_import":
                yield text(each.named_children[-1]), Target(module, "*")
            else:
                yield from ((local, Target(module, name)) for name, local in _specified(each))


def _specified(clause: Node) -> Iterator[tuple[str, str]]:
    """The names of an import or export clause: the name there, and the name here."""
    for each in clause.named_children:
        name, alias = each.child_by_field_name("name"), each.child_by_field_name("alias")
        if each.type in {"import_specifier", "export_specifier"} and name is not None:
            yield text(name).strip("\"'"), text(alias or name).strip("\"'")


def _export(unit: Unit, statement: Node) -> None:
    source = statement.child_by_field_name("source")
    module = _quoted(source)
    clauses = [each for each in statement.named_children if each.type in {"export_clause", "namespace_export"}]
    marks = {each.type for each in statement.children if not each.is_named}
    declaration = statement.child_by_field_name("declaration")
    for clause in clauses:
        if clause.type == "namespace_export":
            unit.exports[text(clause.named_children[-1])] = Target(module, "*")
            continue
        for name, outside in _specified(clause):
            unit.exports[outside] = Target(module, name) if source is not None else name
    if declaration is not None:
        for name in _declare(unit, declaration):
            unit.exports["default" if "default" in marks else name] = name
    elif source is not None and not clauses:
        unit.stars[module] = None
    elif "as" not in marks:
        value = statement.child_by_field_name("value") or next(iter(statement.named_children), None)
        _export_value(unit, value, marks)


def _export_value(unit: Unit, value: Node | None, marks: set[str]) -> None:
    """Note what ``export default`` or ``export =`` exports: a name, or a class that has none."""
    if value is None or value.type not in {"identifier", "class"}:
        return
    name = text(value) if value.type == "identifier" else "default"
    if value.type == "class":
        unit.names["default"] = [value]
    if "default" in marks:
        unit.exports["default"] = name
    elif "=" in marks:
        unit.assigned = name


def _quoted(node: Node | None) -> str:
    return text(node)[1:-1] if node is not None else ""
