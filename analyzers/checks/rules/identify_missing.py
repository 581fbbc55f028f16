"""``identify-missing``: people sign up or log in, and no client ever learns who they are."""

from collections.abc import Iterator

from analyzers.checks.everywhere import side_of_file
from analyzers.checks.inspection import Inspection, Suspicion
from analyzers.checks.vocabulary import vocabulary
from analyzers.findings import THRESHOLD
from analyzers.model import CaptureKind, Side


def check(file: Inspection) -> Iterator[Suspicion]:
    """The first log-in or sign-up of a client's file, when the client captures and nothing on it identifies."""
    yield from without(
        file,
        CaptureKind.IDENTIFY,
        vocabulary().moments_of_arrival,
        "A person becomes known here, and no client code identifies them; what they did before stays a stranger's.",
    )


def without(file: Inspection, kind: CaptureKind, moments: frozenset[str], said: str) -> Iterator[Suspicion]:
    """The first finding of ``moments`` in a client's file, where the client captures but never does ``kind``."""
    kinds = file.everywhere.client_kinds
    if CaptureKind.CAPTURE not in kinds or kind in kinds or side_of_file(file.reading.facts) is not Side.CLIENT:
        return
    for finding in file.reading.findings:
        if finding.moment in moments and finding.score >= THRESHOLD:
            yield Suspicion(finding.span, said, function=finding.function)
            return
