"""What a package defines, in either language, as it is shown and as calls are judged by it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Definition:
    """One name that a package defines, or a member of it."""

    name: str
    """With the name of what it is a member of: ``Client.capture``."""
    kind: str
    """``class``, ``function``, ``method``, ``property``, ``constant``, ``interface``, ``type`` ..."""
    signature: str
    """One line."""
    doc: str
    """The whole comment or docstring, without its marks."""
    where: str
    """File and line: ``dist/index.d.ts:12``."""
    text: str = ""
    """The code that says what it is, without bodies of functions; empty when the signature says it all."""
    inner: tuple[str, ...] = ()
    """Members of the value that it holds or returns, when they are all known."""

    @property
    def last(self) -> str:
        """Its own name."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class ClientType:
    """What a provider's client is in a package: a class, an interface, or a whole module."""

    definition: Definition
    members: tuple[Definition, ...]
    """In the order of the code, constructors first; several of one name where it is overloaded."""
    complete: bool
    """Whether there are surely no other members."""


@dataclass(frozen=True, slots=True)
class Found:
    """A definition that was asked for, and the types that it names."""

    definition: Definition
    members: tuple[Definition, ...] = ()
    types: tuple[Definition, ...] = field(default=())


class Library(Protocol):
    """One package, read in one language."""

    def exports(self) -> Sequence[Definition]:
        """What code that imports the package finds, in the order of names."""
        ...

    def clients(self) -> Sequence[ClientType]:
        """What the provider's data says that its clients are, as far as the package defines them."""
        ...

    def find(self, name: str) -> Iterator[Found]:
        """Every definition of ``name``, a dotted one for a member, the most telling first."""
        ...
