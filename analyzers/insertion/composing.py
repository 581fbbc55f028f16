"""Put the hunks of several events together, and apply them to a text."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from analyzers.insertion.site import Sources
from analyzers.model import Edit, Hunk, HunkRole, Patch


def compose(groups: Iterable[Sequence[Hunk]], sources: Sources) -> Patch:
    """One patch of the hunks of several events, each group those of one event, in the order of preference.

    Hunks that are the same but for their events become one that serves all of them. ``sources`` gives the texts
    that the hunks were made against.
    """
    merged: dict[tuple[str, HunkRole, Edit], Hunk] = {}
    for hunk in (each for group in groups for each in group):
        key = (hunk.path, hunk.role, hunk.edit)
        known = merged.get(key)
        merged[key] = hunk if known is None else _joined(known, hunk)
    kept = _without_second_files(merged.values())
    hunks = tuple(sorted(kept, key=_position))
    paths = sorted({hunk.path for hunk in hunks})
    created = {hunk.path for hunk in hunks if hunk.creates}
    return Patch(hunks, tuple((path, "" if path in created else _hash(path, sources)) for path in paths))


def apply(patch: Patch, path: str, text: bytes) -> bytes:
    """``text``, the file at ``path`` that the patch was made against, with the patch's hunks of that file."""
    parts: list[bytes] = []
    at = 0
    for hunk in patch.hunks:
        if hunk.path == path:
            edit = hunk.edit
            parts += [text[at : edit.span.start], edit.new_text.encode("utf-8", "surrogateescape")]
            at = edit.span.end
    return b"".join([*parts, text[at:]])


def _position(hunk: Hunk) -> tuple[str, int, int, bool, str]:
    """By path and place; at one place imports stand before captures, and in the order of their text."""
    text = "" if hunk.role is HunkRole.CAPTURE else hunk.edit.new_text
    return hunk.path, hunk.edit.span.start, hunk.edit.span.end, hunk.role is HunkRole.CAPTURE, text


def _joined(one: Hunk, other: Hunk) -> Hunk:
    return replace(one, events=tuple(dict.fromkeys((*one.events, *other.events))), risky=one.risky or other.risky)


def _without_second_files(hunks: Iterable[Hunk]) -> list[Hunk]:
    """A file is created once: the first text counts, for the events of all."""
    kept: list[Hunk] = []
    for hunk in hunks:
        twin = next((at for at, each in enumerate(kept) if each.creates and each.path == hunk.path), None)
        if hunk.creates and twin is not None:
            kept[twin] = _joined(kept[twin], hunk)
        else:
            kept.append(hunk)
    return kept


def _hash(path: str, sources: Sources) -> str:
    try:
        return hashlib.sha256(sources(path).text).hexdigest()
    except KeyError:
        return ""
