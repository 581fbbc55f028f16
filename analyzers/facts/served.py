"""Find the function that serves a route: written in place, referred to, or defined elsewhere."""

import re
from bisect import bisect_left

from analyzers.model import Argument, Function, Span

_REFERENCE = re.compile(r"[A-Za-z_$][\w$]*(?:\??\.[\w$]+)*")
_AS_VIEW = re.compile(r"([\w.]+)\.as_\w+\(")
_WRAPPED = re.compile(r"[\w.]+\(.*?([A-Za-z_$][\w$.]*)\s*\)+$", re.DOTALL)


class Served:
    """The functions of a file, looked up by place and by name."""

    def __init__(self, functions: tuple[Function, ...]) -> None:
        self._functions = functions
        order = sorted(range(len(functions)), key=lambda at: functions[at].body.start)
        self._order = order
        self._starts = [functions[at].body.start for at in order]
        self._by_name: dict[str, list[int]] = {}
        for at, function in enumerate(functions):
            self._by_name.setdefault(function.name, []).append(at)

    def within(self, span: Span) -> int:
        """Index of the first function that is written inside ``span``, or -1."""
        at = bisect_left(self._starts, span.start)
        if at < len(self._starts) and self._starts[at] < span.end:
            return self._order[at]
        return -1

    def named(self, name: str, around: int = -1) -> int:
        """Index of the function called ``name``, one inside function ``around`` before the others, or -1."""
        found = self._by_name.get(name.rpartition(".")[2], [])
        if not found or not name:
            return -1
        return next((at for at in found if self._functions[at].parent == around), found[0])

    def by(self, argument: Argument, around: int = -1) -> tuple[int, str]:
        """Index of the function that an argument is or refers to, and the reference as written."""
        inline = self.within(argument.span)
        if inline >= 0:
            return inline, ""
        name = reference(argument.text)
        return (self.named(name, around) if name and "." not in name else -1), name


def reference(written: str) -> str:
    """The name in an expression that refers to a function, wrappers and class-to-view calls removed, or empty."""
    if _REFERENCE.fullmatch(written):
        return written
    found = _AS_VIEW.match(written) or _WRAPPED.fullmatch(written)
    return found[1] if found else ""
