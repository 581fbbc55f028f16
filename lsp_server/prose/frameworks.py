"""Read the pages about frameworks: how each is recognised, and what an agent should know of it."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from analyzers.languages import LANGUAGES, family
from analyzers.model import Side
from lsp_server.prose.frontmatter import split
from lsp_server.prose.keys import Keys
from lsp_server.prose.unread import unread_languages

_KEYS = ("framework", "title", "languages", "packages", "files", "unless", "sides", "airplane", "versions")


@dataclass(frozen=True, slots=True)
class Framework:
    """What a project may be built on, described as a page."""

    name: str
    """The file's stem."""
    title: str
    languages: tuple[str, ...]
    """Names from the table of languages, or from that of languages that are not analyzed."""
    packages: tuple[str, ...]
    """Any of these in the nearest manifest tells; empty when only files do."""
    files: tuple[str, ...]
    """Any of these patterns, as in ``.gitignore`` and from the manifest's folder, must be there as well; empty for
    none."""
    unless: tuple[str, ...]
    """Packages that make it another framework."""
    sides: tuple[Side, ...]
    airplane: str
    """The example app of it; empty when there is none."""
    versions: str
    """What the page was tried with, for people."""
    guidance: str
    """The page's body, Markdown."""

    @property
    def families(self) -> frozenset[str]:
        """Its languages without what only adds types or markup."""
        return frozenset(map(family, self.languages))


@cache
def load_frameworks() -> tuple[Framework, ...]:
    """The shipped pages; read at the first call and kept.

    Raises:
        KnowledgeBroken: as ``read_frameworks``.
    """
    return read_frameworks()


def read_frameworks(folder: Traversable | None = None) -> tuple[Framework, ...]:
    """All pages of ``folder`` (by default those that are shipped), in the order of their names.

    Raises:
        KnowledgeBroken: when a page is malformed; the message names the file and the key.
    """
    place = folder or files("skills").joinpath("frameworks")
    found = place.iterdir() if place.is_dir() else ()
    pages = sorted((each.name, each) for each in found if each.name.endswith(".md"))
    return tuple(read_framework(page.read_text("utf-8"), name) for name, page in pages)


def read_framework(text: str, file_name: str) -> Framework:
    """The framework that ``text``, the content of ``file_name``, describes.

    Raises:
        KnowledgeBroken: when a key is missing, unknown or of the wrong form.
    """
    file = f"frameworks/{file_name}"
    table, body = split(text, file)
    keys = Keys(file, table, _KEYS)
    framework = Framework(
        name=keys.text("framework"),
        title=keys.text("title"),
        languages=keys.chosen("languages", (*LANGUAGES, *(each.name for each in unread_languages()))),
        packages=keys.texts("packages"),
        files=keys.texts("files"),
        unless=keys.texts("unless"),
        sides=keys.sides("sides"),
        airplane=keys.text("airplane", ""),
        versions=keys.text("versions"),
        guidance=body,
    )
    if f"{framework.name}.md" != file_name:
        raise keys.broken("framework", "differs from the file's name", "Give both the same name.")
    if not framework.packages and not framework.files:
        raise keys.broken("packages", "is missing, and so is `files`", "Write by what the framework is recognised.")
    return framework
