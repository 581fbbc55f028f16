"""Find the place of a capture for a finding."""

from dataclasses import dataclass

from tree_sitter import Node, Tree

from analyzers.anchors.branches import rejoined
from analyzers.anchors.callbacks import on_success
from analyzers.anchors.cases import empty_case, of_case
from analyzers.anchors.descent import reach
from analyzers.anchors.exits import says_failure, tells_trouble
from analyzers.anchors.outcome import words
from analyzers.anchors.reach import ONLY_EXPRESSION, RESCUED, Reach
from analyzers.anchors.seeking import Quest, deepened, is_preparation
from analyzers.anchors.success import follow
from analyzers.anchors.telling import body_of_function, to_anchor
from analyzers.model import Anchor, Facts, Finding, Function, Source, Span
from analyzers.scope import ends_by_call, is_call_to
from analyzers.scope.syntax import BLOCKS, CALLS, EXITS, FUNCTIONS, callee_of, own, parents, statements
from analyzers.words import split

_RENDERED = "A component's body runs at every rendering."


def place(source: Source, tree: Tree, facts: Facts, finding: Finding) -> Anchor | str:
    """Where the capture of a finding would stand, or a sentence that says why nowhere."""
    if not 0 <= finding.function < len(facts.functions):
        return "It happens at the top of the module, outside any function."
    try:
        found = _Placing(source, tree.root_node, facts, finding).found()
        spot = found if isinstance(found, str) else follow(found)
        return spot if isinstance(spot, str) else to_anchor(source, facts, spot, finding.symbol)
    except RecursionError:  # Only code that no person wrote is nested a thousand deep.
        return "The code is nested too deeply to be followed."


@dataclass(frozen=True, slots=True)
class _Placing:
    source: Source
    root: Node
    facts: Facts
    finding: Finding

    @property
    def function(self) -> Function:
        """The function of the finding."""
        return self.facts.functions[self.finding.function]

    @property
    def failing(self) -> bool:
        """Whether the moment is that something went wrong."""
        return says_failure(self.finding.moment)

    def found(self) -> Reach | str:
        """The block and statement from which the success path is followed, or why there is none."""
        path = parents(self.root, self.finding.act.start, self.finding.act.end)
        started = on_success(self.root, path)
        if started is not None:
            return started
        top = _body_in(path, self.function.body)
        if top is None or self._is_beside(path[top:]):
            path = parents(self.root, self.function.body.start, self.function.body.end)
            top = _body_in(path, self.function.body)
            return "The function's body was not found." if top is None else self._by_name(path, top)
        if self.function.kind == "component" and not any(each.type in FUNCTIONS for each in path[top:]):
            return _RENDERED
        lifted = self._lifted(path, top)
        if lifted is not None or path[top].type not in BLOCKS:
            return lifted or ONLY_EXPRESSION
        return self._by_act(path[top:])

    def _by_act(self, path: list[Node]) -> Reach | str:
        found = empty_case(path) or reach(path, failing=self.failing)
        if isinstance(found, Reach):
            found = of_case(found, [each.span for each in self.finding.signals])
        if isinstance(found, str):
            return found
        if found.whole:
            return self._within(found)
        call = next((each for each in reversed(path) if each.type in CALLS), None)
        if call is None:
            return found
        if self._never_returns(call):
            return "What is called here leaves by itself, so no line behind it runs."
        joined = rejoined(found, call)
        return self._past_reading(joined, call) if isinstance(joined, Reach) else joined

    def _within(self, found: Reach) -> Reach | str:
        """The place in a block of which only the way into it is telling."""
        sought = Quest(self.finding.moment, self.facts).path(found.block)
        inner = reach(sought, failing=self.failing) if sought is not None else None
        if isinstance(inner, Reach):
            return inner
        return deepened(found)

    def _by_name(self, path: list[Node], top: int) -> Reach | str:
        """The place for a function of which only the name or the caller is telling."""
        body = path[top]
        if self.function.kind == "component":
            return _RENDERED
        if body.type not in BLOCKS:
            return ONLY_EXPRESSION
        sought = Quest(self.finding.moment, self.facts).path(body)
        inner = reach(sought, failing=self.failing) if sought is not None else None
        if isinstance(inner, Reach):
            return inner
        waits = [at for at, each in enumerate(statements(body)) if any(node.type in _WAITS for node in own(each))]
        if waits:
            return Reach(body, waits[-1])
        return deepened(Reach(body, -1, whole=True))

    def _is_beside(self, path: list[Node]) -> bool:
        """Whether the act only prepares something, or belongs to the exit of a guard."""
        call = next((each for each in reversed(path) if each.type in CALLS), None)
        if call is not None and is_preparation(call):
            return True
        leaving = next((at for at, each in enumerate(path) if each.type in EXITS), None)
        if leaving is None or self.failing or path[leaving].type != "return_statement":
            return False
        conditions = (each.child_by_field_name("condition") for each in path[:leaving] if each.type == "if_statement")
        return any(each is not None and tells_trouble(each) for each in conditions)

    def _lifted(self, path: list[Node], top: int) -> Reach | str | None:
        """The place behind the outer statement, when the function is a transaction's callback or runs per record."""
        outer = next((at for at in range(top - 2, 0, -1) if path[at].type in FUNCTIONS), 0)
        around = [each for each in path[outer + 1 : top] if each.type in CALLS]
        if not self.failing and any(is_call_to(each, "rescues") for each in around):
            return RESCUED
        if outer == 0 or not any(is_call_to(each, kind) for each in around for kind in ("transactions", "iterations")):
            return None
        body = next((at for at in range(outer + 1, top) if path[at].type in BLOCKS), None)
        return ONLY_EXPRESSION if body is None else reach(path[body:], failing=self.failing)

    def _never_returns(self, call: Node) -> bool:
        """Whether the called function is of this file and ends by leaving on its own."""
        callee = callee_of(call)
        called = [each for each in self.facts.functions if each.qualified_name == callee and each.parent < 0]
        for each in called:
            body = body_of_function(self.root, each)
            within = statements(body) if body is not None and body.type in BLOCKS else []
            if within and ends_by_call(within[-1]) and self.source.language != "python":
                return True
        return False

    def _past_reading(self, found: Reach, call: Node) -> Reach:
        """The place behind the last write of the block, when the act only reads what is then written."""
        first = next(iter(split(callee_of(call).rpartition(".")[2])), "")
        if first not in words("readers") or found.index < 0 or found.before:
            return found
        written = [each.span for each in self.facts.writes if each.span.start > call.end_byte]
        for at in range(len(statements(found.block)) - 1, found.index, -1):
            statement = statements(found.block)[at]
            within = Span(statement.start_byte, statement.end_byte)
            if statement.type not in EXITS and any(within.contains(each) for each in written):
                return Reach(found.block, at) if not _branches(statement) else found
        return found


_WAITS = frozenset({"await", "await_expression"})


def _branches(statement: Node) -> bool:
    return any(each.type in BLOCKS for each in own(statement))


def _body_in(path: list[Node], body: Span) -> int | None:
    for at, node in enumerate(path):
        if (node.start_byte, node.end_byte) == (body.start, body.end):
            return at
    return None
