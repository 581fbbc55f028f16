"""Every capture of a project in one index, for the rules that compare one place with all others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from analyzers.captures import Send, sends_of
from analyzers.captures.wrapped import wrapped_sends
from analyzers.checks.vocabulary import vocabulary
from analyzers.findings import THRESHOLD
from analyzers.model import Capture, CaptureKind, Facts, Instrumentation, Provider, Reading, Side, Span
from analyzers.plan import NOT_PRODUCT, symbol_of


@dataclass(frozen=True, slots=True)
class Site:
    """One capture of an event in product code."""

    path: str
    symbol: str
    side: Side
    capture: Capture


@dataclass(frozen=True, slots=True)
class CaptureIndex:
    """Where a project captures what, tests and the like left out."""

    sites: Mapping[str, tuple[Site, ...]] = field(default_factory=dict)
    """By event name, in order of path and position."""
    client_kinds: frozenset[CaptureKind] = frozenset()
    """What is done anywhere on the client: capture, identify, reset."""
    turns: Mapping[CaptureKind, tuple[str, Span]] = field(default_factory=dict)
    """Where on the client a person most surely becomes known (``IDENTIFY``) or leaves (``RESET``): file and span."""


def index_captures(
    readings: Mapping[str, Reading], instrumentation: Instrumentation, providers: Iterable[Provider]
) -> CaptureIndex:
    """Join the captures of all files; ``readings`` are the project's files by path."""
    providers = tuple(providers)
    sites: dict[str, list[Site]] = {}
    kinds: set[CaptureKind] = set()
    for path, reading in sorted(readings.items()):
        if reading.facts.role in NOT_PRODUCT or not reading.captures:
            continue
        sends = sends_in(reading.facts, instrumentation, providers)
        for capture in reading.captures:
            side = side_of(reading.facts, capture, sends)
            if side is not Side.SERVER:
                kinds.add(capture.kind)
            if capture.kind is CaptureKind.CAPTURE and capture.event:
                site = Site(path, symbol_of(reading, capture.function), side, capture)
                sites.setdefault(capture.event, []).append(site)
    return CaptureIndex({event: tuple(found) for event, found in sites.items()}, frozenset(kinds), _turns(readings))


def _turns(readings: Mapping[str, Reading]) -> dict[CaptureKind, tuple[str, Span]]:
    moments = {
        CaptureKind.IDENTIFY: vocabulary().moments_of_arrival,
        CaptureKind.RESET: vocabulary().moments_of_leaving,
    }
    found: dict[CaptureKind, tuple[float, str, Span]] = {}
    for path, reading in sorted(readings.items()):
        if reading.facts.role in NOT_PRODUCT or side_of_file(reading.facts) is not Side.CLIENT:
            continue
        for finding in reading.findings:
            for kind, names in moments.items():
                score = finding.score if finding.moment in names else 0.0
                if score >= THRESHOLD and score > found.get(kind, (0.0,))[0]:
                    found[kind] = (score, path, finding.span)
    return {kind: (path, span) for kind, (_, path, span) in found.items()}


def sends_in(facts: Facts, instrumentation: Instrumentation, providers: Iterable[Provider]) -> dict[Span, Send]:
    """The calls that speak to a provider or a wrapper, by their span."""
    direct = {send.call.span: send for send in sends_of(facts, providers, instrumentation.clients)}
    return direct | {send.call.span: send for send in wrapped_sends(facts, instrumentation.wrappers)}


def side_of(facts: Facts, capture: Capture, sends: Mapping[Span, Send]) -> Side:
    """Where a capture runs: as its client tells, else as its file does."""
    send = sends.get(capture.span)
    if send is not None and send.side is not Side.EITHER:
        return send.side
    return side_of_file(facts)


def side_of_file(facts: Facts) -> Side:
    """Where a file's code runs, as far as the file itself shows it."""
    if facts.language == "python" or facts.routes or "use server" in facts.directives:
        return Side.SERVER
    if "use client" in facts.directives or facts.handlers:
        return Side.CLIENT
    return Side.EITHER
