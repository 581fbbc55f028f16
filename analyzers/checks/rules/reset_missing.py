"""``reset-missing``: people log out, and the next person on the same device is taken for them."""

from collections.abc import Iterator

from analyzers.checks.inspection import Inspection, Suspicion
from analyzers.checks.rules.identify_missing import without
from analyzers.model import CaptureKind


def check(file: Inspection) -> Iterator[Suspicion]:
    """The project's surest log-out on the client, when the client identifies people and nothing on it resets."""
    if CaptureKind.IDENTIFY in file.everywhere.client_kinds:
        said = "A person leaves here, and no client code resets; who comes next on this device is taken for them."
        yield from without(file, CaptureKind.RESET, said)
