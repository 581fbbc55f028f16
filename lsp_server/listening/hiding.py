"""Make what came from outside fit to be shown: no key of a project, nothing that a terminal obeys, no endless text."""

import base64
import binascii
import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from lsp_server.listening.selecting import select

HIDDEN = "***"
"""What stands in the place of a key."""

_SHORTEST_KEY = 8
_DEEPEST = 8
_LONGEST = 10_000
_CONTROLS = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]")
_SECRETIVE = re.compile(r"(?=.*\d)[A-Za-z0-9_-]{16,}")


def keys_in(value: Any, selectors: Iterable[str]) -> set[str]:
    """The keys that ``selectors`` find in a body or a message."""
    return {each for selector in selectors if isinstance(each := select(value, selector), str) and each}


def keys_of_headers(headers: Mapping[str, str]) -> set[str]:
    """The keys that a request authorises itself with."""
    scheme, _, credentials = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return {credentials} - {""}
    try:
        user, _, password = base64.b64decode(credentials).decode("utf-8", "replace").partition(":")
    except binascii.Error:
        return set()
    return {user, password} - {""}


def shown(value: Any, keys: Iterable[str] = (), depth: int = 0) -> Any:
    """``value`` as JSON that may be shown, with ``keys`` taken out of every text and name of it."""
    if isinstance(value, str):
        return shown_text(value, keys)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if not isinstance(value, dict | list):
        return value
    if depth == _DEEPEST:
        return "..."
    if isinstance(value, list):
        return [shown(each, keys, depth + 1) for each in value]
    return {shown_text(str(key), keys): shown(each, keys, depth + 1) for key, each in value.items()}


def shown_text(text: str, keys: Iterable[str] = ()) -> str:
    """``text`` on one line, harmless to a terminal, without ``keys``, and not endless."""
    for key in keys:
        if text == key or len(key) >= _SHORTEST_KEY:
            text = text.replace(key, HIDDEN)
    cut = text if len(text) <= _LONGEST else text[:_LONGEST] + "..."
    return _CONTROLS.sub(lambda match: " " if match[0] in "\t\n\r" else "\N{REPLACEMENT CHARACTER}", cut)


def shown_path(path: str) -> str:
    """``path`` without the segments that may be keys."""
    segments = [HIDDEN if _SECRETIVE.fullmatch(each) else each for each in path.split("/")]
    return shown_text("/".join(segments))[:200]
