"""Read the pages of our own tools: what the agent is told of each, and the JSON Schema of what it takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from jsonschema import Draft202012Validator, SchemaError

from lsp_server.errors import KnowledgeBroken
from lsp_server.prose.frontmatter import split


@dataclass(frozen=True, slots=True)
class ToolPage:
    """One tool as the agent is told of it."""

    name: str
    description: str
    """What it does, what comes back, and its bounds."""
    schema: Mapping[str, Any]
    """JSON Schema (draft 2020-12) of its input: a closed object."""


@cache
def read_tools() -> Mapping[str, ToolPage]:
    """The shipped pages by the tools' names.

    Raises:
        KnowledgeBroken: when a page is malformed; the message names the file.
    """
    return read_tools_of(files("skills").joinpath("tools"))


def read_tools_of(folder: Traversable) -> Mapping[str, ToolPage]:
    """The pages of ``folder`` by the tools' names, in their order.

    Raises:
        KnowledgeBroken: when a page is malformed; the message names the file.
    """
    pages = sorted((page.name, page) for page in folder.iterdir() if page.name.endswith(".md"))
    tools = (read_tool(page.read_text("utf-8"), name) for name, page in pages)
    return MappingProxyType({each.name: each for each in tools})


def read_tool(text: str, file_name: str) -> ToolPage:
    """The tool that ``text``, the content of ``file_name``, describes.

    Raises:
        KnowledgeBroken: when a key is missing or unknown, or the input is no closed object by JSON Schema.
    """
    keys, body = split(text, file_name)
    if set(keys) != {"name", "input"} or f"{keys['name']}.md" != file_name:
        raise KnowledgeBroken(f"tools/{file_name} has other keys than a tool.", "Give it `name` and `input`.")
    schema = keys["input"]
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        raise KnowledgeBroken(f"tools/{file_name}: `input` is no JSON Schema: {error.message}.", "Mend it.") from None
    if not isinstance(schema, dict) or (schema.get("type"), schema.get("additionalProperties")) != ("object", False):
        raise KnowledgeBroken(f"tools/{file_name}: `input` is no closed object.", "Write additionalProperties: false.")
    return ToolPage(str(keys["name"]), body.strip(), schema)
