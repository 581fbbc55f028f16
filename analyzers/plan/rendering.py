"""Writes a plan back into its text, changing as little as can be."""

from collections.abc import Sequence

from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from analyzers.model import Entry, Gravity, Plan
from analyzers.plan.entry_edits import edit_entry
from analyzers.plan.matching import match
from analyzers.plan.nodes import Pair, compose, is_null, items, pair, value_end
from analyzers.plan.reading import parse_plan, read_nodes
from analyzers.plan.rewriting import rewrite
from analyzers.plan.scalars import entry_lines
from analyzers.plan.surgery import Surgery, TooOdd, end_of_item

HEADER = "# Tracking plan: the events of this product, and whether each is proposed, approved, implemented or rejected."


def render(text: str, plan: Plan) -> str:
    """``text`` with its entries made equal to ``plan``; what does not change stays, byte for byte.

    Comments, order, blank lines, quotes, unknown keys and line ends survive, and so do entries that are broken.
    New entries come last. Text that is not YAML, or not a plan at all, is returned as it is.
    """
    root, broken = compose(text)
    if broken or not (root is None or is_null(root) or isinstance(root, MappingNode)):
        return text
    read = read_nodes(root)
    written = read.entries
    if tuple(entry for _, entry in written) == plan.entries:
        return text
    listed = pair(root, "events") if root is not None else None
    if listed is not None and not (isinstance(listed.value, SequenceNode) or is_null(listed.value)):
        return text
    try:
        edited = _edit(text, listed, written, plan.entries)
    except TooOdd:
        edited = text
    if _says(edited, plan, text):
        return edited
    return rewrite(text, items(listed.value if listed else None), written, plan.entries)


def _edit(text: str, listed: Pair | None, written: list[tuple[Node, Entry]], wanted: Sequence[Entry]) -> str:
    surgery = Surgery(text)
    matched = match([entry for _, entry in written], wanted)
    for old, new in matched.kept:
        node, entry = written[old]
        edit_entry(surgery, node, entry, wanted[new])
    if matched.removed and len(matched.removed) == len(items(listed.value if listed else None)):
        _replace_all(surgery, listed, [wanted[index] for index in matched.added])
        return surgery.result()
    for index in matched.removed:
        node = written[index][0]
        surgery.remove_lines(node.start_mark.index, end_of_item(node, text, _dash(listed)), allowed="-")
    added = [wanted[index] for index in matched.added]
    if not added:
        return surgery.result()
    return _append(surgery, listed, added, [written[index][0] for index in matched.removed])


def _append(surgery: Surgery, listed: Pair | None, added: list[Entry], removed: list[Node]) -> str:
    if listed is None:
        return _with_list(surgery.text, added, surgery.eol)
    present = items(listed.value)
    if not present:
        _replace_all(surgery, listed, added)
        return surgery.result()
    if not isinstance(listed.value, SequenceNode) or listed.value.flow_style:
        raise TooOdd
    column = listed.value.start_mark.column
    staying = [node for node in present if not any(node is gone for gone in removed)]
    end = end_of_item(staying[-1], surgery.text, column)
    for entry in added:
        surgery.insert_below(end, entry_lines(entry), column, apart=_apart(surgery, present))
    return surgery.result()


def _with_list(text: str, added: list[Entry], eol: str) -> str:
    opening = text if text.strip() else HEADER
    opening += eol if opening and not opening.endswith("\n") else ""
    entries = f"{eol}{eol}".join(eol.join(f"  {line}" for line in entry_lines(entry)) for entry in added)
    return f"{opening}events:{eol}{entries}{eol}"


def _replace_all(surgery: Surgery, listed: Pair | None, added: list[Entry]) -> None:
    if listed is None:
        raise TooOdd
    colon = surgery.text.find(":", listed.key.end_mark.index)
    eol = surgery.eol
    blocks = [eol.join(f"  {line}" for line in entry_lines(entry)) for entry in added]
    new = eol + f"{eol}{eol}".join(blocks) if blocks else " []"
    surgery.replace(colon + 1, value_end(listed.key, listed.value, surgery.text), new)


def _apart(surgery: Surgery, present: list[Node]) -> bool:
    """Whether entries are set apart by a blank line: as the last two are, and yes where there is only one."""
    if len(present) == 1:
        return True
    between = surgery.text[: present[-1].start_mark.index].rsplit("\n", 2)
    return not between[-2].strip() if len(between) > 1 else True


def _dash(listed: Pair | None) -> int:
    return int(listed.value.start_mark.column) if listed else 0


def _says(text: str, plan: Plan, original: str) -> bool:
    read, problems = parse_plan(text)
    errors = sum(each.gravity is Gravity.ERROR for each in problems)
    before = sum(each.gravity is Gravity.ERROR for each in parse_plan(original)[1])
    return errors <= before and sorted(map(repr, read.entries)) == sorted(map(repr, plan.entries))
