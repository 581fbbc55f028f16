"""The menu of documents: pages about a provider's SDKs, shipped, with newer ones from the person's cache over them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import platformdirs

from lsp_server.errors import KnowledgeBroken
from lsp_server.prose.frontmatter import split
from lsp_server.prose.providers import PROVIDERS

CURRENT = "current"
"""What a page that was fetched says of its SDK, since its source does not tell."""

_KEYS = {"title", "source", "date", "sdk"}
_MORE = {"languages", "markdown", "etag", "verified"}


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
    verified: bool = True
    """Whether its calls are held against an SDK that the tests install; False where none can be had for that."""

    @property
    def fetched(self) -> bool:
        """Whether it is from the person's cache."""
        return self.sdk == CURRENT

    @property
    def standing(self) -> str:
        """The SDK that it is for, and that its calls were not tried with it, where they were not."""
        return self.sdk if self.verified else f"{self.sdk}, not tried with it"


def list_docs(provider: str, today: date, cached: Path | None = None) -> tuple[Doc, ...]:
    """The documents about ``provider`` by name; a cached one stands for the shipped one unless it is older.

    A cached page that cannot be read is passed over; ``cached`` replaces the person's own cache.
    """
    folder = cached or cache_folder()
    pages = ((each, cached_doc(provider, each.name, folder)) for each in shipped_docs(provider))
    newest = (found if found is not None and found.date >= page.date else page for page, found in pages)
    return tuple(replace(each, age_days=max(0, (today - each.date).days)) for each in newest)


def read_doc(provider: str, name: str, today: date, cached: Path | None = None) -> Doc | None:
    """One document of the menu; None when there is none of that name."""
    return next((each for each in list_docs(provider, today, cached) if each.name == name), None)


def cache_folder() -> Path:
    """Where fetched documents are kept, as ``PROVIDER/NAME.md``."""
    return Path(platformdirs.user_cache_dir("luthier")) / "docs"


@cache
def shipped_docs(provider: str) -> tuple[Doc, ...]:
    """The documents about ``provider`` that come with Luthier, by name.

    Raises:
        KnowledgeBroken: when one is malformed.
    """
    pages = sorted((PROVIDERS / provider / "docs").glob("*.md"))
    return tuple(parse_doc(page.read_text("utf-8"), provider, page.stem) for page in pages)


def cached_doc(provider: str, name: str, folder: Path) -> Doc | None:
    """The document of that name in the cache; None when there is none that can be read."""
    try:
        return parse_doc((folder / provider / f"{name}.md").read_text("utf-8"), provider, name)
    except (KnowledgeBroken, OSError, UnicodeDecodeError):
        return None


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
    if not isinstance(keys.get("verified", True), bool):
        raise KnowledgeBroken(f"{file}: `verified` is neither true nor false.", "Write false, or leave it out.")
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
        verified=keys.get("verified", True),
    )


def _text(keys: Mapping[str, Any], key: str, file: str) -> str:
    value = keys.get(key, "")
    if not isinstance(value, str) or (key in _KEYS and not value.strip()):
        raise KnowledgeBroken(f"{file}: `{key}` is no text.", "Put it into quotes.")
    return value.strip()
