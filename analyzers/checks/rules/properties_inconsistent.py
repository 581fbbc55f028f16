"""``properties-inconsistent``: one event with different properties, or other types, at different places."""

from collections.abc import Iterator, Sequence

from analyzers.checks.everywhere import Site
from analyzers.checks.inspection import Inspection, Suspicion, name_span
from analyzers.model import Capture
from analyzers.plan import literal_type, shows_all


def check(file: Inspection) -> Iterator[Suspicion]:
    """Every capture that lacks what all its other places send, or that sends a property as another type.

    A place whose properties cannot all be seen is left out.
    """
    for capture in file.captures():
        sites = [each for each in file.everywhere.sites.get(capture.event or "", ()) if shows_all(each.capture)]
        others = [each for each in sites if (each.path, each.capture.span) != (file.source.path, capture.span)]
        if not shows_all(capture) or not others:
            continue
        yield from _missing(capture, others)
        yield from _mistyped(file, capture, others)


def _missing(capture: Capture, others: Sequence[Site]) -> Iterator[Suspicion]:
    sent = {key for key, _, _ in capture.properties}
    shared = set.intersection(*({key for key, _, _ in each.capture.properties} for each in others))
    lacking = sorted(key for key in shared - sent if not key.startswith("$"))
    if lacking:
        where = others[0].path if len(others) == 1 else f"all {len(others)} other places"
        keys = ", ".join(f"`{key}`" for key in lacking)
        said = f"`{capture.event}` is captured without {keys} here and with it in {where}."
        yield Suspicion(name_span(capture), said, capture.event or "", capture.function)


def _mistyped(file: Inspection, capture: Capture, others: Sequence[Site]) -> Iterator[Suspicion]:
    for key, value, span in capture.properties:
        shown = literal_type(value)
        types = [
            (kind, each)
            for each in others
            for name, other, _ in each.capture.properties
            if name == key and (kind := literal_type(other)) is not None
        ]
        agree = sum(kind == shown for kind, _ in types)
        differ = [each for kind, each in types if kind != shown]
        if shown is None or not differ or agree + 1 > len(differ):
            continue
        if agree + 1 == len(differ) and (file.source.path, capture.span) < (differ[0].path, differ[0].capture.span):
            continue
        other = next(kind for kind, _ in types if kind != shown)
        said = f"`{key}` of `{capture.event}` is a {shown} here and a {other} in {differ[0].path}."
        yield Suspicion(span, said, capture.event or "", capture.function)
