"""A block, and from where in it the success path is followed."""

from dataclasses import dataclass

from tree_sitter import Node


@dataclass(frozen=True, slots=True)
class Reach:
    """A block, and the statement in it from which the success path is followed."""

    block: Node
    index: int
    """Index of the statement that does the act; -1 for the way into the block."""
    whole: bool = False
    """Whether the block as a whole is the act, so that the place is at its end."""
    before: bool = False
    """Whether the place is before the statement, because what it does is to answer or to end."""
    names: frozenset[str] = frozenset()
    """Names that hold the result of the act, beside those that the statement itself binds."""


ONLY_EXPRESSION = "The act is a function's only expression."
RETURNED = "The act is part of what the function returns, so no line can follow it."
RESCUED = "The act stands in a branch that runs when something went wrong."
EITHER_WAY = "The act stands in a block that runs whether or not it went well."
NO_BRACES = "Success is known only in a branch without braces."
SAME_LINES = "Failure goes on with the same lines as success, so none of them belongs to success alone."
NOT_AWAITED = "The act is not waited for, so no line here knows that it succeeded."
LEFT_INSIDE = "The transaction is left from inside by a return, so no line follows its commit."
EMPTY = "The block is empty."
EMPTY_CASE = "The lines of this case run for other cases as well, so a capture there would count those too."
"""Why there is no place, as sentences that a person reads."""
