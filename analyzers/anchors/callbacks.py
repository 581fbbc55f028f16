"""Callbacks that take the result of something that is only started: promises and mutations."""

from collections.abc import Iterator

from tree_sitter import Node

from analyzers.anchors.reach import EMPTY, Reach
from analyzers.scope import is_call_to
from analyzers.scope.patterns import names_in, parameters
from analyzers.scope.syntax import CALLS, FUNCTIONS, body_of, calls, everything, root_of, statements, text_of
from analyzers.shipped import toml

_STARTED = "The act is only started here, and what runs on its success is not in this file."


def awaited_later(statement: Node, act: Node) -> Reach | None:
    """The block of the callback that takes the result of an act that the statement does not wait for."""
    for call in _chained(statement, act):
        arguments = call.child_by_field_name("arguments")
        callback = arguments.named_children[0] if arguments is not None and arguments.named_children else None
        body = body_of(callback) if callback is not None and callback.type in FUNCTIONS else None
        if callback is not None and body is not None and body.type == "statement_block" and statements(body):
            return Reach(body, -1, names=_taken_by(callback))
    return None


def goes_on_unseen(statement: Node, act: Node) -> bool:
    """Whether the result of the act is handed to callbacks that have no block."""
    return any(True for _ in _chained(statement, act))


def on_success(root: Node, path: list[Node]) -> Reach | str | None:
    """The block that runs when a mutation has succeeded that ``path`` makes or starts.

    None when the path's last node is no part of a mutation; a text when its success is not to be seen.
    """
    for node in reversed(path):
        if node.type in {"pair", "method_definition"} and _key(node) in toml("lexicon/flow.toml")["launched"]:
            callback = _callback(node.parent)
            return None if callback is None else _inside(callback)
    call = next((each for each in reversed(path) if each.type in CALLS), None)
    if call is None or call.parent is None or call.parent.type == "await_expression":
        return None
    return _of_start(root, call)


def _chained(statement: Node, act: Node) -> Iterator[Node]:
    """The calls of ``then`` on what the act gives, the last one first."""
    for call in calls(statement):
        target = call.child_by_field_name("function")
        if target is None or text_of(target.child_by_field_name("property")) != "then":
            continue
        if target.start_byte <= act.start_byte < target.end_byte:
            yield call


def _of_start(root: Node, call: Node) -> Reach | str | None:
    target = call.child_by_field_name("function")
    if target is None or (target.type != "identifier" and not is_call_to(call, "launches")):
        return None
    given = _options(call)
    name = root_of(text_of(target))
    made = _made(root, name, plain=target.type != "identifier")
    if made is None and target.type == "identifier":
        return None
    callback = _callback(given) or (_callback(_options(made)) if made is not None else None)
    return _STARTED if callback is None else _inside(callback)


def _made(root: Node, name: str, *, plain: bool) -> Node | None:
    """The call that makes the mutation called ``name``, or whose start is called so."""
    for node in everything(root):
        value = node.child_by_field_name("value") if node.type == "variable_declarator" else None
        target = node.child_by_field_name("name") if value is not None else None
        if value is None or target is None or value.type not in CALLS:
            continue
        if text_of(target) == name if plain else name in _starts_in(target):
            return value
    return None


def _starts_in(pattern: Node) -> set[str]:
    """The names under which a destructuring takes the start of a mutation."""
    launches = toml("lexicon/flow.toml")["launches"]
    found = {text_of(each) for each in pattern.named_children if text_of(each) in launches}
    for each in pattern.named_children:
        if each.type == "pair_pattern" and text_of(each.child_by_field_name("key")) in launches:
            found.update(text_of(name) for name in names_in(each))
    return found


def _options(call: Node) -> Node | None:
    arguments = call.child_by_field_name("arguments")
    given = arguments.named_children if arguments is not None else []
    return next((each for each in reversed(given) if each.type == "object"), None)


def _callback(options: Node | None) -> Node | None:
    wanted = toml("lexicon/flow.toml")["successes"]
    for each in options.named_children if options is not None else []:
        if _key(each) in wanted:
            return each.child_by_field_name("value") or each
    return None


def _key(node: Node) -> str:
    return text_of(node.child_by_field_name("key") or node.child_by_field_name("name"))


def _inside(callback: Node) -> Reach | str:
    body = body_of(callback) if callback.type in FUNCTIONS else None
    if body is None or body.type != "statement_block":
        return "What runs on success is one name or a function's only expression."
    return Reach(body, -1) if statements(body) else EMPTY


def _taken_by(callback: Node) -> frozenset[str]:
    return frozenset(text_of(name) for name, _, _ in parameters(callback))
