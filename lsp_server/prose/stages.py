"""Read the stages' pages and the commandments: what an agent is told, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from lsp_server.errors import KnowledgeBroken
from lsp_server.prose.filling import Slot, filled, slots_of
from lsp_server.prose.frontmatter import split

_KEYS = {"name", "stage", "description", "tools", "unheard", "slots"}


@dataclass(frozen=True, slots=True)
class StagePage:
    """One stage: what it grants, and the prompt with places to be filled."""

    name: str
    order: int
    """From 1."""
    description: str
    """One sentence for people; the agent does not see it."""
    tools: tuple[str, ...]
    """Short names of the tools that are granted, and no others are."""
    unheard: tuple[str, ...]
    """Regular expressions of the words by which the stage's aim could be guessed; no stage before it says one."""
    slots: Mapping[str, Slot]
    body: str

    def fill(self, **values: str) -> str:
        """The prompt; each value is put in as it is, and those from the project stand in fences.

        Raises:
            KnowledgeBroken: when a slot is left out or unknown.
        """
        return filled(self.body, self.slots, values, f"stages/{self.order}-{self.name}")


@cache
def read_commandments() -> str:
    """What holds in every stage: the system prompt."""
    return files("skills").joinpath("commandments.md").read_text("utf-8")


def read_stages(folder: Traversable | None = None) -> tuple[StagePage, ...]:
    """The stages of ``folder`` (by default those that are shipped), in their order.

    Raises:
        KnowledgeBroken: when a page is malformed, or the stages are not numbered from 1 without a gap.
    """
    place = folder or files("skills").joinpath("stages")
    pages = [_page(each) for each in place.iterdir() if each.is_dir() and not each.name.startswith((".", "_"))]
    pages.sort(key=lambda each: each.order)
    if [each.order for each in pages] != list(range(1, len(pages) + 1)):
        raise KnowledgeBroken("The stages are not numbered 1, 2, 3 ...", "Number their folders without a gap.")
    return tuple(pages)


def _page(folder: Traversable) -> StagePage:
    file = f"stages/{folder.name}/SKILL.md"
    keys, body = split(folder.joinpath("SKILL.md").read_text("utf-8"), file)
    if set(keys) != _KEYS:
        raise KnowledgeBroken(f"{file} has other keys than a stage.", f"Give it {', '.join(sorted(_KEYS))}.")
    if folder.name != f"{keys['stage']}-{keys['name']}":
        raise KnowledgeBroken(f"{file} stands in the wrong folder.", "Name the folder stage-name, as the page says.")
    return StagePage(
        name=str(keys["name"]),
        order=int(keys["stage"]),
        description=str(keys["description"]),
        tools=_names(keys, "tools", "[Read, Grep]", file),
        unheard=_names(keys, "unheard", "a list of regular expressions", file),
        slots=slots_of(keys, body, file),
        body=body,
    )


def _names(keys: Mapping[str, Any], key: str, example: str, file: str) -> tuple[str, ...]:
    names = keys[key]
    if not isinstance(names, list) or not all(isinstance(each, str) and each for each in names):
        raise KnowledgeBroken(f"{file}: `{key}` is no list of texts.", f"Write {key}: {example}.")
    return tuple(names)
