"""``told-early``: nothing that is read up to a stage hints at what a later one is for."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lsp_server.linting.values import Kind, Lapse, Page, Shelf

_SPEAKS = re.compile(r"\b(?:next|later|following) (?:stage|step|task)s?\b|\bstages?\b", re.IGNORECASE)
_CODE = re.compile(r"`[^`]*`")
_Line = tuple[Page, int, str]


def check(shelf: Shelf) -> Iterator[Lapse]:
    """Words by which a later stage's aim could be guessed, and words about stages as such."""
    stages = sorted(shelf.of(Kind.STAGE), key=_order)
    heard: list[_Line] = [(page, *line) for page in shelf.of(Kind.COMMANDMENTS) for line in page.prose]
    tools = {each.name: each for each in shelf.of(Kind.TOOL)}
    for at, stage in enumerate(stages):
        told = [*heard, *_told(stage, tools)] if at == 0 else list(_told(stage, tools))
        heard = []
        for later in stages[at + 1 :]:
            yield from _early(told, stage, later)
        for number, line in stage.prose:
            for found in _SPEAKS.finditer(_CODE.sub("", line)):
                yield stage.lapse("told-early", number, f"“{found[0]}” tells that something follows; leave it out.")


def _order(stage: Page) -> int:
    number = stage.keys.get("stage")
    return number if isinstance(number, int) else 0


def _told(stage: Page, tools: Mapping[str, Page]) -> Iterator[_Line]:
    """What an agent reads first at a stage: its prompt with all that slots may say, and the tools that it gets."""
    yield from ((stage, number, line) for number, line in stage.prose)
    slots = stage.keys.get("slots")
    for slot in slots.values() if isinstance(slots, dict) else ():
        yield from ((stage, 1, str(text)) for text in (slot.values() if isinstance(slot, dict) else ()))
    granted = stage.keys.get("tools")
    for page in (tools.get(str(name)) for name in (granted if isinstance(granted, list) else ())):
        if page is not None:
            yield page, 1, page.name
            yield from ((page, number, line) for number, line in page.prose)
            yield from ((page, 1, word) for word in said(page.keys.get("input")))


def said(schema: Any) -> Iterator[str]:
    """The words of a JSON Schema: what its parts are called, what they may be, and what they mean."""
    if isinstance(schema, Mapping):
        yield from map(str, (*schema.get("properties", ()), *schema.get("enum", ()), schema.get("description", "")))
        for each in schema.values():
            yield from said(each)


def _early(told: list[_Line], stage: Page, later: Page) -> Iterator[Lapse]:
    unheard = later.keys.get("unheard")
    for pattern in map(str, unheard if isinstance(unheard, list) else ()):
        for page, number, line in told:
            for found in re.finditer(pattern, line, re.IGNORECASE):
                message = f"“{found[0]}” is read at {stage.name} and hints at {later.name}; say it without that word."
                yield page.lapse("told-early", number, message)
