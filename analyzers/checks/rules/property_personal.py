"""``property-personal``: a property that carries a person's own details into every event."""

import re
from collections.abc import Iterator

from analyzers.checks.inspection import Inspection, Suspicion
from analyzers.checks.syntax import cut_of_pair
from analyzers.checks.vocabulary import vocabulary
from analyzers.model import Capture, Fix, Source, Span
from analyzers.parse import parse
from analyzers.plan import literal_type
from analyzers.words import split


def check(file: Inspection) -> Iterator[Suspicion]:
    """Every property of an event that is personal by its key or by its value; the fix removes it."""
    for capture in file.captures():
        for key, value, span in capture.properties:
            what = personal(key, value)
            if what:
                said = (
                    f"`{key}` sends a person's {what} with every `{capture.event or 'event'}`; keep it out of events."
                )
                yield Suspicion(span, said, capture.event or "", capture.function, _fixes(file, capture, key, span))


def personal(key: str, value: str) -> str | None:
    """What of a person a property gives away, in words, or None.

    ``value`` is the expression as written; what only tells of a detail (``email_domain``, ``has_phone``,
    ``Boolean(user.email)``) or is written down in the code gives nothing away.
    """
    words = vocabulary().personal
    path = [part for part in re.split(r"\?*\.|!\.|\[['\"]|['\"]\]", value.strip().rstrip("!")) if part]
    call = re.match(r"!|(?:await\s+)?(?:[\w$]+\.)*([\w$]+)\(", value.strip())
    if literal_type(value) in {"boolean", "number"} or (call and (call[1] or "Boolean") in words.harmless_calls):
        return None
    if re.match(r"""["'`]""", value.strip()) and "${" not in value:
        return None
    plain = all(re.fullmatch(r"[\w$]+", part) for part in path)
    last, owner = (path[-1], path[-2:-1]) if plain and path else ("", [])
    by_key, by_value = _detail(split(key), owner), _detail(split(last), owner)
    if by_value and not by_key and _harmless(split(key)):
        return None
    if by_key and not by_value and _harmless(split(last)):
        return None
    return by_key or by_value


def _detail(name: tuple[str, ...], owner: list[str]) -> str | None:
    words = vocabulary().personal
    if not name or _harmless(name):
        return None
    if name in words.words or name[-2:] in words.words:
        return " ".join(name)
    if len(name) > 1 and name[-1:] in words.words and name[-2] in words.owners:
        return " ".join(name)
    owners = [*(split(owner[0]) if owner else ()), *name[:-1]]
    loose = name[-1] in words.loose and len(name) <= len(("owner", "name"))
    return " ".join(name) if loose and owners and owners[-1] in words.owners else None


def _harmless(name: tuple[str, ...]) -> bool:
    words = vocabulary().personal
    if name in words.words:
        return False
    return bool(name) and (name[-1] in words.harmless_ends or name[0] in words.harmless_starts)


def _fixes(file: Inspection, capture: Capture, key: str, pair: Span) -> tuple[Fix, ...]:
    text = file.source.text
    cut = cut_of_pair(text, pair)
    after = Source(file.source.path, text[: cut.start] + text[cut.end :], file.source.language)
    if parse(after).root_node.has_error and not file.tree.root_node.has_error:
        return ()
    return (file.fix(f"Remove `{key}`", cut, "", capture, "A person's details belong to the person, not to events."),)
