"""``reset-missing``: people log out, and the next person on the same device is taken for them."""

from collections.abc import Iterator

from analyzers.checks.inspection import Inspection, Suspicion
from analyzers.checks.rules.identify_missing import without
from analyzers.checks.vocabulary import vocabulary
from analyzers.model import CaptureKind


def check(file: Inspection) -> Iterator[Suspicion]:
    """The first log-out of a client's file, when the client identifies people and nothing on it resets."""
    if CaptureKind.IDENTIFY in file.everywhere.client_kinds:
        yield from without(
            file,
            CaptureKind.RESET,
            vocabulary().moments_of_leaving,
            "A person leaves here, and no client code resets; who comes next on this device is taken for them.",
        )
