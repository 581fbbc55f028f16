"""The YAML nodes of a plan's text, with their places: the ground that reading, positions and rendering stand on."""

from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from analyzers.model import PlanProblem

BLOCK_SCALARS = ("|", ">")


@dataclass(frozen=True, slots=True)
class Pair:
    """A key and its value in a mapping."""

    key: ScalarNode
    value: Node


def compose(text: str) -> tuple[Node | None, PlanProblem | None]:
    """The root node of ``text`` (None when it holds nothing), or what keeps it from being YAML."""
    try:
        return YAML(typ="safe", pure=True).compose(text), None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = (error.problem or error.context or "it cannot be read").rstrip(".")
        line, column = (mark.line, mark.column) if mark else (0, 0)
        return None, PlanProblem(
            line, column, f"This is not valid YAML: {said}. Mend this line, or undo the last edit."
        )
    except RecursionError:
        return None, PlanProblem(0, 0, "This nests too deeply to be a tracking plan. Remove the nested brackets.")
    except (YAMLError, ValueError, TypeError, AttributeError, LookupError, AssertionError) as error:
        line, column = _place(text, getattr(error, "position", 0))
        return None, PlanProblem(line, column, "This is not valid YAML: a character is not allowed here. Remove it.")


def pairs(node: Node) -> Iterator[Pair]:
    """The pairs of a mapping that have a plain key, as written, without those that a merge key brings in."""
    if isinstance(node, MappingNode):
        yield from (Pair(key, value) for key, value in node.value if isinstance(key, ScalarNode) and not _merges(key))


def merged_pairs(node: Node) -> Iterator[Pair]:
    """The pairs that ``<<`` brings into a mapping and that the mapping does not write itself."""
    own = {pair.key.value for pair in pairs(node)}
    for key, value in node.value if isinstance(node, MappingNode) else ():
        if isinstance(key, ScalarNode) and _merges(key):
            sources = value.value if isinstance(value, SequenceNode) else [value]
            for pair in (pair for source in sources for pair in pairs(source)):
                if pair.key.value not in own:
                    own.add(pair.key.value)
                    yield pair


def all_pairs(node: Node) -> tuple[Pair, ...]:
    """Every pair of a mapping, merged ones last."""
    return (*pairs(node), *merged_pairs(node))


def pair(node: Node, key: str) -> Pair | None:
    """The first pair under ``key``, or None."""
    return next((each for each in all_pairs(node) if each.key.value == key), None)


def items(node: Node | None) -> list[Node]:
    """The items of a sequence, or nothing."""
    return list(node.value) if isinstance(node, SequenceNode) else []


def is_null(node: Node) -> bool:
    """Whether the value is left empty or written as ``null``."""
    return isinstance(node, ScalarNode) and str(node.tag) == "tag:yaml.org,2002:null"


def is_text(node: Node) -> bool:
    """Whether the value is a string."""
    return isinstance(node, ScalarNode) and str(node.tag) == "tag:yaml.org,2002:str"


def problem_at(node: Node, message: str) -> PlanProblem:
    """A problem where ``node`` starts."""
    return PlanProblem(node.start_mark.line, node.start_mark.column, message)


def content_end(node: Node, text: str) -> int:
    """Index behind the last character of ``node``'s own text, without the blank lines and comments that follow it."""
    if isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
        last = node.value[-1]
        key, value = last if isinstance(last, tuple) else (last, last)
        return value_end(key, value, text)
    end: int = node.end_mark.index
    if isinstance(node, ScalarNode) and node.style in BLOCK_SCALARS:
        end = len(text[:end].rstrip())
    return end


def value_end(key: Node, value: Node, text: str) -> int:
    """Index behind a pair's value; an empty value ends behind the colon of its key."""
    if key is not value and value.end_mark.index == value.start_mark.index:
        colon = text.find(":", key.end_mark.index)
        return colon + 1 if colon >= 0 else int(key.end_mark.index)
    if value.start_mark.index < key.start_mark.index:  # an alias: the node stands where its anchor is
        return int(text.find("\n", key.end_mark.index) + 1 or len(text)) - 1
    return content_end(value, text)


def _merges(key: ScalarNode) -> bool:
    return key.value == "<<" and key.style is None


def _place(text: str, offset: object) -> tuple[int, int]:
    before = text[: offset if isinstance(offset, int) else 0]
    lines = before.splitlines() or [""]
    return len(lines) - 1, len(lines[-1])
