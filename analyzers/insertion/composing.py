"""Put the hunks of several events together, and apply them to a text."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from analyzers.insertion.site import Sources
from analyzers.model import Edit, Hunk, HunkRole, Patch

_PAIR = re.compile(r'(?P<gap>\s+)(?P<pair>"[^"\n]+": "[^"\n]*")')


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
    kept = _with_one_block(_without_second_files(merged.values()))
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


def _with_one_block(hunks: Iterable[Hunk]) -> list[Hunk]:
    """Two packages that would each open the manifest's empty object share one hunk, for the events of both."""
    kept: list[Hunk] = []
    for hunk in hunks:
        pair = _lone_pair(hunk)
        place = (hunk.path, hunk.edit.span)
        twin = next(
            (at for at, each in enumerate(kept) if _lone_pair(each) and (each.path, each.edit.span) == place), None
        )
        if pair is None or twin is None:
            kept.append(hunk)
            continue
        known = _lone_pair(kept[twin])
        text = kept[twin].edit.new_text
        if known is not None:
            text = f"{text[: known.end()]},{pair['gap']}{pair['pair']}{text[known.end() :]}"
        joined = _joined(kept[twin], hunk)
        kept[twin] = replace(joined, edit=Edit(hunk.edit.span, text), reason=f"{joined.reason} {hunk.reason}")
    return kept


def _lone_pair(hunk: Hunk) -> re.Match[str] | None:
    """The last pair of a hunk that opens an object of packages with it; None for all other hunks."""
    pairs = list(_PAIR.finditer(hunk.edit.new_text)) if hunk.role is HunkRole.DEPENDENCY else []
    tail = hunk.edit.new_text[pairs[-1].end() :] if pairs else ""
    return pairs[-1] if tail and not tail.startswith(",") else None


def _hash(path: str, sources: Sources) -> str:
    try:
        return hashlib.sha256(sources(path).text).hexdigest()
    except KeyError:
        return ""
