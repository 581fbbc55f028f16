"""What is known of a name at a place in the code."""

from dataclasses import dataclass
from enum import StrEnum


class BindingKind(StrEnum):
    """How a name came to be bound."""

    PARAMETER = "parameter"
    LOCAL = "local"
    IMPORT = "import"
    GLOBAL = "global"


@dataclass(frozen=True, slots=True)
class Binding:
    """A name that surely has a value at a place."""

    name: str
    kind: BindingKind
    annotation: str = ""
    """Type annotation as written, without its colon; empty when there is none."""
    narrowed: bool = False
    """Whether a guard that leaves the function, or the enclosing condition, proves that it is not null."""
    nullable: bool = False
    """Whether its annotation or its value says that it may be null; ``narrowed`` overrules it."""
    value: str = ""
    """The expression that it was last given, as written; empty for parameters and imports."""
    start: int = 0
    """Byte offset of the name where it was bound."""
    destructured: bool = False
    """Whether it is a part of its value rather than the whole of it."""
    constant: bool = False
    """Whether it can never be bound anew."""
    scoped: bool = False
    """Whether it ends with the block that declares it."""

    @property
    def solid(self) -> bool:
        """Whether reading a member of it cannot fail for want of a value."""
        return self.narrowed or not self.nullable


@dataclass(frozen=True, slots=True)
class Scope:
    """Everything that is known at one place."""

    bindings: tuple[Binding, ...]
    """Names surely bound, in the order of binding, outer ones first."""
    proven: frozenset[str]
    """Dotted paths that a condition has proven to be present: ``session.user``."""

    def get(self, name: str) -> Binding | None:
        """The binding of ``name``, or None when it is not surely bound."""
        return next((each for each in reversed(self.bindings) if each.name == name), None)
