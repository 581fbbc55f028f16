"""Write the page of an airplane, within so many characters, for one provider."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from analyzers.model import Provider
from lsp_server.prose.airplanes import Airplane
from lsp_server.prose.filling import Slot, filled, slots_of
from lsp_server.prose.flattening.arranging import ESSENTIAL, Placed, arranged
from lsp_server.prose.flattening.examples import stand_ins
from lsp_server.prose.flattening.neutral import speaking_of, without
from lsp_server.prose.flattening.shown import mark_of
from lsp_server.prose.flattening.tree import tree_of
from lsp_server.prose.frontmatter import split

_TEMPLATE = "reference/airplane.md"
_EXAMPLE = "references/examples/{}.md"


@dataclass(frozen=True, slots=True)
class Page:
    """One airplane as one page."""

    text: str
    """Markdown."""
    left: tuple[str, ...] = ()
    """Paths of the files that did not fit."""


def flattened(
    airplane: Airplane, providers: Iterable[Provider], provider: str | None = None, characters: int | None = None
) -> Page | None:
    """The page of ``airplane`` for somebody who sends to ``provider`` (by default its own), the same at every call.

    Files that are not needed for a capture are left out, the least needed first, until the page has at most so many
    ``characters``; None when it has more even then.
    """
    known = tuple(providers)
    order = arranged(airplane, known)
    kept, instead = list(order.files), dict[str, str]()
    unspoken = None
    if provider is not None and provider != airplane.provider:
        instead = dict.fromkeys(airplane.modules, "")
        instead |= stand_ins(airplane, provider, order.wrappers)
        for own in (each for each in known if each.name == airplane.provider):
            kept, unspoken = list(without(own, kept)), speaking_of(own)
    shown = {each.file.path for each in kept} | set(instead)
    listed = [each for each in order.files if each.file.path in shown]
    if unspoken is not None:
        listed = [each for each in listed if not unspoken.search(each.file.path)]
    left: list[str] = []
    while True:
        text = _page(airplane, listed, kept, left, instead)
        if characters is None or len(text) <= characters:
            return Page(text, tuple(left))
        if not kept or kept[-1].role in ESSENTIAL:
            return None
        left.append(kept.pop().file.path)


def _page(
    airplane: Airplane, listed: Iterable[Placed], kept: Iterable[Placed], left: list[str], instead: Mapping[str, str]
) -> str:
    template = _template()
    phrases = {each.file.path: _phrase(each, left, template.phrases) for each in listed}
    values = {
        "title": airplane.title,
        "nature": "flown" if airplane.flown else "parsed",
        "proof": "flown" if airplane.flown else "parsed",
        "tree": _fenced(tree_of(phrases), ""),
        "instead": "yes" if instead else "",
        "modules": "".join(f"\n- {_stand_in(*pair)}" for pair in instead.items()) + "\n\n" * bool(instead),
        "files": "\n\n".join(f"## `{each.file.path}`\n\n{_fence(each)}" for each in kept),
    }
    return filled(template.body, template.slots, values, _TEMPLATE)


def _stand_in(module: str, example: str) -> str:
    return f"`{module}`: `{_EXAMPLE.format(example)}`" if example else f"`{module}`"


def _phrase(each: Placed, left: list[str], phrases: Mapping[str, str]) -> str:
    """What the tree says of a file."""
    said = [" ".join([phrases[each.role], ", ".join(each.events)]).strip()] if each.role in phrases else []
    return "; ".join([*said, phrases["left"]] if each.file.path in left else said)


def _fence(each: Placed) -> str:
    return _fenced(each.file.text, mark_of(each.file.path))


def _fenced(text: str, mark: str) -> str:
    """``text`` in a fence that is longer than any run of backticks in it."""
    longest = max(map(len, re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{mark}\n{text.strip(chr(10))}\n{fence}"


@dataclass(frozen=True, slots=True)
class _Template:
    body: str
    slots: Mapping[str, Slot]
    phrases: Mapping[str, str]


@cache
def _template() -> _Template:
    keys, body = split(files("skills").joinpath(*_TEMPLATE.split("/")).read_text("utf-8"), _TEMPLATE)
    return _Template(body, slots_of(keys, body, _TEMPLATE), keys["phrases"])
