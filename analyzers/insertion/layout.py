"""Break a list that is longer than the lines of its file, the way the formatters of its language do."""

from dataclasses import dataclass

from tree_sitter import Node

from analyzers.insertion.style import Style
from analyzers.languages import family
from analyzers.model import Source
from analyzers.parse import parse
from analyzers.scope.syntax import CALLS, everything, text_of

_OBJECTS = frozenset({"object", "dictionary"})
_PARAMETERS = frozenset({"formal_parameters", "parameters"})
LISTS = _OBJECTS | _PARAMETERS | {"argument_list", "arguments", "list", "array"}
"""Types of the nodes that can be broken between their elements."""
_TAB = 4


def fitted(statement: str, indent: str, style: Style, language: str) -> str:
    """The statement in lines that fit the file's width, parted by LF, without the first line's indentation."""
    if fits(statement, indent, style):
        return statement
    root = parse(Source("call", statement.encode(), language)).root_node
    call = next((each for each in everything(root) if each.type in CALLS), None)
    arguments = call.child_by_field_name("arguments") if call is not None else None
    if arguments is None or root.has_error:
        return statement
    head = statement.encode()[: arguments.start_byte].decode()
    tail = statement.encode()[arguments.end_byte :].decode()
    return head + broken_list(arguments, indent, head, style, language) + tail


def fits(line: str, indent: str, style: Style) -> bool:
    """Whether a line keeps to the file's width."""
    return len((indent + line).expandtabs(_TAB)) <= style.width


def broken_list(node: Node, indent: str, head: str, style: Style, language: str) -> str:
    """A bracketed list on several lines; ``head`` shares its first line, ``indent`` opens its last."""
    return _Layout(style, family(language) == "python").broken(node, indent, head)


@dataclass(frozen=True, slots=True)
class _Layout:
    style: Style
    is_python: bool

    def broken(self, node: Node, indent: str, head: str) -> str:
        within = [each for each in node.named_children if each.type != "comment"]
        text = text_of(node)
        if not within:
            return text
        hugged = self._hugged(within, text, indent, head)
        if hugged is not None and node.type not in _OBJECTS | _PARAMETERS:
            return hugged
        inner = indent + self.style.unit
        together = ", ".join(text_of(each) for each in within)
        if self.is_python and fits(together, inner, self.style):
            return f"{text[0]}\n{inner}{together}\n{indent}{text[-1]}"
        lines = [inner + self._element(each, inner) for each in within]
        comma = "," if self.is_python or self.style.trailing_comma else ""
        return f"{text[0]}\n" + ",\n".join(lines) + f"{comma}\n{indent}{text[-1]}"

    def _hugged(self, within: list[Node], text: str, indent: str, head: str) -> str | None:
        """The list with only its last element, an object, broken; None where that does not fit or is not done."""
        if self.is_python or within[-1].type not in _OBJECTS or not within[-1].named_children:
            return None
        first = text[0] + "".join(f"{text_of(each)}, " for each in within[:-1])
        if not fits(f"{head}{first}{{", indent, self.style):
            return None
        return first + self.broken(within[-1], indent, head) + text[-1]

    def _element(self, node: Node, indent: str) -> str:
        text = text_of(node)
        if fits(f"{text},", indent, self.style):
            return text
        listed = node if node.type in LISTS else node.child_by_field_name("value")
        if listed is None or listed.type not in LISTS:
            return text
        head = text[: len(text) - len(text_of(listed))]
        return head + self.broken(listed, indent, head)
