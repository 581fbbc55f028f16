"""Reads a tracking plan from text: its entries, and every problem with its place and what to do about it."""

from enum import StrEnum
from typing import TypeVar

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from analyzers.model import Entry, Lifecycle, Plan, PlanProblem, PlanProperty, Side, Status, Where
from analyzers.model.problems import Gravity
from analyzers.plan.nodes import all_pairs, compose, is_null, is_text, items, pair, pairs, problem_at

ENTRY_KEYS = ("event", "status", "moment", "description", "lifecycle", "side", "reason", "properties", "where")
PROPERTY_KEYS = ("type", "description")
WHERE_KEYS = ("file", "symbol", "anchor")
PROPERTY_TYPES = ("string", "number", "boolean", "array", "object")

_Choice = TypeVar("_Choice", bound=StrEnum)


def parse_plan(text: str) -> tuple[Plan, tuple[PlanProblem, ...]]:
    """The entries of ``text`` that are sound, in order, and its problems in order of place, errors before notes.

    An entry with an error is left out and the entries beside it stay;
    of text that is not YAML nothing can be read.
    Problems of gravity ``NOTE`` keep nothing from being read or written.
    """
    root, broken = compose(text)
    if broken:
        return Plan(), (broken,)
    read = read_nodes(root)
    return Plan(tuple(entry for _, entry in read.entries)), tuple(sorted(read.problems, key=_place))


