"""Read the pages of the rules: one Markdown file each, whose frontmatter is the summary and whose body explains."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from analyzers.model import Gravity
from lsp_server.errors import KnowledgeBroken
from lsp_server.prose.frontmatter import broken, split


@dataclass(frozen=True, slots=True)
class RulePage:
    """What a person may read about one rule."""

    name: str
    """The file's stem: ``event-not-in-plan``."""
    gravity: Gravity
    """How much its problems matter when a team decides nothing else."""
    summary: str
    """One sentence."""
    title: str
    body: str
    """The page as Markdown, title included."""


@cache
def read_rules() -> tuple[RulePage, ...]:
    """The shipped pages, in the order of their names.

    Raises:
        KnowledgeBroken: when a page is malformed; the message names the file.
    """
    folder = files("skills").joinpath("rules")
    pages = sorted((page.name, page) for page in folder.iterdir() if page.name.endswith(".md"))
    return tuple(read_rule(page.read_text("utf-8"), name) for name, page in pages)


def read_rule(text: str, file_name: str) -> RulePage:
    """The rule that ``text``, the content of ``file_name``, describes.

    Raises:
        KnowledgeBroken: when a key is missing or of the wrong form.
    """
    keys, body = split(text, file_name)
    try:
        name, gravity, summary = str(keys["rule"]), Gravity(keys["gravity"]), str(keys["summary"])
    except (KeyError, ValueError) as error:
        raise _wrong(file_name, str(error)) from None
    if f"{name}.md" != file_name:
        raise _wrong(file_name, f"the rule is called {name}")
    title = next((line[2:].strip() for line in body.splitlines() if line.startswith("# ")), name)
    return RulePage(name, gravity, summary, title, body)


def _wrong(file_name: str, what: str) -> KnowledgeBroken:
    return broken(file_name, 1, f"The frontmatter is not that of a rule: {what}.", "Give it rule, gravity and summary.")
