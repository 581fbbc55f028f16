"""Names of node types, and small questions about nodes that hold for every language alike."""

import re
from collections.abc import Iterator

from tree_sitter import Node

FUNCTIONS = frozenset(
    {
        "function_definition",
        "lambda",
        "function_declaration",
        "function_expression",
        "generator_function",
        "generator_function_declaration",
        "arrow_function",
        "method_definition",
    }
)
CLASSES = frozenset({"class_definition", "class_declaration", "class", "abstract_class_declaration"})
BLOCKS = frozenset({"module", "block", "program", "statement_block", "switch_case", "switch_default", "class_body"})
LOOPS = frozenset(
    {"for_statement", "for_in_statement", "while_statement", "do_statement"},
)
CALLS = frozenset({"call", "call_expression", "new_expression"})
MEMBERS = frozenset({"attribute", "member_expression"})
EXITS = frozenset({"return_statement", "raise_statement", "throw_statement"})
JUMPS = frozenset({"break_statement", "continue_statement"})
WRAPPINGS = frozenset(
    {
        "parenthesized_expression",
        "await",
        "await_expression",
        "as_expression",
        "satisfies_expression",
        "non_null_expression",
    }
)
_PATH = re.compile(r"[A-Za-z_$][\w$]*(\.[\w$]+)*")
_BLANKS = re.compile(r"\s+")


def text_of(node: Node | None) -> str:
    """The node's text; empty for no node. Bytes that are not UTF-8 become replacement characters."""
    return "" if node is None or node.text is None else node.text.decode("utf-8", "replace")


def statements(block: Node) -> list[Node]:
    """The statements of a block in order, without comments."""
    named = [each for each in block.named_children if each.type not in {"comment", "html_comment", "hash_bang_line"}]
    if block.type == "switch_case":
        value = block.child_by_field_name("value")
        return [each for each in named if value is None or each.start_byte != value.start_byte]
    return named


def own(node: Node) -> Iterator[Node]:
    """The node and what is below it, in the order of the text, without the insides of functions and classes."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        yield each
        waiting.extend(
            child for child in reversed(each.children) if child.type not in FUNCTIONS and child.type not in CLASSES
        )


def everything(node: Node) -> Iterator[Node]:
    """The node and all that is below it, in the order of the text."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        yield each
        waiting.extend(reversed(each.children))


def unwrapped(node: Node) -> Node:
    """The expression inside parentheses, awaits and type assertions."""
    while node.type in WRAPPINGS and node.named_children:
        node = node.named_children[0]
    return node


def dotted(node: Node | None) -> str:
    """``session.user`` for a chain of members of a name, ``?.`` and ``!`` left out; empty for all else."""
    if node is None:
        return ""
    written = _BLANKS.sub("", text_of(unwrapped(node))).replace("?.", ".").replace("!", "")
    return written if _PATH.fullmatch(written) else ""


def callee_of(call: Node) -> str:
    """The dotted callee of a call without inner argument lists: ``db.insert.values``; empty for no chain of names."""
    segments: list[str] = []
    node: Node | None = call
    while node is not None:
        node = unwrapped(node)
        if node.type in MEMBERS:
            segments.append(text_of(node.child_by_field_name("attribute") or node.child_by_field_name("property")))
            node = node.child_by_field_name("object")
        elif node.type in CALLS:
            node = node.child_by_field_name("function") or node.child_by_field_name("constructor")
        else:
            segments.extend([text_of(node)] if node.type in {"identifier", "this", "super"} else [])
            break
    return ".".join(reversed(segments))


def calls(node: Node) -> list[Node]:
    """The calls that run when the statement runs, nested functions left out."""
    return [each for each in own(node) if each.type in CALLS]


def body_of(node: Node) -> Node | None:
    """The block or expression that a function, loop, clause or case runs."""
    body = node.child_by_field_name("body")
    return body or next((each for each in node.named_children if each.type in {"block", "statement_block"}), None)


def parents(root: Node, start: int, end: int) -> list[Node]:
    """The nodes from the root down to the smallest named one that covers the bytes from ``start`` to ``end``."""
    found = root.named_descendant_for_byte_range(start, max(start, end)) or root
    path = [root]
    while path[-1].id != found.id:
        child = path[-1].child_with_descendant(found)
        if child is None:
            break
        path.append(child)
    return path


def root_of(path: str) -> str:
    """The name that a dotted path begins with."""
    return path.partition(".")[0]
