"""What of a finding's signals is told to people."""

from collections.abc import Iterable

from analyzers.model import Signal


def told(signals: Iterable[Signal]) -> tuple[Signal, ...]:
    """The signals in their order, without those that another one of the same place says more fully.

    All of them count for the score; a person need not read ``calls login_user`` twice.
    """
    known = tuple(signals)
    return tuple(each for each in known if not any(_says_more(other, each) for other in known))


def _says_more(other: Signal, one: Signal) -> bool:
    return other.span == one.span and other.evidence.startswith(f"{one.evidence} (")
