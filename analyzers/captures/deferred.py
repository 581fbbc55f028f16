"""See the call in ``add_task(capture_event, person, "order_placed")``, which is made later."""

import re
from dataclasses import replace

from analyzers import shipped
from analyzers.model import Call, Facts
from analyzers.words import matches

_NAME = re.compile(r"[A-Za-z_$][\w$]*(?:\.[\w$]+)*")
_NOTHING = frozenset({"None", "null", "undefined"})


def with_deferred(facts: Facts) -> Facts:
    """The facts with a call for each function that is handed over together with its arguments to be called later."""
    patterns: list[str] = shipped.toml("lexicon/deferred.toml")["callees"]
    names = {each.rpartition(".")[2] for each in patterns}
    likely = (each for each in facts.calls if each.name in names)
    later = [_later(each) for each in likely if any(matches(each.callee, pattern) for pattern in patterns)]
    calls = [each for each in later if each is not None]
    if not calls:
        return facts
    whole = sorted((*facts.calls, *calls), key=lambda call: (call.span.start, -call.span.end))
    return replace(facts, calls=tuple(whole))


def _later(call: Call) -> Call | None:
    """The call that is made in the end, at the place of the one that puts it off."""
    for at, argument in enumerate(call.arguments):
        if argument.text in _NOTHING:
            continue
        if argument.keyword or not _NAME.fullmatch(argument.text) or len(call.arguments) == at + 1:
            return None
        rest = call.arguments[at + 1 :]
        return replace(call, callee=argument.text, callee_span=argument.span, arguments=rest, bound="", perhaps="")
    return None
