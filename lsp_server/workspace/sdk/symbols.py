"""What an SDK declares, whatever its language: names, owners, signatures and docstrings."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Declaration:
    """One declared name."""

    name: str
    text: str
    """Its source without a body: signature, and what documents it."""
    file: str
    """POSIX path in the package."""
    owner: str = ""
    """The class, interface or type that it is a member of; empty for a name of the module."""
    bases: tuple[str, ...] = ()
    """Of a class, interface or type: what it extends, by name; of a constant: its type."""
    callable: bool = True
    exported: bool = True


class Symbols:
    """Everything that an SDK declares."""

    def __init__(self, declarations: Iterable[Declaration]) -> None:
        self.declarations = tuple(declarations)

    @cached_property
    def members(self) -> dict[str, tuple[Declaration, ...]]:
        """The members of each type."""
        found: dict[str, list[Declaration]] = {}
        for each in self.declarations:
            if each.owner:
                found.setdefault(each.owner, []).append(each)
        return {owner: tuple(own) for owner, own in found.items()}

    @cached_property
    def top(self) -> dict[str, tuple[Declaration, ...]]:
        """The names of the modules; overloads and merged declarations are several."""
        found: dict[str, list[Declaration]] = {}
        for each in self.declarations:
            if not each.owner:
                found.setdefault(each.name, []).append(each)
        return {name: tuple(own) for name, own in found.items()}

    def line(self, name: str) -> tuple[tuple[str, ...], bool]:
        """The type ``name`` with all that it inherits from, nearest first, and whether every one of them is known."""
        line: list[str] = []
        waiting, whole = [name], True
        while waiting:
            each = waiting.pop(0)
            if each in line:
                continue
            known = self.top.get(each, ())
            whole = whole and bool(known or each in self.members)
            line.append(each)
            waiting += [base for one in known for base in one.bases]
        return tuple(line), whole
