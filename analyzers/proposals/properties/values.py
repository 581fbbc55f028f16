"""A value that is at hand at an anchor: the expression that gives it, and what the code shows of it."""

from dataclasses import dataclass

from analyzers.scope import Binding


@dataclass(frozen=True, slots=True)
class Value:
    """An expression that can be written at the anchor and cannot fail there."""

    expression: str
    name: str
    """The last name in it, by which it is known: ``total`` for ``order.total``."""
    owners: tuple[str, ...]
    """The names before the last one, the nearest first; empty for a variable."""
    binding: Binding
    """The variable that the expression begins with."""
    start: int
    """Byte offset where the code itself reads it; of the variable, where it is bound."""
    written: str = ""
    """The value that the code gives it, as written, where the code shows it."""
    of_act: bool = False
    """Whether the act itself takes this value or makes its holder."""

    @property
    def is_variable(self) -> bool:
        """Whether it is a variable itself, and not a part of one."""
        return self.expression == self.binding.name
