"""What a value is made of: the names and members that it is read from, on the spot or one step before."""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from analyzers.checks.vocabulary import vocabulary
from analyzers.scope.syntax import everything, text_of
from analyzers.verification.lexicon import exposed
from analyzers.verification.values import segments
from analyzers.words import matches

_PATHS = frozenset(
    {
        "attribute",
        "member_expression",
        "identifier",
        "shorthand_property_identifier",
        "subscript",
        "subscript_expression",
    }
)
_CALLS = frozenset({"call", "call_expression", "new_expression"})
_VERDICTS = frozenset({"comparison_operator", "not_operator"})
_COMPARISONS = frozenset({"==", "===", "!=", "!==", "<", ">", "<=", ">=", "in", "instanceof"})
_GETTERS = frozenset({"get", "getlist", "getAll", "get_all", "pop"})
_STRINGS = frozenset({"string", "template_string"})
_STEPS = 2


@dataclass(frozen=True, slots=True)
class Leaf:
    """Something that a value is read from."""

    path: tuple[str, ...]
    """Its segments: ``request``, ``user``, ``email``."""
    node: Node
    plain: bool
    """Whether the value is it as it stands, not what a call made of it."""
    whole: bool
    """Whether all of it goes into the value, not only what one of its methods gives."""


def leaves(node: Node, steps: int = _STEPS) -> Iterator[Leaf]:
    """What flows into an expression; what a comparison or a condition looks at does not."""
    for leaf in _flow(node, plain=True, whole=True, strict=True):
        yield leaf
        yield from _before(leaf, steps)


def _flow(node: Node, *, plain: bool, whole: bool, strict: bool) -> Iterator[Leaf]:
    """``strict`` says that what a call of unknown meaning is given counts as well."""
    if node.type in _PATHS:
        yield Leaf(_path(node), node, plain, whole)
        return
    if node.type in _VERDICTS or _is_verdict(node):
        return
    if node.type in _CALLS:
        yield from _of_call(node, plain=plain, whole=whole, strict=strict)
        return
    for each in _parts(node):
        yield from _flow(each, plain=plain, whole=whole, strict=strict)


def _is_verdict(node: Node) -> bool:
    operator = node.child_by_field_name("operator")
    if operator is None:
        return False
    return text_of(operator) in (
        _COMPARISONS if node.type == "binary_expression" else {"!", "typeof", "void", "delete"}
    )


def _parts(node: Node) -> list[Node]:
    """The children of which a value is made: no conditions, no keys, no types."""
    children = node.named_children
    if node.type == "conditional_expression":
        return [each for at, each in enumerate(children) if at != 1]
    if node.type == "ternary_expression":
        condition = node.child_by_field_name("condition")
        return [each for each in children if condition is None or each.id != condition.id]
    if node.type in {"pair", "keyword_argument", "named_expression"}:
        value = node.child_by_field_name("value")
        return [] if value is None else [value]
    if node.type in {"as_expression", "satisfies_expression"}:
        return children[:1]
    if node.type in {"arrow_function", "lambda"}:
        body = node.child_by_field_name("body")
        return [] if body is None else [body]
    return children


def _of_call(node: Node, *, plain: bool, whole: bool, strict: bool) -> Iterator[Leaf]:
    function = node.child_by_field_name("function") or node.child_by_field_name("constructor")
    arguments = node.child_by_field_name("arguments")
    given = arguments.named_children if arguments is not None else []
    callee = ".".join(segments(function)) if function is not None else ""
    name = callee.rpartition(".")[2]
    if name in vocabulary().personal.harmless_calls:
        return
    owner = _owner(function)
    key = _literal(given[0]) if given else None
    attribute = _literal(given[1]) if callee == "getattr" and len(given) > 1 else None
    if attribute is not None:
        yield Leaf((*_path(given[0]), attribute), node, plain, whole)
        return
    if name in _GETTERS and owner is not None and key is not None:
        yield Leaf((*_path(owner), key), node, plain, whole)
        return
    passes = any(matches(callee, pattern) for pattern in exposed().passes)
    follows = passes or strict or any(matches(callee, pattern) for pattern in exposed().parts)
    if function is not None and callee and not passes and (strict or not given):
        yield Leaf(segments(function), node, plain=plain, whole=whole and not given)
    if not follows:
        return
    if owner is not None:
        yield from _flow(owner, plain=plain and passes, whole=whole and passes, strict=strict)
    for each in given:
        yield from _flow(each, plain=plain and passes, whole=whole and passes, strict=strict)


