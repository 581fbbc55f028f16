"""Routes as words, so that one pattern fits ``/api-keys``, ``/api_keys/`` and ``/v1/api-keys/:id``."""

import re
from dataclasses import dataclass
from functools import lru_cache

from analyzers.findings.phrases import terms

_PARAMETER = re.compile(r"[:{<\[$*(]")
_VERB = re.compile(r"(?:([A-Z*]+)\s+)?(\S*)")


@dataclass(frozen=True, slots=True)
class RoutePattern:
    """A route that a moment asks for."""

    moment: int
    verb: str
    """Upper case, or empty for any."""
    segments: tuple[str, ...]
    """Static segments as words; none when only the verb is asked for."""
    written: str


@lru_cache(maxsize=4096)
def segments_of(path: str) -> tuple[str, ...]:
    """The static segments of a route's path, each as its words joined by spaces; parameters are left out."""
    path = re.sub(r"^[a-z]+://[^/]*", "", path).partition("?")[0]
    parts = [part for part in path.split("/") if part and not _PARAMETER.search(part) and part[:1] not in "^~."]
    return tuple(" ".join(terms(part)) for part in parts)


def read_pattern(moment: int, written: str) -> RoutePattern:
    """The pattern that a moment's ``POST /signup`` stands for."""
    match = _VERB.fullmatch(written.strip())
    verb, path = (match[1] or "", match[2]) if match else ("", written)
    return RoutePattern(moment, verb.replace("*", ""), segments_of(path), written)


def fit(pattern: RoutePattern, verb: str, segments: tuple[str, ...]) -> str:
    """How ``pattern`` fits a route: ``route_end``, ``route_inside``, ``route_verb``, or empty when it does not."""
    if pattern.verb and verb not in {"", "*", pattern.verb}:
        return ""
    size = len(pattern.segments)
    if size == 0:
        return "route_verb" if verb == pattern.verb else ""
    if segments[-size:] == pattern.segments:
        return "route_end"
    inside = any(segments[at : at + size] == pattern.segments for at in range(len(segments) - size))
    return "route_inside" if inside and size + 1 >= len(segments) - size else ""
