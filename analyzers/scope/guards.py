"""What conditions prove: which dotted paths are present when a condition holds, and when it does not."""

from tree_sitter import Node

from analyzers.scope.flow import is_call_to, stops
from analyzers.scope.statements import bound_by, listed
from analyzers.scope.syntax import CALLS, MEMBERS, dotted, own, root_of, text_of, unwrapped

ABSENT = frozenset({"None", "null", "undefined"})
"""How the languages write that there is no value."""
_EQUAL = frozenset({"==", "===", "is"})
_UNEQUAL = frozenset({"!=", "!==", "is not"})
_NOTHING: frozenset[str] = frozenset()


def proven_by(statement: Node) -> frozenset[str]:
    """The paths that are present behind the statement, because it would have left or failed otherwise."""
    if statement.type == "if_statement":
        return _left_otherwise(statement)
    if statement.type == "assert_statement" and statement.named_children:
        return when_true(statement.named_children[0])
    if statement.type == "expression_statement" and statement.named_children:
        return _asserted(unwrapped(statement.named_children[0]))
    return _NOTHING


def _left_otherwise(statement: Node) -> frozenset[str]:
    """What an ``if`` that leaves proves behind it, but for the names that its other branches bind anew."""
    condition = statement.child_by_field_name("condition")
    if condition is None or not stops(listed(statement.child_by_field_name("consequence"))):
        return _NOTHING
    others = statement.children_by_field_name("alternative")
    anew = {bound.name for each in others for below in own(each) for bound in bound_by(below)}
    return frozenset(path for path in when_false(condition) if root_of(path) not in anew)


def when_true(condition: Node) -> frozenset[str]:
    """The paths that are present when the condition holds."""
    condition = bare(condition)
    match condition.type:
        case "not_operator" | "unary_expression":
            argument = condition.child_by_field_name("argument")
            return when_false(argument) if argument is not None and negates(condition) else _NOTHING
        case "boolean_operator" | "binary_expression" | "comparison_operator":
            return _both(condition) if operator_of(condition) in {"and", "&&"} else _compared(condition, _UNEQUAL)
        case "named_expression":
            name = condition.child_by_field_name("name")
            return frozenset({text_of(name)})
        case _:
            return _read(condition)


def when_false(condition: Node) -> frozenset[str]:
    """The paths that are present when the condition does not hold."""
    condition = bare(condition)
    match condition.type:
        case "not_operator" | "unary_expression":
            argument = condition.child_by_field_name("argument")
            return when_true(argument) if argument is not None and negates(condition) else _NOTHING
        case "boolean_operator" | "binary_expression" | "comparison_operator":
            if operator_of(condition) in {"or", "||"}:
                left, right = sides(condition)
                return when_false(left) | when_false(right)
            return _compared(condition, _EQUAL)
        case _:
            return _NOTHING


def prefixes(path: str) -> frozenset[str]:
    """A dotted path and all that it begins with."""
    parts = path.split(".")
    return frozenset(".".join(parts[:size]) for size in range(1, len(parts) + 1)) if path else _NOTHING


def _asserted(call: Node) -> frozenset[str]:
    if not is_call_to(call, "assertions"):
        return _NOTHING
    arguments = call.child_by_field_name("arguments")
    first = arguments.named_children[0] if arguments is not None and arguments.named_children else None
    return when_true(first) if first is not None else _NOTHING


def bare(condition: Node) -> Node:
    """The condition inside its parentheses."""
    while condition.type == "parenthesized_expression" and condition.named_children:
        condition = condition.named_children[0]
    return condition


def negates(condition: Node) -> bool:
    """Whether an operator of one side turns its argument's truth around."""
    return condition.type == "not_operator" or text_of(condition).startswith("!")


def operator_of(condition: Node) -> str:
    """The operator of a comparison or a combination; several are joined by blanks."""
    operators = condition.children_by_field_name("operators") or condition.children_by_field_name("operator")
    return " ".join(text_of(each) for each in operators)


def sides(condition: Node) -> tuple[Node, Node]:
    """The first and the last operand."""
    return condition.named_children[0], condition.named_children[-1]


def _both(condition: Node) -> frozenset[str]:
    left, right = sides(condition)
    return when_true(left) | when_true(right)


def _compared(condition: Node, absent_operators: frozenset[str]) -> frozenset[str]:
    """The path that is present: compared with null by the telling operator, or equal to something that is not null."""
    left, right = sides(condition)
    operator = operator_of(condition)
    for one, other in ((left, right), (right, left)):
        if text_of(other) in ABSENT:
            return prefixes(dotted(one)) if operator in absent_operators else _NOTHING
    if operator in {"==", "==="} and absent_operators is _UNEQUAL and right.type in {"string", "number", "integer"}:
        return prefixes(dotted(left)) if "?." in text_of(left) or left.type in MEMBERS else _NOTHING
    if left.type == "unary_expression" and text_of(left).startswith("typeof"):
        argument = left.child_by_field_name("argument")
        absent = "undefined" in text_of(right)
        tells = operator in absent_operators if absent else operator in _EQUAL and absent_operators is _UNEQUAL
        return prefixes(dotted(argument)) if tells else _NOTHING
    return _NOTHING


def _read(condition: Node) -> frozenset[str]:
    if condition.type not in CALLS:
        return prefixes(dotted(condition))
    if text_of(condition.child_by_field_name("function")) == "isinstance":
        arguments = condition.child_by_field_name("arguments")
        return prefixes(dotted(arguments.named_children[0])) if arguments and arguments.named_children else _NOTHING
    target = condition.child_by_field_name("function")
    owner = target.child_by_field_name("object") if target is not None and target.type in MEMBERS else None
    return prefixes(dotted(owner))
