"""What a condition says about the outcome of something: that it went well, or that it did not."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from tree_sitter import Node

from analyzers.scope.guards import ABSENT, bare, negates, operator_of, sides
from analyzers.scope.syntax import CALLS, callee_of, dotted, root_of, text_of, unwrapped
from analyzers.shipped import toml
from analyzers.words import split

_COMPARISONS = frozenset({"binary_expression", "comparison_operator", "boolean_operator"})
_EQUAL = frozenset({"==", "===", "is"})
_UNEQUAL = frozenset({"!=", "!==", "is not"})
_TRUTHS = {"true": 1, "True": 1, "false": -1, "False": -1}
_REDIRECTION = 300


class Outcome(IntEnum):
    """What it means when a condition holds."""

    TROUBLE = -1
    UNKNOWN = 0
    SUCCESS = 1


def outcome(condition: Node, names: AbstractSet[str] | None = None) -> Outcome:
    """What it means when ``condition`` holds; with ``names`` only what it says about these names counts."""
    return _Judge(names).of(condition)


@cache
def words(kind: str) -> frozenset[str]:
    """The words that the flow lexicon lists under ``kind``."""
    return frozenset(toml("lexicon/flow.toml")[kind])


@dataclass(frozen=True, slots=True)
class _Judge:
    names: AbstractSet[str] | None

    def of(self, condition: Node) -> Outcome:
        condition = bare(condition)
        if condition.type in {"not_operator", "unary_expression"} and negates(condition):
            argument = condition.child_by_field_name("argument")
            return self._not(self.of(argument)) if argument is not None else Outcome.UNKNOWN
        if condition.type in _COMPARISONS and len(condition.named_children) > 1:
            return self._combined(condition) if operator_of(condition) in _JOINTS else self._compared(condition)
        return self._leaf(condition)

    def _not(self, told: Outcome) -> Outcome:
        if told is Outcome.UNKNOWN and self.names is None:
            return Outcome.TROUBLE
        return Outcome(-told)

    def _combined(self, condition: Node) -> Outcome:
        told = {self.of(each) for each in sides(condition)}
        if Outcome.TROUBLE in told:
            return Outcome.TROUBLE
        alone = operator_of(condition) in {"or", "||"} and Outcome.UNKNOWN in told
        return Outcome.UNKNOWN if alone else max(told)

    def _compared(self, condition: Node) -> Outcome:
        left, right = sides(condition)
        operator = operator_of(condition)
        if not self._concerns(left):
            return Outcome.UNKNOWN
        written = text_of(right)
        if operator not in _EQUAL | _UNEQUAL:
            return _of_range(left, operator, written)
        if written in ABSENT:
            return self._told(operator, self._not(self._leaf(left)))
        if written in _TRUTHS:
            told = self._leaf(left)
            return self._told(operator, told if _TRUTHS[written] > 0 else self._not(told))
        return self._told(operator, _of_value(left, right))

    def _told(self, operator: str, told: Outcome) -> Outcome:
        return Outcome(-told) if operator in _UNEQUAL else told

    def _leaf(self, node: Node) -> Outcome:
        inner = unwrapped(node)
        path = callee_of(inner) if inner.type in CALLS else dotted(inner)
        if not path or not self._concerns(inner):
            return Outcome.UNKNOWN
        told = frozenset(split(path.rpartition(".")[2]))
        if told & words("trouble_words"):
            return Outcome.TROUBLE
        if told & words("success_words") or (self.names is not None and path in self.names):
            return Outcome.SUCCESS
        return Outcome.UNKNOWN

    def _concerns(self, node: Node) -> bool:
        if self.names is None:
            return True
        inner = unwrapped(node)
        return root_of(callee_of(inner) if inner.type in CALLS else dotted(inner)) in self.names


_JOINTS = frozenset({"and", "or", "&&", "||"})


def _of_range(left: Node, operator: str, written: str) -> Outcome:
    if operator in {">", ">="} and words("trouble_words") & set(split(text_of(left))):
        return Outcome.TROUBLE
    if not (_is_status(left) and written.isdecimal()):
        return Outcome.UNKNOWN
    if operator in {">", ">="}:
        return Outcome.TROUBLE if int(written) >= _REDIRECTION - 1 else Outcome.UNKNOWN
    return Outcome.SUCCESS if operator in {"<", "<="} else Outcome.UNKNOWN


def _of_value(left: Node, right: Node) -> Outcome:
    written = text_of(right)
    if _is_status(left) and written.isdecimal():
        return Outcome.SUCCESS if int(written) < _REDIRECTION else Outcome.TROUBLE
    if right.type not in {"string", "template_string"}:
        return Outcome.UNKNOWN
    told = frozenset(split(written))
    if told & words("failure_words"):
        return Outcome.TROUBLE
    return Outcome.SUCCESS if told & words("success_values") else Outcome.UNKNOWN


def _is_status(node: Node) -> bool:
    return bool({"status", "code"} & set(split(text_of(node))))
