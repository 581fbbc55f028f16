"""Recognise calls that create, change or delete a record."""

import re

from analyzers import shipped
from analyzers.facts.calls import calls_by_start
from analyzers.facts.nouns import Makings, Place, noun_of, spelled
from analyzers.facts.shapes import Row, shapes
from analyzers.model import Call, Function, Import, Span, Write
from analyzers.words import split

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
            around = functions[call.function] if call.function >= 0 else None
            place = Place(call, chains[call.span.start], makings, around.owner if around else "")
            write = _write(row, place, around)
            if write is not None:
                found[call.span.start] = write
    return tuple(found.values())


def _holds(row: Row, call: Call, modules: str) -> bool:
    wanted = row.get("arguments", "")
    positional = [each for each in call.arguments if not each.keyword]
    if (wanted == "none" and positional) or (wanted == "some" and not positional):
        return False
    if "without" in row and re.search(row["without"], spelled(call)):
        return False
    return "imports" not in row or any(re.search(rf"(?m){each}", modules.replace(" ", "\n")) for each in row["imports"])


def _write(row: Row, place: Place, around: Function | None) -> Write | None:
    """The write that a call is by one row; ``around`` is the function that holds the call."""
    call = place.call
    nouns = (noun_of(source, place) for source in row["noun"])
    noun = next((each for each in nouns if each), "")
    if row.get("medium") == "http":
        verb = _verb(call)
        action = _verbs().get(verb, "") if row["action"] == "verb" else row["action"]
        return Write(action, noun, "http", call.span, call.function, _target(call, verb)) if action and noun else None
    if row["noun"][0] == "receiver" and "." not in call.callee:
        return None
    action = _saved(row, place, around) if row["action"] == "save" else row["action"]
    return Write(action, noun, "store", _statement(place.chain), call.function, call.callee if noun else "")


def _saved(row: Row, place: Place, around: Function | None) -> str:
    """Whether what is saved is a new record or a fetched one."""
    call = place.call
    subject = call.callee.rpartition(".")[0]
    positional = [each.text for each in call.arguments if not each.keyword]
    if row["noun"][0] != "receiver" and positional:
        subject = positional[-1]
    made = place.makings.of(subject, call.function)
    if made is not None:
        return "create" if made.fresh else "update"
    if re.match(r"(new\s+)?[A-Z]\w*\(", subject):
        return "create"
    said = () if around is None or not around.owner else split(" ".join((around.name, *around.bases)))
    fresh = shipped.toml("lexicon/writes.toml")["nouns"]["fresh"]
    return "update" if set(fresh).isdisjoint(said) else "create"


def _verb(call: Call) -> str:
    """The HTTP verb: the callee's last segment, or the method among the options; GET when nothing is said."""
    if call.name in _METHODS:
        return _METHODS[call.name]
    entries = (value for each in call.arguments for key, value, _ in each.entries if key == "method")
    found = next(entries, "") or next((said[1] for each in call.arguments if (said := _METHOD.search(each.text))), "")
    return found.strip("'\"`").upper() or "GET"


def _verbs() -> dict[str, str]:
    verbs: dict[str, str] = shipped.toml("lexicon/writes.toml")["verbs"]
    return verbs


def _target(call: Call, verb: str) -> str:
    path = call.arguments[0] if call.arguments else None
    if path is None or verb == "GET":
        return call.callee
    return f"{verb} {path.string if path.string is not None else path.text.strip('`')}"


def _statement(chain: list[Call]) -> Span:
    """The longest link of the chain that is no continuation of a promise."""
    return next((each.span for each in chain if not _CHAINED_ON.search(each.callee)), chain[-1].span)