def _owner(function: Node | None) -> Node | None:
    return None if function is None else function.child_by_field_name("object")


def _path(node: Node) -> tuple[str, ...]:
    """The segments of a member path, literal keys among them."""
    if node.type in {"subscript", "subscript_expression"}:
        inner = node.child_by_field_name("value") or node.child_by_field_name("object")
        index = node.child_by_field_name("subscript") or node.child_by_field_name("index")
        key = _literal(index) if index is not None else None
        return (*(_path(inner) if inner is not None else ()), *((key,) if key else ("",)))
    if node.type in {"attribute", "member_expression"}:
        inner = node.child_by_field_name("object")
        last = node.child_by_field_name("attribute") or node.child_by_field_name("property")
        return (*(_path(inner) if inner is not None else ()), text_of(last) if last is not None else "")
    if node.type in _CALLS:
        function = node.child_by_field_name("function")
        return () if function is None else (*_path(function), "")
    return segments(node)


def _literal(node: Node) -> str | None:
    if node.type not in _STRINGS or any(
        each.type in {"interpolation", "template_substitution"} for each in node.children
    ):
        return None
    return text_of(node).strip("\"'`")


# --- one step before ---------------------------------------------------------------------------------------------


def _before(leaf: Leaf, steps: int) -> Iterator[Leaf]:
    """What a variable was given, where the value is the whole variable."""
    if steps <= 0 or len(leaf.path) != 1 or not leaf.whole:
        return
    for given, key in _given(leaf):
        if key:
            yield Leaf((*_path(given), key), given, leaf.plain, whole=True)
            continue
        for each in _flow(given, plain=leaf.plain, whole=True, strict=False):
            yield each
            if each.path != leaf.path:
                yield from _before(each, steps - 1)


def _given(leaf: Leaf) -> Iterator[tuple[Node, str]]:
    """What a variable is given in its function or in the module, each with the key that is taken out of it."""
    name, scope = leaf.path[0], _outermost(leaf.node)
    for node in everything(_root(leaf.node)):
        if node.type not in _GIVING:
            continue
        declares = node.type == "variable_declarator"
        left = node.child_by_field_name("name" if declares else "left")
        right = node.child_by_field_name("value" if declares else "right")
        if left is None or right is None or _outermost(node) not in {None, scope}:
            continue
        if left.type == "identifier" and text_of(left) == name:
            yield right, ""
        elif left.type == "object_pattern":
            key = _taken(left, name)
            if key:
                yield _inner(right), key


_GIVING = frozenset({"variable_declarator", "assignment", "assignment_expression"})
_FUNCTIONS = frozenset(
    {"function_definition", "function_declaration", "method_definition", "arrow_function", "function_expression"}
)


def _outermost(node: Node) -> int | None:
    """The outermost function around a node, or None."""
    found, at = None, node.parent
    while at is not None:
        found = at.id if at.type in _FUNCTIONS else found
        at = at.parent
    return found


def _root(node: Node) -> Node:
    while node.parent is not None:
        node = node.parent
    return node


def _taken(pattern: Node, name: str) -> str:
    """The key that a pattern binds a name to, or empty."""
    for each in everything(pattern):
        if each.type == "shorthand_property_identifier_pattern" and text_of(each) == name:
            return name
        key, value = each.child_by_field_name("key"), each.child_by_field_name("value")
        if each.type == "pair_pattern" and key is not None and value is not None and text_of(value) == name:
            return text_of(key)
    return ""


def _inner(node: Node) -> Node:
    while (
        node.type in {"await_expression", "await", "parenthesized_expression", "as_expression"} and node.named_children
    ):
        node = node.named_children[0]
    return node
