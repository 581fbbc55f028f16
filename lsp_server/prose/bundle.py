"""Write the one plugin that an agent may look things up in: a provider's notes, documents and examples."""

import json
import re
import shutil
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from analyzers.languages import language_of
from lsp_server.errors import InputError
from lsp_server.prose.docs import shipped_docs
from lsp_server.prose.filling import filled, slots_of
from lsp_server.prose.frontmatter import split
from lsp_server.prose.knowledge import load_knowledge
from lsp_server.prose.providers import PROVIDERS

TOKENS = 40_000
"""How much the pages may hold together; what does not fit is left out, the least useful first."""

_CHARACTERS_A_TOKEN = 4
_NAME, _FOLDER = "luthier", "plugin"
_TEMPLATE = "reference/SKILL.md"
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_FILE = re.compile(r"^`([^`\n]+)`:$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Page:
    name: str
    """Path below the references, without its ending."""
    text: str
    """Markdown; its first heading tells what it is about."""
    languages: frozenset[str] = frozenset()
    """What it is about; empty for all."""


def write_plugin(
    folder: Path, provider: str, moments: Iterable[str] = (), languages: Collection[str] = (), tokens: int = TOKENS
) -> Path:
    """Write the plugin for ``provider`` into ``folder`` and say where it is; one that is there is written over.

    It holds the shipped documents, so that it depends on nothing but what is given; newer ones are in the menu.
    An agent keeps the list of pages that it had when it was started, and reads the pages as they are.

    Args:
        folder: A folder of the run's own.
        provider: Its name.
        moments: Those whose pages go along; a name that the catalogue does not know is passed over.
        languages: Pages about other languages are left out; all are taken when none is named.
        tokens: How much the pages may hold together.

    Raises:
        InputError: when there is no such provider.
    """
    titles = {each.name: each.title for each in load_knowledge().providers}
    if provider not in titles:
        raise InputError(f"There is no provider {provider}.", f"There is {', '.join(titles)}.")
    wanted = frozenset(languages)
    fits = (each for each in _pages(provider, moments) if not (wanted and each.languages) or wanted & each.languages)
    pages = _within(tokens * _CHARACTERS_A_TOKEN, fits)
    plugin = folder / _FOLDER
    _clear(plugin)
    skill = plugin / "skills" / "reference"
    description, prose = _skill(titles[provider], pages)
    manifest = json.dumps({"name": _NAME, "description": description}, indent=2)
    _write(plugin / ".claude-plugin" / "plugin.json", f"{manifest}\n")
    _write(skill / "SKILL.md", f"---\nname: reference\ndescription: {json.dumps(description)}\n---\n\n{prose}")
    for each in pages:
        _write(skill / "references" / f"{each.name}.md", each.text)
    return plugin


def _clear(plugin: Path) -> None:
    """Leave nothing of before, but the folder itself: a sandbox may hold on to it."""
    for each in plugin.iterdir() if plugin.is_dir() else ():
        shutil.rmtree(each)


def _pages(provider: str, moments: Iterable[str]) -> Iterator[_Page]:
    """The most useful first."""
    knowledge = load_knowledge()
    yield _Page("provider", next(each.guidance for each in knowledge.providers if each.name == provider))
    named = set(moments)
    for moment in knowledge.catalogue.moments:
        if moment.name in named:
            yield _Page(f"moments/{moment.name}", moment.guidance)
    for doc in shipped_docs(provider):
        text = f"From {doc.source}, {doc.date}, SDK {doc.sdk}.\n\n{doc.text}"
        yield _Page(f"docs/{doc.name}", text, frozenset(doc.languages))
    for path in sorted((PROVIDERS / provider / "setup").glob("*.md")):
        text = path.read_text("utf-8")
        named_languages = map(language_of, _FILE.findall(text))
        yield _Page(f"examples/{path.stem}", text, frozenset(each for each in named_languages if each))


def _within(characters: int, pages: Iterable[_Page]) -> tuple[_Page, ...]:
    """As many as fit, in their order; one that is too large does not keep out a smaller one behind it."""
    kept = []
    for each in pages:
        if len(each.text) <= characters:
            characters -= len(each.text)
            kept.append(each)
    return tuple(kept)


def _skill(title: str, pages: tuple[_Page, ...]) -> tuple[str, str]:
    """The description of the skill, and its body."""
    keys, body = split(files("skills").joinpath(*_TEMPLATE.split("/")).read_text("utf-8"), _TEMPLATE)
    listed = "\n".join(f"- `references/{each.name}.md`: {_title(each)}" for each in pages)
    values = {"title": title, "pages": listed}
    return str(keys["description"]), filled(body, slots_of(keys, body, _TEMPLATE), values, _TEMPLATE)


def _title(page: _Page) -> str:
    found = _TITLE.search(page.text)
    return found[1] if found else page.name


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
