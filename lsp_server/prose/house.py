"""The page about what a project has of its own for sending, which goes along where there is such a thing."""

from functools import cache
from importlib.resources import files

from lsp_server.prose.frontmatter import split

NAME = "house"
"""What the page is called, in the skills and among the references."""


@cache
def load_house() -> str:
    """The page, without its frontmatter."""
    file = f"{NAME}.md"
    return split(files("skills").joinpath(file).read_text("utf-8"), file)[1]
