"""The smallest edits that turn one written entry into another."""

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from analyzers.model import Entry, PlanProperty, Where
from analyzers.plan.nodes import Pair, content_end, items, pairs
from analyzers.plan.reading import ENTRY_KEYS, PROPERTY_KEYS, WHERE_KEYS
from analyzers.plan.scalars import nested_lines, properties_lines, scalar, scalars_of, where_lines
from analyzers.plan.surgery import Surgery, own_pair


def edit_entry(surgery: Surgery, node: Node, old: Entry, new: Entry) -> None:
    """Ask ``surgery`` for the edits that make the entry at ``node`` say ``new`` instead of ``old``."""
    before = scalars_of(old)
    for key, text in scalars_of(new).items():
        if text != before[key]:
            surgery.set_text(node, key, text, ENTRY_KEYS)
    if old.properties != new.properties:
        _edit_properties(surgery, node, old, new)
    if old.where != new.where:
        _edit_where(surgery, node, old, new)


def _edit_properties(surgery: Surgery, node: Node, old: Entry, new: Entry) -> None:
    found = own_pair(node, "properties")
    if found is None or not _only_grown(found, old, new):
        _write_anew(surgery, node, found, "properties", new)
        return
    wanted = {each.name: each for each in new.properties}
    for each in old.properties:
        written = own_pair(found.value, each.name)
        if written and each.name not in wanted:
            surgery.remove_pair(written)
        elif written and wanted[each.name] != each:
            _edit_property(surgery, written, each, wanted[each.name])
    names = {each.name for each in old.properties}
    added = tuple(each for each in new.properties if each.name not in names)
    if added:
        surgery.insert_lines(found.value, properties_lines(added))


def _only_grown(found: Pair, old: Entry, new: Entry) -> bool:
    """Whether what stays keeps its order and what is new comes last, so that it can be edited piece by piece."""
    names = [each.name for each in old.properties]
    stay = [each.name for each in new.properties if each.name in names]
    in_order = stay == [name for name in names if name in stay]
    last = [each.name for each in new.properties][: len(stay)] == stay
    block = isinstance(found.value, MappingNode) and not found.value.flow_style
    written = {each.key.value for each in pairs(found.value)}
    return bool(in_order and last and block and stay and set(names) <= written)


def _edit_property(surgery: Surgery, written: Pair, old: PlanProperty, new: PlanProperty) -> None:
    value = written.value
    if isinstance(value, ScalarNode):
        described = f"{{type: {scalar(new.type, in_flow=True)}, description: {scalar(new.description, in_flow=True)}}}"
        text = described if new.description else scalar(new.type)
        surgery.replace(value.start_mark.index, content_end(value, surgery.text), text)
        return
    for key, before, after in (("type", old.type, new.type), ("description", old.description, new.description)):
        if before != after:
            surgery.set_text(value, key, after, PROPERTY_KEYS)


def _edit_where(surgery: Surgery, node: Node, old: Entry, new: Entry) -> None:
    found = own_pair(node, "where")
    block = found is not None and isinstance(found.value, SequenceNode) and not found.value.flow_style
    if found is None or not block or not old.where or len(new.where) < len(old.where):
        _write_anew(surgery, node, found, "where", new)
        return
    for place, before, after in zip(items(found.value), old.where, new.where, strict=False):
        _edit_place(surgery, place, before, after)
    added = where_lines(new.where[len(old.where) :])
    if added:
        surgery.insert_below(content_end(found.value, surgery.text), added, found.value.start_mark.column)


def _edit_place(surgery: Surgery, node: Node, old: Where, new: Where) -> None:
    for key in WHERE_KEYS:
        before, after = getattr(old, key), getattr(new, key)
        if before != after:
            surgery.set_text(node, key, after, WHERE_KEYS)


def _write_anew(surgery: Surgery, node: Node, found: Pair | None, key: str, entry: Entry) -> None:
    lines = nested_lines(key, entry)
    if found:
        surgery.replace_block(found, lines)
    elif lines:
        surgery.insert_lines(node, [f"{key}:", *lines], ENTRY_KEYS[: ENTRY_KEYS.index(key)])
