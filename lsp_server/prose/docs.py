"""The menu of documents: pages about a provider's SDKs, shipped, with newer ones from the person's cache over them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import platformdirs

from lsp_server.errors import KnowledgeBroken
from lsp_server.prose.frontmatter import split
from lsp_server.prose.providers import PROVIDERS

_KEYS = {"title", "source", "date", "sdk"}
_MORE = {"languages", "markdown", "etag"}


@dataclass(frozen=True, slots=True)
class Doc:
    """One document."""

    provider: str
    name: str
    """The file's stem."""
    title: str
    source: str
    """Address of the page for people."""
    date: date
    """When it was written, or last found unchanged at its source."""
    sdk: str
    """Packages and versions that it was written for; ``current`` for a page that was fetched."""
    text: str
    """Markdown without frontmatter."""
    age_days: int = 0
    """Days from ``date`` to the day that was asked for; never negative."""
    languages: tuple[str, ...] = ()
    """Languages that it is about; empty for all."""
    markdown: str = ""
    """Address of the same page as Markdown, where it differs from ``source``."""
    etag: str = ""
    """What the source calls this version of the page; empty for a shipped page."""


def list_docs(provider: str, today: date, cached: Path | None = None) -> tuple[Doc, ...]:
    """The documents about ``provider`` by name; a cached one stands for the shipped one when it is newer.

    A cached page that cannot be read is passed over; ``cached`` replaces the person's own cache.
    """
    pages = dict(_shipped(provider))
    for name, page in _cached(cached or cache_folder(), provider):
        if name in pages and page.date > pages[name].date:
            pages[name] = page
    return tuple(_aged(pages[name], today) for name in sorted(pages))


def read_doc(provider: str, name: str, today: date, cached: Path | None = None) -> Doc | None:
    """One document of the menu; None when there is none of that name."""
    return next((each for each in list_docs(provider, today, cached) if each.name == name), None)


def cache_folder() -> Path:
    """Where fetched documents are kept, as ``PROVIDER/NAME.md``."""
    return Path(platformdirs.user_cache_dir("luthier")) / "docs"


def parse_doc(text: str, provider: str, name: str) -> Doc:
    """The document that ``text`` holds.

    Raises:
        KnowledgeBroken: when a key of the frontmatter is missing, unknown or of the wrong form.
    """
    file = f"{provider}/docs/{name}.md"
    keys, body = split(text, file)
    if not _KEYS <= set(keys) <= _KEYS | _MORE:
        raise KnowledgeBroken(f"{file} has other keys than a document.", f"Give it {', '.join(sorted(_KEYS))}.")
    if not isinstance(keys["date"], date):
        raise KnowledgeBroken(f"{file}: `date` is no date.", "Write it as 2026-01-31.")
    words = {key: _text(keys, key, file) for key in ("title", "source", "sdk", "markdown", "etag")}
    return Doc(
        provider,
        name,
        words["title"],
        words["source"],
        keys["date"],
        words["sdk"],
        body,
        languages=tuple(map(str, keys.get("languages") or ())),
        markdown=words["markdown"],
        etag=words["etag"],
    )


@cache
def _shipped(provider: str) -> tuple[tuple[str, Doc], ...]:
    return tuple(_pages(PROVIDERS / provider / "docs", provider))


def _cached(folder: Path, provider: str) -> Iterator[tuple[str, Doc]]:
    for path in sorted((folder / provider).glob("*.md")):
        try:
            yield path.stem, parse_doc(path.read_text("utf-8"), provider, path.stem)
        except (KnowledgeBroken, OSError, UnicodeDecodeError):
            continue


def _pages(folder: Path, provider: str) -> Iterator[tuple[str, Doc]]:
    for path in sorted(folder.glob("*.md")):
        yield path.stem, parse_doc(path.read_text("utf-8"), provider, path.stem)


def _aged(page: Doc, today: date) -> Doc:
    return replace(page, age_days=max(0, (today - page.date).days))


def _text(keys: Mapping[str, Any], key: str, file: str) -> str:
    value = keys.get(key, "")
    if not isinstance(value, str) or (key in _KEYS and not value.strip()):
        raise KnowledgeBroken(f"{file}: `{key}` is no text.", "Put it into quotes.")
    return value.strip()
