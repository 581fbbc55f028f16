"""``identify-missing``: people sign up or log in, and no client ever learns who they are."""

from collections.abc import Iterator

from analyzers.checks.inspection import Inspection, Suspicion
from analyzers.model import CaptureKind


def check(file: Inspection) -> Iterator[Suspicion]:
    """The project's surest log-in or sign-up on the client, when the client captures and nothing on it identifies."""
    said = "A person becomes known here, and no client code identifies them; what they did before stays a stranger's."
    yield from without(file, CaptureKind.IDENTIFY, said)


def without(file: Inspection, kind: CaptureKind, said: str) -> Iterator[Suspicion]:
    """The turn that asks for ``kind``, when it is in this file and the client captures but never does ``kind``."""
    kinds = file.everywhere.client_kinds
    path, span = file.everywhere.turns.get(kind, ("", None))
    if span is None or path != file.source.path or CaptureKind.CAPTURE not in kinds or kind in kinds:
        return
    function = next((each.function for each in file.reading.findings if each.span == span), -1)
    yield Suspicion(span, said, function=function)
