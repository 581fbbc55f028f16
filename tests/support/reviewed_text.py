"""A reference for reviews: a text of single cells with hunks between them, slow and simple on purpose."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from analyzers.model import Hunk

OPEN, ACCEPTED, REJECTED = "open", "accepted", "rejected"


class Cell:
    """One byte of the text, with an identity of its own."""

    def __init__(self, byte: bytes) -> None:
        self.byte = byte


@dataclass
class Slot:
    """A hunk: where it stands in the row of cells, and the cells that it hides while it is in the text."""

    number: int
    hunk: Hunk
    hidden: list[Cell]
    alone: bool
    taken: bool = False
    stale: bool = False
    settled: bool = False
    decision: str = OPEN

    @property
    def text(self) -> bytes:
        """What it puts in."""
        return self.hunk.edit.new_text.encode()


@dataclass
class ReviewedText:
    """One file as a row of cells and slots; a slot stands in front of the cells that it would replace."""

    row: list[Cell | Slot] = field(default_factory=list)
    every: list[Slot] = field(default_factory=list)
    """All hunks, those that have lost their place as well."""
    vague: bool = False
    """Whether a hunk once stood on an empty first line, where nothing says what it belongs to."""

    @classmethod
    def of(cls, text: bytes, hunks: tuple[Hunk, ...]) -> "ReviewedText":
        """The text with a slot for every hunk."""
        row: list[Cell | Slot] = []
        cells = [Cell(bytes([byte])) for byte in text]
        for at in range(len(cells) + 1):
            for number, hunk in enumerate(hunks):
                if hunk.edit.span.start == at:
                    row.append(
                        Slot(number, hunk, cells[at : hunk.edit.span.end], hunk.role.value in {"capture", "fix"})
                    )
            row += cells[at : at + 1]
        return cls(row, [each for each in row if isinstance(each, Slot)])

    def slots(self) -> list[Slot]:
        """The hunks that still have a place, in order."""
        return [each for each in self.row if isinstance(each, Slot)]

    def plain(self) -> list[Cell]:
        """The cells of the text without hunks."""
        return [each for each in self.row if isinstance(each, Cell)]

    def text(self, taken: "dict[int, bool] | None" = None) -> bytes:
        """The text with the hunks that are taken, or as if those of ``taken`` were."""
        return b"".join(byte for byte, _ in self._seen(taken))

    def typed(self, start: int, end: int, new: bytes) -> None:
        """Replace bytes of the visible text, as a person does."""
        after = self.text()[:start] + new + self.text()[end:]
        if self._recognise(after):
            return
        self._settle(start, end)
        guards = {slot.number: self._guard(slot) for slot in self.slots() if not slot.taken}
        leads = {number for number, (_, leading) in guards.items() if leading}
        self._replace(start, end, [Cell(bytes([byte])) for byte in new], leads)
        for slot in self.slots():
            if not slot.taken and not self._holds(guards[slot.number][0]):
                slot.stale = True
        self.row = [each for each in self.row if not (isinstance(each, Slot) and each.stale)]

    def _seen(self, taken: "dict[int, bool] | None" = None) -> Iterator[tuple[bytes, Cell | Slot]]:
        hidden: set[int] = set()
        for each in self.row:
            if isinstance(each, Cell):
                if id(each) not in hidden:
                    yield each.byte, each
            elif each.taken if taken is None else taken[each.number]:
                hidden |= {id(cell) for cell in each.hidden}
                for byte in each.text:
                    yield bytes([byte]), each

    def _recognise(self, after: bytes) -> bool:
        slots = self.slots()
        choices = sorted(
            itertools.product([False, True], repeat=len(slots)),
            key=lambda chosen: [was.taken != now for was, now in zip(slots, chosen, strict=True)],
        )
        for chosen in choices:
            if self.text({slot.number: now for slot, now in zip(slots, chosen, strict=True)}) == after:
                for slot, now in zip(slots, chosen, strict=True):
                    if now and not slot.taken:
                        slot.decision = ACCEPTED
                    elif slot.taken and not now and slot.decision == ACCEPTED:
                        slot.decision = OPEN
                    slot.taken = now
                return True
        return False

    def _settle(self, start: int, end: int) -> None:
        seen = [owner for _, owner in self._seen()]
        for slot in [each for each in self.slots() if each.taken]:
            places = [at for at, owner in enumerate(seen) if owner is slot]
            first = places[0] if places else self._place(slot)
            inside = start <= places[-1] and end > first if places else start <= first <= end
            if inside:
                at = self.row.index(slot)
                slot.settled = True
                self.row = [each for each in self.row if not any(each is cell for cell in slot.hidden)]
                self.row[at : at + 1] = [Cell(bytes([byte])) for byte in slot.text]

    def decide(self, decision: str, event: str) -> None:
        """Accept or reject an event."""
        for slot in self.every:
            if slot.alone and not slot.settled and event in slot.hunk.events:
                slot.decision = decision

    def wanted(self) -> dict[int, bool]:
        """Which of the hunks that have a place should be in the text."""
        return {slot.number: any(self._pulls(owner, slot) for owner in self._owners(slot)) for slot in self.slots()}

    def take(self, taken: dict[int, bool]) -> None:
        """Put exactly these hunks into the text."""
        for slot in self.slots():
            if taken[slot.number] and not slot.taken and slot.alone:
                slot.decision = ACCEPTED
            slot.taken = taken[slot.number]

    def _pulls(self, owner: Slot, slot: Slot) -> bool:
        if not (owner.settled or owner.decision == ACCEPTED):
            return False
        needs = [each for each in self.every if not each.alone and set(each.hunk.events) & set(owner.hunk.events)]
        return slot.taken or not (owner.stale or any(each.stale for each in needs))

    def _owners(self, slot: Slot) -> list[Slot]:
        if slot.alone:
            return [slot]
        return [each for each in self.every if each.alone and set(each.hunk.events) & set(slot.hunk.events)]

    def _guard(self, slot: Slot) -> tuple[list[Cell], bool]:
        """The cells that must stay together, and whether the hunk leads them."""
        cells = self.plain()
        text = b"".join(cell.byte for cell in cells)
        at = sum(isinstance(each, Cell) for each in self.row[: self.row.index(slot)])
        last = at + len(slot.hidden)
        lines = list(itertools.accumulate(map(len, text.splitlines(keepends=True)), initial=0))
        begin = max(each for each in [0, *lines] if each <= at and (each < len(text) or _breaks(text) or each == 0))
        if begin == at == last and at > 0:
            begin = max(each for each in lines if each < at)
        end = next((i for i in range(last, len(text)) if text[i : i + 1] in b"\r\n"), len(text))
        self.vague = self.vague or begin == end
        return cells[begin:end], at == begin

    def _replace(self, start: int, end: int, new: list[Cell], leads: set[int]) -> None:
        seen = [owner for _, owner in self._seen()]
        before, behind = (seen[start - 1] if start else None), (seen[end] if end < len(seen) else None)
        gone = {id(owner) for owner in seen[start:end]}
        first = 0 if before is None else self._index(before) + 1
        if isinstance(before, Slot):
            first += len(before.hidden)
        last = len(self.row) if behind is None else self._index(behind)
        between = [each for each in self.row[first:last] if id(each) not in gone]
        # A hunk that leads its lines stays with them, any other with the line above it.
        behind_new = [each for each in between if isinstance(each, Slot) and each.number in leads]
        edges = [*(each for each in between if each not in behind_new), *new, *behind_new]
        self.row[first:last] = edges

    def _place(self, slot: Slot) -> int:
        """Where in the visible text a hunk without a text of its own stands."""
        ahead = self.row[: self.row.index(slot)]
        return sum(any(owner is each for each in ahead) for _, owner in self._seen())

    def _index(self, one: Cell | Slot) -> int:
        return next(at for at, each in enumerate(self.row) if each is one)

    def _holds(self, guarded: list[Cell]) -> bool:
        cells = self.plain()
        if not guarded:
            return True
        places = [at for at, cell in enumerate(cells) if cell is guarded[0]]
        if not places or cells[places[0] : places[0] + len(guarded)] != guarded:
            return False
        begin, end = places[0], places[0] + len(guarded)
        opens = begin == 0 or cells[begin - 1].byte in b"\r\n"
        closes = end == len(cells) or cells[end].byte in b"\r\n"
        return opens and closes


def _breaks(text: bytes) -> bool:
    return text.endswith((b"\r", b"\n"))
