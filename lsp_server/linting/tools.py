"""``tool-unknown``, ``tool-not-granted``: what a page names an agent can use, where it reads the page."""

import re
from collections.abc import Iterator

from lsp_server.linting.values import READ_BY_AGENTS, Kind, Lapse, Page, Shelf
from lsp_server.runs.guarding import TOOLS

_SKILL = "Skill"
"""The tool by which the reference is read."""
_WORD = re.compile(r"`([A-Za-z][A-Za-z_]*)`")


def check(shelf: Shelf) -> Iterator[Lapse]:
    """Tools that are granted or named and do not exist, or that are named where they are not granted."""
    own = {each.name: each for each in shelf.of(Kind.TOOL)}
    known = {*TOOLS, *own}
    looking: set[str] | None = None
    for stage in shelf.of(Kind.STAGE):
        granted = _granted(stage)
        line = next((at for at, text in enumerate(stage.lines, 1) if text.startswith("tools:")), 1)
        for name in sorted(granted - known):
            yield stage.lapse("tool-unknown", line, f"There is no tool {name}; write its page in `tools/`.")
        yield from _named(stage, granted, known, stage, snake=True)
        for name in sorted(granted & set(own)):
            yield from _named(own[name], granted, known, stage)
        if _SKILL in granted:
            looking = granted if looking is None else looking & granted
    for page in shelf.pages if looking is not None else ():
        if page.kind in READ_BY_AGENTS - {Kind.STAGE, Kind.TOOL, Kind.COMMANDMENTS}:
            yield from _named(page, looking or set(), known, None)


def _granted(stage: Page) -> set[str]:
    tools = stage.keys.get("tools")
    return set(map(str, tools)) if isinstance(tools, list) else set()


def _named(
    page: Page, granted: set[str], known: set[str], stage: Page | None, *, snake: bool = False
) -> Iterator[Lapse]:
    """What is wrong with the tools that a page names; with ``snake`` each word with an underscore is a tool's."""
    where = f"at {stage.name}" if stage is not None else "wherever this page is read"
    for number, line in page.prose:
        for word in _WORD.findall(line):
            if word in known - granted and (word not in TOOLS or page.kind in {Kind.STAGE, Kind.TOOL}):
                yield page.lapse("tool-not-granted", number, f"`{word}` is not granted {where}.")
            elif snake and "_" in word and word not in known:
                yield page.lapse("tool-unknown", number, f"There is no tool `{word}`.")
