"""Which of several nested stretches is the innermost around an offset."""

from bisect import bisect_right
from collections.abc import Sequence

from analyzers.model import Span


class Enclosing:
    """Answers in logarithmic time which stretch is the innermost around an offset.

    The stretches nest or are disjoint, as those of syntax nodes do.
    """

    def __init__(self, spans: Sequence[Span]) -> None:
        self.parents: list[int] = [-1] * len(spans)
        """For each stretch the index of the one around it, or -1."""
        self._starts: list[int] = []
        self._owners: list[int] = []
        stack: list[int] = []
        for index in sorted(range(len(spans)), key=lambda each: (spans[each].start, -spans[each].end)):
            self._close(spans, stack, spans[index].start)
            self.parents[index] = stack[-1] if stack else -1
            stack.append(index)
            self._turn(spans[index].start, index)
        self._close(spans, stack, None)

    def at(self, offset: int) -> int:
        """Index of the innermost stretch around byte ``offset``, or -1."""
        found = bisect_right(self._starts, offset) - 1
        return self._owners[found] if found >= 0 else -1

    def _close(self, spans: Sequence[Span], stack: list[int], until: int | None) -> None:
        while stack and (until is None or spans[stack[-1]].end <= until):
            end = spans[stack.pop()].end
            self._turn(end, stack[-1] if stack else -1)

    def _turn(self, offset: int, owner: int) -> None:
        self._starts.append(offset)
        self._owners.append(owner)