class PlanReader:
    """Collects entries and problems while it walks over the nodes of one plan."""

    def __init__(self) -> None:
        self.entries: list[tuple[Node, Entry]] = []
        self.problems: list[PlanProblem] = []

    def read(self, root: Node | None) -> None:
        """Read the whole document; ``entries`` and ``problems`` hold the result."""
        if root is None or is_null(root):
            return
        if not isinstance(root, MappingNode):
            self._wrong(root, "A tracking plan is a mapping. Put `events:` in front of the list of entries.")
            return
        self._unknown(root, ("events", "version"), "the plan")
        listed = pair(root, "events")
        if listed is None:
            self._wrong(root, "The key `events` is missing. Add `events:` with one entry per event below it.")
        elif isinstance(listed.value, SequenceNode):
            self._read_entries(listed.value)
        elif not is_null(listed.value):
            self._wrong(listed.value, "`events` is a list. Start each entry with `- event: name`.")

    def _read_entries(self, listed: SequenceNode) -> None:
        seen: dict[tuple[str, bool], Node] = {}
        for node in items(listed):
            entry = self._entry(node)
            if entry is None:
                continue
            first = seen.setdefault((entry.event, entry.status is Status.REJECTED), node)
            if first is node:
                self.entries.append((node, entry))
            else:
                line = first.start_mark.line + 1
                said = f"`{entry.event}` is already in the plan at line {line}. Merge the two entries into one."
                self._wrong(_value(node, "event"), said)

    def _entry(self, node: Node) -> Entry | None:
        if not isinstance(node, MappingNode):
            self._wrong(node, "An entry is a mapping. Write `- event: name` and `status: proposed` below it.")
            return None
        errors = self._errors()
        self._unknown(node, ENTRY_KEYS, "an entry")
        entry = Entry(
            event=self._text(node, "event", required="Add `event: name`."),
            status=self._choice(node, "status", Status) or Status.PROPOSED,
            moment=self._text(node, "moment"),
            description=self._text(node, "description"),
            lifecycle=self._choice(node, "lifecycle", Lifecycle),
            side=self._choice(node, "side", Side) or Side.EITHER,
            reason=self._text(node, "reason"),
            properties=self._properties(node),
            where=self._where(node),
        )
        if pair(node, "status") is None:
            self._wrong(node, f"The key `status` is missing. Add `status:` with one of {_listed(Status)}.")
        return entry if self._errors() == errors else None

    def _properties(self, node: Node) -> tuple[PlanProperty, ...]:
        found = pair(node, "properties")
        if found is None or is_null(found.value):
            return ()
        if not isinstance(found.value, MappingNode):
            self._wrong(found.value, "`properties` is a mapping of names. Write `name:` and `type: string` below it.")
            return ()
        self._unknown(found.value, None, "`properties`")
        return tuple(self._property(each.key, each.value) for each in all_pairs(found.value))

    def _property(self, key: ScalarNode, value: Node) -> PlanProperty:
        if isinstance(value, ScalarNode):
            return PlanProperty(key.value, self._type(value))
        if not isinstance(value, MappingNode):
            self._wrong(value, f"The property `{key.value}` is a mapping. Write `type: string` below its name.")
            return PlanProperty(key.value, "")
        self._unknown(value, PROPERTY_KEYS, "a property")
        typed = pair(value, "type")
        if typed is None:
            self._wrong(key, f"The key `type` is missing. Add `type:` with one of {', '.join(PROPERTY_TYPES)}.")
        return PlanProperty(key.value, self._type(typed.value) if typed else "", self._text(value, "description"))

    def _type(self, node: Node) -> str:
        if isinstance(node, ScalarNode) and node.value in PROPERTY_TYPES:
            return str(node.value)
        self._wrong(node, f"This is no type of a property. Use one of {', '.join(PROPERTY_TYPES)}.")
        return ""

    def _where(self, node: Node) -> tuple[Where, ...]:
        found = pair(node, "where")
        if found is None or is_null(found.value):
            return ()
        if not isinstance(found.value, SequenceNode):
            self._wrong(found.value, "`where` is a list. Write `- file: path` and `symbol: name` for each place.")
            return ()
        return tuple(self._one_place(each) for each in items(found.value))

    def _one_place(self, node: Node) -> Where:
        if not isinstance(node, MappingNode):
            self._wrong(node, "A place is a mapping. Write `- file: path` and `symbol: name`.")
            return Where("", "")
        self._unknown(node, WHERE_KEYS, "a place")
        file = self._text(node, "file", required="Add `file: path`, relative to the plan.")
        return Where(file, self._text(node, "symbol"), self._text(node, "anchor"))

    def _text(self, node: Node, key: str, required: str = "") -> str:
        found = pair(node, key)
        if found is None or is_null(found.value):
            if required:
                self._wrong(found.value if found else node, f"The key `{key}` is missing. {required}")
            return ""
        if not is_text(found.value):
            self._wrong(found.value, f"`{key}` is text. Put quotes around it, or write it as one line of words.")
            return ""
        if required and not found.value.value.strip():
            self._wrong(found.value, f"`{key}` is empty. {required}")
        return str(found.value.value)

    def _choice(self, node: Node, key: str, kind: type[_Choice]) -> _Choice | None:
        found = pair(node, key)
        if found is None or (is_null(found.value) and kind is not Status):
            return None
        written = found.value.value if isinstance(found.value, ScalarNode) else None
        if written in set(kind):
            return kind(written)
        said = f"`{written}`" if written else "This"
        self._wrong(found.value, f"{said} is no {key}. Use one of {_listed(kind)}.")
        return None

    def _unknown(self, node: MappingNode, known: tuple[str, ...] | None, owner: str) -> None:
        seen: set[str] = set()
        for each in pairs(node):
            name = each.key.value
            if name in seen:
                self._wrong(each.key, f"`{name}` is written twice. Remove one of the two.")
            elif known is not None and name not in known:
                said = f"`{name}` is not a key of {owner}; it is kept and not used. Known keys: {', '.join(known)}."
                self.problems.append(
                    PlanProblem(each.key.start_mark.line, each.key.start_mark.column, said, Gravity.NOTE)
                )
            seen.add(name)
        for key, _ in node.value:
            if not isinstance(key, ScalarNode):
                self._wrong(key, "A key is one line of text. Remove the brackets or the question mark.")

    def _wrong(self, node: Node, message: str) -> None:
        self.problems.append(problem_at(node, message))

    def _errors(self) -> int:
        return sum(each.gravity is Gravity.ERROR for each in self.problems)


def read_nodes(root: Node | None) -> PlanReader:
    """Read a composed document; the reader's ``entries`` tie each sound entry to its node."""
    reader = PlanReader()
    reader.read(root)
    return reader


def _value(node: Node, key: str) -> Node:
    found = pair(node, key)
    return found.value if found else node


def _listed(kind: type[StrEnum]) -> str:
    return ", ".join(kind)


def _place(problem: PlanProblem) -> tuple[int, int, bool]:
    return problem.line, problem.column, problem.gravity is Gravity.NOTE
