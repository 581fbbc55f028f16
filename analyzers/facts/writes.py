"""Recognise calls that create, change or delete a record."""

import re

from analyzers import shipped
from analyzers.facts.calls import calls_by_start
from analyzers.facts.nouns import Makings, noun_of
from analyzers.facts.shapes import Row, shapes
from analyzers.model import Call, Function, Import, Span, Write

_CHAINED_ON = re.compile(r"\.(then|catch|finally)\b")
_METHODS = {"post": "POST", "put": "PUT", "patch": "PATCH", "delete": "DELETE", "del": "DELETE"}
_METHOD = re.compile(r"""\bmethod['"]?\s*:\s*['"`](\w+)""")


def read_writes(
    language: str, functions: tuple[Function, ...], calls: tuple[Call, ...], imports: tuple[Import, ...]
) -> tuple[Write, ...]:
    """The writes in the order of the calls, one for each chain of calls."""
    known = shapes("writes", "write", language)
    chains = calls_by_start(calls)
    makings = Makings(functions, calls)
    modules = " ".join(dict.fromkeys(each.module for each in imports))
    found: dict[int, Write] = {}
    for call in calls:
        for row in known.rows_of(call.callee):
            if call.span.start in found or not _holds(row, call, modules):
                continue
            owner = functions[call.function].owner if call.function >= 0 else ""
            write = _write(row, call, chains[call.span.start], makings, owner)
            if write is not None:
                found[call.span.start] = write
    return tuple(found.values())


def _holds(row: Row, call: Call, modules: str) -> bool:
    wanted = row.get("arguments", "")
    positional = [each for each in call.arguments if not each.keyword]
    if (wanted == "none" and positional) or (wanted == "some" and not positional):
        return False
    return "imports" not in row or any(re.search(rf"(?m){each}", modules.replace(" ", "\n")) for each in row["imports"])


def _write(row: Row, call: Call, chain: list[Call], makings: Makings, owner: str) -> Write | None:
    nouns = (noun_of(source, call, chain, makings, owner) for source in row["noun"])
    noun = next((each for each in nouns if each), "")
    http = row.get("medium") == "http"
    verb = _verb(call) if http else ""
    action = _action(row, call, verb, makings)
    if not action or (http and not noun):
        return None
    medium = "http" if http else "store"
    span = call.span if http else _statement(chain)
    return Write(action, noun, medium, span, call.function, _target(call, verb) if http else _model(call, noun))


def _action(row: Row, call: Call, verb: str, makings: Makings) -> str:
    action: str = row["action"]
    if action == "verb":
        verbs: dict[str, str] = shipped.toml("lexicon/writes.toml")["verbs"]
        return verbs.get(verb, "")
    if action != "save":
        return action
    subject = call.callee.rpartition(".")[0]
    positional = [each.text for each in call.arguments if not each.keyword]
    if row["noun"] != ["receiver"] and positional:
        subject = positional[-1]
    made = makings.of(subject, call.function)
    inline = re.match(r"(new\s+)?[A-Z]\w*\(", subject)
    return "create" if inline or (made is not None and made.fresh) else "update"


def _verb(call: Call) -> str:
    """The HTTP verb: the callee's last segment, or the method among the options; GET when nothing is said."""
    if call.name in _METHODS:
        return _METHODS[call.name]
    found = next((match for each in call.arguments if (match := _METHOD.search(each.text))), None)
    return found[1].upper() if found else "GET"


def _target(call: Call, verb: str) -> str:
    path = call.arguments[0] if call.arguments else None
    if path is None or verb == "GET":
        return call.callee
    return f"{verb} {path.string if path.string is not None else path.text.strip('`')}"


def _model(call: Call, noun: str) -> str:
    return call.callee if noun else ""


def _statement(chain: list[Call]) -> Span:
    """The longest link of the chain that is no continuation of a promise."""
    return next((each.span for each in chain if not _CHAINED_ON.search(each.callee)), chain[-1].span)
