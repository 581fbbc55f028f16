"""``shouting``, ``sentences-joined``: prose that is read line by line and weighed by its reasons."""

import re
from collections.abc import Iterator

from lsp_server.linting.values import Kind, Lapse, Shelf

_SHOUTS = re.compile(r"\b(?:MUST|NEVER|ALWAYS|IMPORTANT|DO NOT|CRITICAL|WARNING)\b|!(?:\s|$)")
_JOINED = re.compile(r"[a-z`)”][.?] [A-Z]")
_CODE = re.compile(r"`[^`]*`")
_RULE = re.compile(r"\d+\. (.+)")


def check(shelf: Shelf) -> Iterator[Lapse]:
    """Capitals in place of reasons, two sentences on a line, commandments without a reason."""
    for page in shelf.pages:
        for number, line in page.prose:
            plain = _CODE.sub("`x`", line)
            if found := _SHOUTS.search(plain):
                yield page.lapse("shouting", number, f"“{found[0].strip()}” gives an order; give the reason.")
            if _JOINED.search(plain):
                yield page.lapse("sentences-joined", number, "Write one sentence a line, so that a change shows.")
            rule = _RULE.match(line) if page.kind is Kind.COMMANDMENTS else None
            if rule and (not rule[1].endswith(".") or ", because " not in rule[1]):
                yield page.lapse("commandment-unreasoned", number, "Say in the same sentence why: “…, because …”.")
