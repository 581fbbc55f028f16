"""``capture-without-flush``: an event that is lost when the platform freezes the process after the answer."""

from collections.abc import Iterator

from analyzers.checks.inspection import Inspection, Suspicion
from analyzers.checks.vocabulary import vocabulary
from analyzers.model import Capture, CaptureKind, Side
from analyzers.words import matches


def check(file: Inspection) -> Iterator[Suspicion]:
    """Every server-side capture by a provider's own client in a serverless route or function that never flushes.

    Quiet where the project shows no serverless platform, and where a house wrapper sends.
    """
    if file.has(CaptureKind.FLUSH) or _keeps_alive(file):
        return
    wrappers = {each.name for each in file.instrumentation.wrappers}
    for capture in file.captures():
        direct = capture.provider != "house" and capture.callee.rpartition(".")[2] not in wrappers
        if direct and file.side(capture) is Side.SERVER and _runs_serverless(file, capture):
            said = "The process may be frozen as soon as the answer is sent; flush or shut the client down before that."
            yield Suspicion(capture.span, said, capture.event or "", capture.function)


def _runs_serverless(file: Inspection, capture: Capture) -> bool:
    words, facts = vocabulary().serverless, file.reading.facts
    around = list(file.enclosing(capture.function))
    if any(each.name in words.entries and set(each.parameters) & words.parameters for each in around):
        return True
    if not words.packages & set(file.instrumentation.packages):
        return False
    directed = {*facts.directives, *(directive for each in around for directive in each.directives)}
    return bool(around) and (words.paths.search(file.source.path) is not None or bool(directed & words.directives))


def _keeps_alive(file: Inspection) -> bool:
    patterns = vocabulary().serverless.keepers
    return any(matches(call.callee, pattern) for call in file.reading.facts.calls for pattern in patterns)
