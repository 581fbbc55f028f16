"""Add a requirement to a manifest of one requirement a line."""

import re

from analyzers.lines import eol_of
from analyzers.model import Edit, Span

_NAME = re.compile(rb"^[ \t]*([A-Za-z0-9][A-Za-z0-9._-]*)[^\r\n]*", re.MULTILINE)
_LEAST = 3


def with_requirement(text: bytes, requirement: str) -> Edit:
    """The line with ``requirement``: in the order of the names when they have one, else at the end."""
    eol = eol_of(text)
    lines = list(_NAME.finditer(text))
    names = [match[1].lower() for match in lines]
    own = re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower().encode()
    if len(names) >= _LEAST and names == sorted(names):
        later = next((match for match in lines if match[1].lower() > own), None)
        if later is not None:
            return Edit(Span(later.start(), later.start()), f"{requirement}{eol}")
    end = len(text)
    lead = "" if not text or text.endswith((b"\n", b"\r")) else eol
    return Edit(Span(end, end), f"{lead}{requirement}" + (eol if not lead else ""))
