"""Gather what an agent may look things up in for one task, and write it as a plugin or as a skill of its own."""

import json
import re
import shutil
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from analyzers.languages import family
from analyzers.model import Provider
from lsp_server.errors import InputError
from lsp_server.prose.bundle_fences import spoken
from lsp_server.prose.bundle_pages import CHARACTERS_A_TOKEN, BundlePage, Room, airplanes_of, pages_of
from lsp_server.prose.filling import Slot, filled, slots_of
from lsp_server.prose.frameworks import Framework
from lsp_server.prose.frontmatter import split
from lsp_server.prose.knowledge import load_knowledge

TOKENS = 40_000
"""How much the pages may hold together; what does not fit is left out, the least useful first."""

MARK = "luthier"
"""What a skill says of who made it."""

_NAME, _FOLDER = "luthier", "plugin"
_INSIDE, _ALONE = "reference/SKILL.md", "reference/alone.md"
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Bundle:
    """The pages for one task."""

    provider: Provider
    pages: tuple[BundlePage, ...]
    """The most useful first."""
    left: tuple[str, ...] = ()
    """What found no room: addresses of pages, and files of airplanes."""

    @property
    def tokens(self) -> int:
        """How much the pages hold, estimated."""
        return sum(len(each.text) for each in self.pages) // CHARACTERS_A_TOKEN


def gather(
    provider: str,
    moments: Iterable[str] = (),
    languages: Collection[str] = (),
    *,
    frameworks: Iterable[Framework] = (),
    house: bool = False,
    tokens: int = TOKENS,
) -> Bundle:
    """What goes along for one task; airplanes are cut or left out before anything else is.

    Args:
        provider: Its name.
        moments: Those whose pages go along; a name that the catalogue does not know is passed over.
        languages: Pages and fences in other languages are left out; all are taken when none is named.
        frameworks: Those whose pages and airplanes go along, the most important first.
        house: Whether the project has a wrapper of its own, and so its page goes along, before all others.
        tokens: How much the pages may hold together.

    Raises:
        InputError: when there is no such provider.
    """
    known = {each.name: each for each in load_knowledge().providers}
    if provider not in known:
        raise InputError(f"There is no provider {provider}.", f"There is {', '.join(known)}.")
    fitting = [each for each in frameworks if not languages or each.families & set(map(family, languages))]
    room = Room(tokens)
    pages = pages_of(known[provider], frozenset(moments), fitting, house=house)
    offered = (replace(each, text=spoken(each.text, languages)) for each in pages if each.fits(languages))
    kept = list(room.take(offered))
    for airplane in airplanes_of(fitting):
        kept += room.take_airplane(airplane, known[provider])
    return Bundle(known[provider], tuple(kept), tuple(room.left))


def write_plugin(
    folder: Path,
    provider: str,
    moments: Iterable[str] = (),
    languages: Collection[str] = (),
    *,
    frameworks: Iterable[Framework] = (),
    house: bool = False,
    tokens: int = TOKENS,
) -> Path:
    """Write the plugin for ``provider`` into ``folder`` and say where it is; one that is there is written over.

    It holds the shipped documents, so that it depends on nothing but what is given; newer ones are in the menu.
    An agent keeps the list of pages that it had when it was started, and reads the pages as they are.

    Args:
        folder: A folder of the run's own.
        provider: As for ``gather``, and so are the others.
        moments: Whose pages go along.
        languages: Of the files that are worked on.
        frameworks: That these files are built on.
        house: Whether the project has a wrapper of its own.
        tokens: How much the pages may hold together.

    Raises:
        InputError: when there is no such provider.
    """
    bundle = gather(provider, moments, languages, frameworks=frameworks, house=house, tokens=tokens)
    plugin = folder / _FOLDER
    for each in plugin.iterdir() if plugin.is_dir() else ():
        shutil.rmtree(each)  # not the folder itself: a sandbox may hold on to it
    description, prose = _first_page(_INSIDE, bundle)
    manifest = json.dumps({"name": _NAME, "description": description}, indent=2)
    _write(plugin / ".claude-plugin" / "plugin.json", f"{manifest}\n")
    head = f"name: reference\ndescription: {json.dumps(description)}\n"
    _write_skill(plugin / "skills" / "reference", head, prose, bundle)
    return plugin


def write_skill(folder: Path, name: str, bundle: Bundle) -> None:
    """Write ``bundle`` as a skill called ``name`` that any agent can use into ``folder``.

    The references of one that is there are replaced; whoever calls makes sure that it is one of ours.
    """
    if (folder / "references").exists():
        shutil.rmtree(folder / "references")
    description, prose = _first_page(_ALONE, bundle)
    head = f"name: {name}\ndescription: {json.dumps(description)}\nmetadata:\n  made-by: {MARK}\n"
    _write_skill(folder, head, prose, bundle)


def _write_skill(folder: Path, head: str, prose: str, bundle: Bundle) -> None:
    _write(folder / "SKILL.md", f"---\n{head}---\n\n{prose}")
    for each in bundle.pages:
        _write(folder / "references" / f"{each.name}.md", each.text)


def _first_page(template: str, bundle: Bundle) -> tuple[str, str]:
    """The description of the skill, and its body."""
    keys, body = split(files("skills").joinpath(*template.split("/")).read_text("utf-8"), template)
    title = {"title": bundle.provider.title}
    values = {
        **title,
        "pages": _listed(bundle.pages, keys["kinds"]),
        "some_left": "yes" if bundle.left else "",
        "left": "".join(f"\n- {each}" for each in bundle.left),
    }
    description = str(keys["description"])
    places = {name: Slot() for name in title if f"{{{{{name}}}}}" in description}
    described = filled(description, places, {name: title[name] for name in places}, template).strip()
    return described, filled(body, slots_of(keys, body, template), values, template)


def _listed(pages: Iterable[BundlePage], kinds: Mapping[str, str]) -> str:
    """The pages in their order, each kind below the sentence that says what it is good for."""
    groups = groupby(pages, key=lambda each: each.name.partition("/")[0])
    return "\n\n".join(
        "\n".join([kinds[kind], "", *(f"- `references/{each.name}.md`: {_title(each)}" for each in group)])
        for kind, group in groups
    )


def _title(page: BundlePage) -> str:
    found = _TITLE.search(page.text)
    return found[1] if found else page.name


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
