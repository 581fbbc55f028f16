"""Small edits to a plan's text: set, add and remove keys where they stand, and leave every other character alone."""

from collections.abc import Iterable, Sequence

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from analyzers.plan.nodes import BLOCK_SCALARS, Pair, content_end, is_null, pairs, value_end
from analyzers.plan.scalars import scalar


class TooOdd(Exception):
    """The text is written in a way that cannot be edited where it stands."""


class Surgery:
    """Edits of one text, collected by index and made all at once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.eol = "\r\n" if "\r\n" in text else "\n"
        self._edits: list[tuple[int, int, str]] = []

    def result(self) -> str:
        """The text with all edits made; edits at one place keep the order in which they were asked for."""
        text, before = "", 0
        for start, end, new in sorted(self._edits, key=lambda edit: edit[:2]):
            if start < before:
                raise TooOdd
            text, before = text + self.text[before:start] + new, end
        return text + self.text[before:]

    def replace(self, start: int, end: int, new: str) -> None:
        """Put ``new`` in place of the characters from ``start`` to ``end``."""
        self._edits.append((start, end, new))

    def set_text(self, node: Node, key: str, text: str, order: Sequence[str]) -> None:
        """Give ``key`` of the mapping ``node`` the value ``text``; an empty text takes the key away.

        A new key is put behind those that ``order`` names before it.
        """
        found = own_pair(node, key)
        if found and text:
            self._replace_scalar(found, text, in_flow=_in_flow(node))
        elif found:
            self.remove_pair(found)
        elif text:
            self.insert_lines(node, [f"{key}: {scalar(text, in_flow=_in_flow(node))}"], order[: order.index(key)])

    def insert_lines(self, node: Node, lines: Sequence[str], behind: Iterable[str] | None = None) -> None:
        """Add pairs to the mapping ``node``, below its last pair whose key is in ``behind`` (below all when None)."""
        present = [each for each in pairs(node) if behind is None or each.key.value in set(behind)]
        if not present or not isinstance(node, MappingNode):
            raise TooOdd
        last = max(present, key=lambda each: each.key.start_mark.index)
        end = value_end(last.key, last.value, self.text)
        if node.flow_style:
            if len(lines) > 1:
                raise TooOdd
            self.replace(end, end, f", {lines[0]}")
        else:
            self.insert_below(end, lines, last.key.start_mark.column)

    def insert_below(self, index: int, lines: Sequence[str], column: int, *, apart: bool = False) -> None:
        """Add lines at ``column`` below the line that holds ``index``, after a blank line when ``apart``."""
        end = self.line_end(index)
        block = "".join(f"{self.eol}{' ' * column}{line}" for line in lines)
        self.replace(end, end, (self.eol if apart else "") + block)

    def replace_block(self, found: Pair, lines: Sequence[str]) -> None:
        """Write a nested block anew: ``lines`` are indented by two against their key."""
        if not lines:
            self.remove_pair(found)
            return
        value, end = found.value, value_end(found.key, found.value, self.text)
        if isinstance(value, MappingNode | SequenceNode) and not value.flow_style and value.value:
            column = value.start_mark.column
            joined = f"{self.eol}{' ' * column}".join(line[2:] for line in lines)
            self.replace(value.start_mark.index, end, joined)
            return
        colon = self.text.find(":", found.key.end_mark.index)
        if colon < 0 or value.start_mark.index < found.key.start_mark.index:
            raise TooOdd
        column = found.key.start_mark.column
        self.replace(colon + 1, end, "".join(f"{self.eol}{' ' * column}{line}" for line in lines))

    def remove_pair(self, found: Pair) -> None:
        """Take away a pair that stands on lines of its own."""
        self.remove_lines(found.key.start_mark.index, value_end(found.key, found.value, self.text), allowed="")

    def remove_lines(self, start: int, end: int, allowed: str) -> None:
        """Take away whole lines; in front of ``start`` only white space and characters of ``allowed`` may stand."""
        first = self.text.rfind("\n", 0, start) + 1
        if self.text[first:start].strip(" " + allowed):
            raise TooOdd
        last = self.text.find("\n", end)
        self.replace(first, last + 1 if last >= 0 else len(self.text), "")

    def line_end(self, index: int) -> int:
        """Index of the end of the line that holds ``index``, in front of its line break."""
        end = self.text.find("\n", index)
        end = end if end >= 0 else len(self.text)
        return end - 1 if self.text[end - 1 : end] == "\r" and end > index else end

    def _replace_scalar(self, found: Pair, text: str, *, in_flow: bool) -> None:
        key, value = found.key, found.value
        end = value_end(key, value, self.text)
        if is_null(value) and value.start_mark.index == value.end_mark.index:
            self.replace(end, end, f" {scalar(text, in_flow=in_flow)}")
            return
        if not isinstance(value, ScalarNode) or value.start_mark.index < key.end_mark.index:
            raise TooOdd
        quote = None if value.style in BLOCK_SCALARS else value.style
        self.replace(value.start_mark.index, end, scalar(text, in_flow=in_flow, quote=quote))


def own_pair(node: Node, key: str) -> Pair | None:
    """The pair that the mapping itself writes under ``key``."""
    return next((each for each in pairs(node) if each.key.value == key), None)


def end_of_item(node: Node, text: str, dash: int) -> int:
    """Index of the end of a list item, with the comments below it that are indented deeper than its dash."""
    end = content_end(node, text)
    while True:
        line_end = text.find("\n", end)
        following = text[line_end + 1 :].split("\n", 1)[0]
        indent = len(following) - len(following.lstrip())
        if line_end < 0 or indent <= dash or not following.lstrip().startswith("#"):
            return end
        end = line_end + 1 + len(following.rstrip())


def _in_flow(node: Node) -> bool:
    return bool(getattr(node, "flow_style", False))
