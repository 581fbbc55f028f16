"""Read the functions of a file: how they are named, nested, decorated and exported."""

from dataclasses import dataclass, replace

from tree_sitter import Node

from analyzers.facts.arguments import key_text
from analyzers.facts.classes import Class, read_classes
from analyzers.facts.enclosing import Enclosing
from analyzers.facts.naming import Naming, first_line, node_key, read_naming
from analyzers.facts.nodes import span_of, string_value
from analyzers.facts.parameters import parameters_of
from analyzers.facts.query import Material
from analyzers.model import Function


@dataclass(frozen=True, slots=True)
class Scopes:
    """The functions and classes of a file and how they nest."""

    functions: tuple[Function, ...]
    classes: tuple[Class, ...]
    class_of: tuple[int, ...]
    """For each function the index of the class whose method it is, or -1."""
    inside: Enclosing
    """The innermost function around an offset; decorators stand outside the function that they decorate."""
    directives: tuple[str, ...]
    """Of the file."""
    defaults: frozenset[int]
    """Indexes of the functions that are the module's default export."""
    aliases: tuple[tuple[str, str], ...]
    """Names under which the module hands out what it calls otherwise, with that other name."""
    members: tuple[str, ...]
    """For each function the object that the module hands out with the function in it, or empty."""


def read_scopes(material: Material) -> Scopes:
    """The functions in order of their start, outer before inner, with all that hangs on their nesting."""
    nodes = [match["function.definition"][0] for match in material.matches("function")]
    nodes.sort(key=lambda node: (node.start_byte, -node.end_byte))
    classes = read_classes(material)
    spans = [span_of(node) for node in nodes]
    nesting = Enclosing([*spans, *(each.span for each in classes)])
    naming = read_naming(material)
    functions: list[Function] = []
    class_of: list[int] = []
    for at, node in enumerate(nodes):
        above = nesting.parents[at]
        owner = above - len(nodes) if above >= len(nodes) else -1
        function = _function(material, node, naming, classes[owner] if owner >= 0 else None)
        parent, prefix = _around(nesting, above, functions, classes)
        qualified = ".".join(part for part in (*prefix, function.name) if part)
        functions.append(replace(function, qualified_name=qualified, parent=parent))
        class_of.append(owner)
    inside = Enclosing(spans)
    functions, directives = _with_directives(material, functions, inside)
    defaults = frozenset(at for at, node in enumerate(nodes) if naming.is_default(node_key(node), functions[at].name))
    whole = _with_components(material, functions, inside)
    members = tuple(naming.owners.get(node_key(node), "") for node in nodes)
    return Scopes(whole, classes, tuple(class_of), inside, directives, defaults, naming.aliases, members)


def _around(
    nesting: Enclosing, above: int, functions: list[Function], classes: tuple[Class, ...]
) -> tuple[int, list[str]]:
    """The enclosing function, and the names that qualify what stands below ``above``."""
    total = len(nesting.parents) - len(classes)
    names: list[str] = []
    while above >= total:
        names.insert(0, classes[above - total].name)
        above = nesting.parents[above]
    if above >= 0:
        names.insert(0, functions[above].qualified_name)
    return above, names


def _function(material: Material, node: Node, naming: Naming, owner: Class | None) -> Function:
    key = node_key(node)
    name_node = naming.titles.get(key) or node.child_by_field_name("name") or naming.names.get(key)
    name = key_text(material, name_node) if name_node is not None else naming.default_name(key)
    body = node.child_by_field_name("body")
    whole = naming.whole_of(key)
    python = material.source.language == "python"
    exported = naming.is_exported(key, name) or (python and not name.startswith("_"))
    return Function(
        name=name,
        qualified_name=name,
        kind="method" if owner else "arrow" if node.type == "arrow_function" else "function",
        span=whole,
        name_span=span_of(name_node) if name_node is not None else first_line(material, node),
        body=span_of(body or node),
        parameters=parameters_of(material, node),
        decorators=naming.decorators.get(key, ()),
        owner=owner.name if owner else "",
        bases=owner.bases if owner else (),
        is_async=any(child.type == "async" for child in node.children[:2]),
        exported=exported,
    )


def _with_directives(
    material: Material, functions: list[Function], inside: Enclosing
) -> tuple[list[Function], tuple[str, ...]]:
    """Functions that know the directives at their top, and the directives of the file."""
    found: dict[int, list[str]] = {}
    for match in material.matches("directive"):
        node = match["directive.literal"][0]
        value = string_value(material, node) or ""
        if value.startswith("use "):
            found.setdefault(inside.at(node.start_byte), []).append(value)
    for at, values in found.items():
        if at >= 0:
            functions[at] = replace(functions[at], directives=tuple(values))
    return functions, tuple(found.get(-1, ()))


def _with_components(material: Material, functions: list[Function], inside: Enclosing) -> tuple[Function, ...]:
    """Functions of which those are components that hold markup and carry a capital."""
    holding = {inside.at(match["element.node"][0].start_byte) for match in material.matches("element")}
    for at in sorted(holding - {-1}):
        component = component_around(functions, at)
        if component >= 0 and functions[component].kind != "component":
            functions[component] = replace(functions[component], kind="component")
    return tuple(functions)


def component_around(functions: list[Function] | tuple[Function, ...], at: int) -> int:
    """Index of the innermost function around function ``at``, itself included, whose name has a capital, or -1."""
    while at >= 0 and not functions[at].name[:1].isupper():
        at = functions[at].parent
    return at
