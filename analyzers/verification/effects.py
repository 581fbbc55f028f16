"""``untouched``: lines that are put between others change nothing of what the product does."""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from analyzers.captures import read_captures
from analyzers.changes import Changed
from analyzers.model import Flaw, Span
from analyzers.scope.syntax import BLOCKS, CALLS, EXITS, FUNCTIONS, JUMPS, LOOPS, MEMBERS, everything, text_of
from analyzers.verification.binding import is_label
from analyzers.verification.lexicon import outward
from analyzers.verification.trial import Trial
from analyzers.verification.values import segments, unwrapped
from analyzers.words import matches

_RULE = "untouched"
_SUBSCRIPTS = frozenset({"subscript", "subscript_expression"})
_ENDS = frozenset({"delete_statement", "global_statement", "nonlocal_statement", "assert_statement"})
_GIVES = frozenset({"assignment", "augmented_assignment", "assignment_expression", "augmented_assignment_expression"})
_ITSELF = frozenset({"self", "this", "cls"})
_NAMES = frozenset({"identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern"})


@dataclass(frozen=True)
class _Put:
    """The lines that were put into one file, where no line of the old text went."""

    file: Changed
    spans: tuple[Span, ...]
    changed: tuple[Span, ...]
    """All that is new, changed lines among it."""
    captures: tuple[Span, ...]
    """Every call that speaks to a provider."""
    senders: frozenset[str]
    """Names of what sends events."""

    def holds(self, node: Node) -> bool:
        """Whether all of a node was put in."""
        return any(each.start <= node.start_byte and node.end_byte <= each.end for each in self.spans)

    def is_new(self, node: Node) -> bool:
        """Whether a node stands on lines that were put in or changed."""
        return any(each.start <= node.start_byte < each.end for each in self.changed)

    def within(self, node: Node, kinds: frozenset[str]) -> Node | None:
        """The nearest node of these kinds around one."""
        at = node.parent
        while at is not None and at.type not in kinds:
            at = at.parent
        return at

    def has_member(self, name: str) -> bool:
        """Whether lines that were there before name a member."""
        kinds = _NAMES | {"property_identifier", "private_property_identifier"}
        nodes = everything(self.file.tree.root_node)
        return any(each.type in kinds and text_of(each) == name and not self.is_new(each) for each in nodes)

    def is_known(self, name: str, around: Node) -> bool:
        """Whether lines that were there before name something, in a part of the file."""
        return any(
            each.type in _NAMES and text_of(each) == name and not is_label(each) and not self.is_new(each)
            for each in everything(around)
        )


def check(trial: Trial) -> Iterator[Flaw]:
    """New statements in files that were there which end something, change something, or call what the product has."""
    for file in trial.files.values():
        if file.created or file.facts.error_count > file.old_facts.error_count:
            continue
        put = _put(trial, file)
        for node in everything(file.tree.root_node) if put.spans else ():
            does = _does(put, node) if put.holds(node) else ""
            if does:
                shown = " ".join(text_of(node).split())[:50]
                said = f"The new `{shown}` {does}; an event changes nothing of what the product does, so take it out."
                yield Flaw(_RULE, file.path, said, line=file.line(node.start_byte))


def _put(trial: Trial, file: Changed) -> _Put:
    known = trial.after.instrumentation
    names = [each.exported_as or each.name for each in known.wrappers] + [each.export for each in known.clients]
    captures = read_captures(file.facts, trial.providers, known)
    provided = {module for one in trial.providers for shape in one.clients for module in shape.modules}
    senders = {each.alias for each in file.facts.imports if each.module in provided}
    return _Put(
        file,
        tuple(each.new for each in file.stretches if each.old.start == each.old.end),
        tuple(each.new for each in file.stretches),
        tuple(each.span for each in captures),
        frozenset({*senders, *(name.removesuffix("()").split(".")[0] for name in names)}),
    )


def _does(put: _Put, node: Node) -> str:  # noqa: PLR0911 - one answer for each kind of statement
    """What a new statement does besides sending an event, or empty."""
    if node.type in EXITS | JUMPS:
        kinds = FUNCTIONS | (LOOPS if node.type in JUMPS else frozenset())
        around = put.within(node, kinds)
        return "" if around is not None and put.holds(around) else "ends what comes behind it"
    if node.type in _ENDS or (node.type == "unary_expression" and text_of(node).startswith("delete ")):
        return "takes away or demands what was there"
    if node.type in _GIVES:
        return _gives(put, node.child_by_field_name("left"), node)
    if node.type == "variable_declarator":
        return _gives(put, node.child_by_field_name("name"), node)
    if node.type == "update_expression":
        return _gives(put, node.child_by_field_name("argument"), node)
    if node.type == "expression_statement" and node.named_children:
        return _calls(put, unwrapped(node.named_children[0]))
    return ""


def _gives(put: _Put, left: Node | None, node: Node) -> str:
    """What is wrong with giving something new to what stands on the left, or empty."""
    for each in _targets(left):
        path = segments(each)
        if each.type not in MEMBERS | _SUBSCRIPTS:
            if path and put.is_known(path[0], _scope(put, node)):
                return f"gives `{path[0]}`, which other lines use, another value"
        elif path and _is_of_the_product(put, path):
            return "changes what the product has"
    return ""


def _is_of_the_product(put: _Put, path: tuple[str, ...]) -> bool:
    """Whether a member belongs to what was there; an object may get members of its own that are new."""
    if path[0] in _ITSELF and len(path) == len(("self", "member")):
        return put.has_member(path[1])
    return path[0] in _ITSELF or put.is_known(path[0], put.file.tree.root_node)


def _targets(left: Node | None) -> Iterator[Node]:
    if left is None:
        return
    if left.type in MEMBERS | _SUBSCRIPTS | _NAMES:
        yield left
        return
    for each in left.named_children:
        value = each.child_by_field_name("value") if each.type == "pair_pattern" else each
        yield from _targets(value)


def _scope(put: _Put, node: Node) -> Node:
    """The part of the file in which a name that is bound at ``node`` may be read."""
    kinds = FUNCTIONS | {"module", "program"}
    if node.type == "variable_declarator":
        kinds |= BLOCKS
    return put.within(node, kinds) or put.file.tree.root_node


def _calls(put: _Put, call: Node) -> str:
    """What is wrong with a call whose result nobody takes, or empty."""
    function = call.child_by_field_name("function")
    if call.type not in CALLS or function is None:
        return ""
    span = Span(call.start_byte, call.end_byte)
    path = segments(function)
    if (
        not path
        or path[0] in put.senders
        or any(each.start < span.end and span.start < each.end for each in put.captures)
    ):
        return ""
    if any(matches(".".join(path), each) for each in outward().harmless):
        return ""
    if any(each.type in {"arrow_function", "function_expression", "lambda"} for each in everything(call)):
        return ""
    return "calls what the product has" if put.is_known(path[0], put.file.tree.root_node) else ""
