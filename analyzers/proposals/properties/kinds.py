"""What kind of value an expression gives, as far as the code shows it: text, a number, a truth, a list or a thing."""

import re
from collections.abc import Iterator
from functools import cache

from analyzers.proposals.properties.gathering import Surroundings
from analyzers.proposals.properties.values import Value
from analyzers.proposals.properties.vocabulary import vocabulary, words_of
from analyzers.scope import BindingKind
from analyzers.scope.syntax import MEMBERS, text_of

STRING, NUMBER, BOOLEAN, LIST, THING = "string", "number", "boolean", "list", "thing"

_LITERALS = (
    (STRING, re.compile(r"""[fFrRbBuU]{0,2}(["'`]).*""", re.DOTALL)),
    (NUMBER, re.compile(r"-?\d[\d_.]*")),
    (BOOLEAN, re.compile(r"(?i:true|false)|(not\s|!)\s*[^=].*|.*\s(===?|!==?|<=?|>=?|in|is( not)?)\s.*", re.DOTALL)),
    (LIST, re.compile(r"\[.*", re.DOTALL)),
    (THING, re.compile(r"\{.*", re.DOTALL)),
)
_NOTHING = re.compile(r"\|\s*(None|null|undefined)\b|\b(None|null|undefined)\s*\||\bOptional\[")
_CAST = re.compile(r"\sas\s+(string|number|boolean)\s*$")
_CALL = re.compile(r"(?:await\s+)?([\w$.]+(?:\(.*\)\.[\w$]+)*)\(.*\)", re.DOTALL)


def kind_of(value: Value, around: Surroundings) -> str:
    """One of the kinds above, or nothing when the code does not tell."""
    return _annotated(value, around) or _written(value) or _used(value, around)


def is_text_of_form(value: Value) -> bool:
    """Whether a form or an address gives it, where everything is text."""
    said = [value.expression, value.written, value.binding.value if value.is_variable else ""]
    return any(_texts().match(each) for each in said)


@cache
def _texts() -> re.Pattern[str]:
    return re.compile(r"(?:await\s+)?[\w$.]*?(?:" + "|".join(re.escape(each) for each in vocabulary().texts) + ")")


def _annotated(value: Value, around: Surroundings) -> str:
    """What the type annotation says of a variable; a part of a parameter has it in the parameter's own."""
    if not value.is_variable:
        return ""
    annotation = value.binding.annotation
    if not annotation and value.binding.kind is BindingKind.PARAMETER:
        text = around.source.text[value.start : around.anchor.offset].decode("utf-8", "replace")
        header = text.partition("=>")[0].partition(") {")[0] if not around.is_python else ""
        told = re.search(rf"[{{;,]\s*{re.escape(value.name)}\??:\s*([^;,}}\n]+)", header)
        annotation = told[1].strip() if told else ""
    return _kind_of_type(annotation) if annotation else ""


def _kind_of_type(annotation: str) -> str:
    known = vocabulary()
    written = _NOTHING.sub("", annotation).strip()
    if written.startswith(("'", '"', "`")):
        return STRING
    if re.match(r"-?\d", written):
        return NUMBER
    if written.endswith("[]"):
        return LIST
    root = re.match(r"[\w.]+", written)
    if root is None:
        return THING
    told = next((kind for kind, names in known.annotations if root[0] in names), "")
    return told or (STRING if set(words_of(root[0])[-1:]) & known.enum_ends else THING)


def _written(value: Value) -> str:
    written = value.written.strip()
    if not written:
        return ""
    cast = _CAST.search(written)
    if cast:
        return cast[1]
    if is_text_of_form(value):
        return STRING
    if written.endswith(".length"):
        return NUMBER
    call = _CALL.fullmatch(written)
    if call:
        return _called(call[1])
    return next((kind for kind, pattern in _LITERALS if pattern.fullmatch(written)), "")


def _called(callee: str) -> str:
    last = callee.rpartition(".")[2]
    return next((kind for kind, names in vocabulary().calls if last in names or callee in names), "")


def _used(value: Value, around: Surroundings) -> str:
    """What the function does with it: the members that it reads, and what it is compared with."""
    known = vocabulary()
    bare = value.expression.replace("?.", ".")
    members = set(_members(bare, around))
    if members & known.list_members:
        return LIST
    if members & known.text_members:
        return STRING
    if members - known.members_of_any:
        return THING
    if is_text_of_form(value):
        return STRING
    return STRING if is_compared(value, around) else ""


def is_compared(value: Value, around: Surroundings) -> bool:
    """Whether the file compares the value with words of its own, so that it comes from a list."""
    text = around.source.text.decode("utf-8", "replace")
    return (
        re.search(rf"(?<![\w.]){re.escape(value.expression)}\s*(?:===?|!==?|in)\s*[(\[{{]?\s*[\"']", text) is not None
    )


def _members(bare: str, around: Surroundings) -> Iterator[str]:
    for node in around.nodes():
        if node.type in MEMBERS:
            holder = node.child_by_field_name("object")
            if text_of(holder).replace("?.", ".").rstrip("!") == bare:
                yield text_of(node.child_by_field_name("attribute") or node.child_by_field_name("property"))
