"""``event-name-dynamic``: a name that is put together at run time."""

import re
from collections.abc import Iterator

from analyzers.checks.inspection import Inspection, Suspicion
from analyzers.model import Capture

_PUT_TOGETHER = re.compile(
    r"""^[rRbBuU]?[fF][rRbB]?["']|\$\{|\.format\(|["'`]\s*[+%]|[+]\s*["'`]|\.join\(|\.concat\("""
)


def check(file: Inspection) -> Iterator[Suspicion]:
    """Every capture whose name is joined from pieces; a name that is handed through by a wrapper is none."""
    for capture in file.captures():
        send = file.sends.get(capture.span)
        if capture.event is None and send is not None and send.event is not None:
            written = send.event.text.strip()
            if _PUT_TOGETHER.search(written) and not _is_handed_through(file, capture, written):
                said = (
                    "The event's name is put together at run time; use one fixed name and a property for the variants."
                )
                yield Suspicion(send.event.span, said, function=capture.function)


def _is_handed_through(file: Inspection, capture: Capture, written: str) -> bool:
    """Whether the whole varying part is a parameter of a function around it, as in a wrapper that adds a prefix."""
    names = re.findall(r"\{\s*([A-Za-z_$][\w$]*)\s*\}|[+]\s*([A-Za-z_$][\w$]*)\s*$", written)
    inner = {name for pair in names for name in pair if name}
    known = {name for function in file.enclosing(capture.function) for name in function.parameters}
    wrapper = any(each.path == file.source.path for each in file.instrumentation.wrappers)
    return wrapper and bool(inner) and inner <= known
