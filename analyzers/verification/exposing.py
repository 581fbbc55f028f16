"""``personal``: nothing of a person, of the program's secrets or of a whole request travels in an event."""

from collections.abc import Iterator

from tree_sitter import Node

from analyzers.changes import Changed, Fresh
from analyzers.checks.rules.property_personal import personal
from analyzers.model import Call, CaptureKind, Flaw
from analyzers.scope.syntax import everything, text_of
from analyzers.verification.flows import Leaf, leaves
from analyzers.verification.lexicon import exposed, outward
from analyzers.verification.reaching import LOADERS, way_of
from analyzers.verification.trial import Trial
from analyzers.verification.values import Handed, Value, handed, node_at
from analyzers.words import contains, matches, split

_RULE = "personal"
_ENVIRONMENT = "a variable of the environment"
_PARTS = frozenset({"interpolation", "template_substitution"})
_SUMS = frozenset({"binary_expression", "binary_operator"})
_STRINGS = frozenset({"string", "template_string"})


def check(trial: Trial) -> Iterator[Flaw]:
    """New calls that would send what no event may hold."""
    for fresh in trial.fresh:
        if fresh.capture.kind in {CaptureKind.CAPTURE, CaptureKind.IDENTIFY, CaptureKind.GROUP}:
            for line, said in dict.fromkeys(_all(fresh, handed(fresh))):
                yield trial.flaw(_RULE, fresh, said, line)
    for file in trial.files.values():
        yield from _logged(trial, file)
        if file.created:
            yield from _returned(file)


def _returned(file: Changed) -> Iterator[Flaw]:
    """Functions of a new module that give away a person: whoever calls them shows nothing of it."""
    for node in everything(file.tree.root_node):
        if node.type != "return_statement" or not node.named_children:
            continue
        found = [_leaf(each, "") for each in leaves(node.named_children[0])]
        what = next((each for each in found if each.startswith("a person's")), "")
        if what:
            said = f"The new `{' '.join(text_of(node).split())[:60]}` gives {what}; no event needs it, so take it out."
            yield Flaw(_RULE, file.path, said, line=file.line(node.start_byte))


def _logged(trial: Trial, file: Changed) -> Iterator[Flaw]:
    """New lines of a log that would hold what no event may."""
    own = [each.capture.span for each in trial.fresh if each.path == file.path]
    for call in file.new_calls():
        if any(each.contains(call.span) for each in own) or not any(
            matches(call.callee, each) for each in outward().logs
        ):
            continue
        nodes = [node_at(file, each.span) for each in call.arguments]
        found = [what for node in nodes if node is not None for leaf in leaves(node) if (what := _leaf(leaf, ""))]
        if found and found[0] != _ENVIRONMENT:
            said = f"The new call of `{call.callee}` writes {found[0]} into a log; take it out."
            yield Flaw(_RULE, file.path, said, line=file.line(call.span.start))


def _all(fresh: Fresh, sent: Handed) -> Iterator[tuple[int, str]]:
    environment = list(_environment(fresh))
    for value in sent.values:
        what = _value(value)
        if what and not (environment and what == _ENVIRONMENT):
            said = f"`{value.key}` of `{fresh.event or fresh.capture.callee}` sends {what}"
            right = "leave it out, or send what only tells of it: a count, a kind, yes or no"
            yield fresh.file.line(value.node.start_byte), f"{said}; {right}."
    yield from environment
    yield from _calls(fresh)


def _value(value: Value) -> str:
    """What a value gives away, in words, or empty."""
    shown = text_of(value.node)
    detail = personal(value.key, shown if value.node.type != "shorthand_property_identifier" else value.key)
    if detail:
        return f"a person's {detail}"
    for leaf in leaves(value.node):
        what = _leaf(leaf, value.key)
        if what:
            return what
    return _pieces(value.node)


def _leaf(leaf: Leaf, key: str) -> str:
    last = next((each for each in reversed(leaf.path) if each), "")
    words = _told(split(last))
    if any(split(each) in exposed().stores for each in leaf.path):
        return "what a browser keeps of a person"
    if _reads_environment(text_of(leaf.node)):
        return _ENVIRONMENT
    if _is_key(words):
        return f"what proves who somebody is (`{last}`)"
    if leaf.whole and leaf.path[-1:] == (last,) and words in exposed().wholes:
        return f"all of `{'.'.join(each for each in leaf.path if each)}`"
    named = [each for each in leaf.path if each][-2:-1]
    detail = personal("" if leaf.plain else key, ".".join((*named, "_".join(words))))
    return f"a person's {detail}" if detail else ""


def _told(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without the verb of one that only reads: ``get_full_name``."""
    return words[1:] if len(words) > 1 and words[0] in exposed().readers else words


def _is_key(words: tuple[str, ...]) -> bool:
    known = exposed()
    if not words or words[-1] in known.harmless or words[0] in known.harmless_starts:
        return False
    return any(words[-len(each) :] == each for each in known.key_ends) or any(
        contains(words, each) for each in known.keys_anywhere
    )


def _pieces(node: Node) -> str:
    """A text that is put together from many values may hold anything."""
    parts = sum(each.type in _PARTS for each in everything(node))
    operands = [one for one in _operands(node) if one.type not in _STRINGS]
    if len(operands) < len(list(_operands(node))):
        parts += len(operands)
    return "a text that is put together from many values" if parts > exposed().most_parts else ""


def _operands(node: Node) -> Iterator[Node]:
    """What a sum adds up; a single value for anything else."""
    operator = node.child_by_field_name("operator")
    if node.type in _SUMS and operator is not None and text_of(operator) == "+":
        for each in node.named_children:
            yield from _operands(each)
    else:
        yield node


def _environment(fresh: Fresh) -> Iterator[tuple[int, str]]:
    """The environment anywhere in the call, conditions included."""
    text = fresh.file.text(fresh.capture.span)
    for pattern in outward().environment:
        match = pattern.search(text)
        if match is not None:
            said = f"`{match[0]}` is read inside the call of `{fresh.event or fresh.capture.callee}`"
            line = fresh.line + text[: match.start()].count("\n")
            yield line, f"{said}; no variable of the environment belongs into an event."


def _reads_environment(text: str) -> bool:
    return any(pattern.match(text) for pattern in outward().environment)


def _calls(fresh: Fresh) -> Iterator[tuple[int, str]]:
    """Calls inside the call that reach out, or that read all of something."""
    whole = fresh.capture.span
    for call in fresh.file.facts.calls:
        if call.span == whole or not whole.contains(call.span):
            continue
        what = "loads a module" if call.callee in LOADERS else way_of(fresh.file.facts, call) or _dumps(call)
        if what:
            said = f"`{call.callee}` inside the call of `{fresh.event or fresh.capture.callee}` {what}"
            yield fresh.file.line(call.span.start), f"{said}; hand over a plain value."


def _dumps(call: Call) -> str:
    return "reads all of something" if any(matches(call.callee, each) for each in exposed().dumps) else ""
