"""What a value is made of: the names and members that it is read from, on the spot or one step before."""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from analyzers.checks.vocabulary import vocabulary
from analyzers.scope.syntax import text_of
from analyzers.verification.lexicon import exposed
from analyzers.verification.origins import entry, given
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
_STEPS = 6


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
        made = _called(node)
        if made is not None and _takes_part(made):
            yield from _of_call(made, plain=plain, whole=False, strict=strict)
        return
    if node.type in _VERDICTS or _is_verdict(node):
        return
    if node.type in _CALLS:
        yield from _of_call(node, plain=plain, whole=whole, strict=strict)
        return
    for each in _parts(node):
        yield from _flow(each, plain=plain, whole=whole, strict=strict)


def _called(node: Node) -> Node | None:
    """The call whose result a member path begins at, or None."""
    while node.type in {"attribute", "member_expression", "subscript", "subscript_expression"}:
        inner = node.child_by_field_name("object") or node.child_by_field_name("value")
        if inner is None:
            return None
        node = inner
    return node if node.type in _CALLS else None


def _takes_part(call: Node) -> bool:
    """Whether a call gives a part of what it is called on, or a text of it."""
    function = call.child_by_field_name("function")
    callee = ".".join(segments(function)) if function is not None else ""
    return any(matches(callee, each) for each in (*exposed().parts, *exposed().passes))


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
    part = any(matches(callee, pattern) for pattern in exposed().parts)
    follows = passes or strict or part
    if function is not None and callee and not passes and (strict or not given):
        yield Leaf(segments(function), node, plain=plain, whole=whole and not given)
    if not follows:
        return
    if owner is not None:
        yield from _flow(owner, plain=plain and (passes or part), whole=whole and passes, strict=strict)
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
    """What a variable or a member of a table was given, and what a function of the file gives back."""
    called = leaf.node.type in _CALLS and len(leaf.path) == 1
    if steps <= 0 or not leaf.path or not (leaf.whole or called):
        return
    for found, key in given(leaf.path[0], leaf.node):
        node = found if len(leaf.path) == 1 else entry(found, leaf.path[1])
        if node is None:
            continue
        if key:
            yield Leaf((*_path(node), key), node, leaf.plain, whole=True)
            continue
        for each in _flow(node, plain=leaf.plain, whole=True, strict=False):
            yield each
            if each.path != leaf.path:
                yield from _before(each, steps - 1)
