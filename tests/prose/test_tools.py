"""The pages of our own tools: closed schemas, bounds on all that is taken, and descriptions of what comes back."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from analyzers.model import Lifecycle, Side
from lsp_server.errors import KnowledgeBroken
from lsp_server.prose.knowledge import load_knowledge
from lsp_server.prose.stages import read_stages
from lsp_server.prose.tool_pages import read_tool, read_tools, read_tools_of
from lsp_server.runs.values import LessonKind

NAMES = [
    "env_has_key",
    "env_set_key",
    "list_docs",
    "propose_event",
    "read_doc",
    "read_sdk",
    "record_files",
    "record_lesson",
    "run_check",
]
EVENT = {
    "event": "order_placed",
    "description": "How many orders come in, and from which plan?",
    "lifecycle": "revenue",
    "side": "server",
    "file": "shop/orders.py",
    "symbol": "Checkout.post",
    "properties": [{"name": "plan", "type": "string", "description": "free, pro"}],
}
TAKEN = [
    ("record_files", {"files": [{"path": "app/(shop)/pay.ts", "why": "People pay for their orders here."}]}),
    ("propose_event", EVENT),
    ("propose_event", {**EVENT, "event": "Order Placed", "moment": "order_placed", "properties": []}),
    ("propose_event", {**EVENT, "symbol": "POST /orders/:id"}),
    ("list_docs", {}),
    ("read_doc", {"name": "python-frameworks"}),
    ("read_sdk", {}),
    ("read_sdk", {"package": "@scope/node-sdk", "name": "Client.capture", "near": "web/app.ts", "offset": 16000}),
    ("env_has_key", {"name": "POSTHOG_API_KEY", "file": ".env.local"}),
    ("env_set_key", {"name": "POSTHOG_HOST", "value": "https://eu.i.posthog.com"}),
    ("run_check", {}),
    ("record_lesson", {"kind": "missing-tool", "text": "Nothing told me the version.", "page": "stages/3-implement"}),
]
REFUSED = [
    ("record_files", {"files": []}),
    ("record_files", {"files": [{"path": "/etc/passwd", "why": "People pay for their orders here."}]}),
    ("record_files", {"files": [{"path": "~/app.py", "why": "People pay for their orders here."}]}),
    ("record_files", {"files": [{"path": "a\nb.py", "why": "People pay for their orders here."}]}),
    ("record_files", {"files": [{"path": f"{at}.py", "why": "People pay here."} for at in range(41)]}),
    ("propose_event", {**EVENT, "event": "no"}),
    ("propose_event", {**EVENT, "event": "x" * 61}),
    ("propose_event", {**EVENT, "event": "order_{id}"}),
    ("propose_event", {**EVENT, "lifecycle": "growth"}),
    ("propose_event", {**EVENT, "side": "both"}),
    ("propose_event", {**EVENT, "symbol": "two words"}),
    ("propose_event", {**EVENT, "symbol": "POST /orders\nand more"}),
    ("propose_event", {**EVENT, "code": "capture()"}),
    ("propose_event", {**EVENT, "properties": EVENT["properties"] * 5}),
    ("propose_event", {**EVENT, "properties": [{"name": "plan", "type": "object", "description": "free, pro"}]}),
    ("propose_event", {key: value for key, value in EVENT.items() if key != "file"}),
    ("read_doc", {"name": "../SKILL"}),
    ("read_sdk", {"package": "../other"}),
    ("read_sdk", {"offset": -1}),
    ("env_has_key", {"name": "A KEY"}),
    ("env_set_key", {"name": "KEY", "value": "one\nOTHER=two"}),
    ("run_check", {"command": "rm -rf /"}),
    ("record_lesson", {"kind": "complaint", "text": "It was hard to do."}),
]


def test_the_tools_are_those_of_the_table() -> None:
    """In the order of their names."""
    assert list(read_tools()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_closed_and_bounds_all_that_it_takes(name: str) -> None:
    """So that nothing endless comes in, and nothing that the tool would pass over in silence."""
    for schema in _parts(read_tools()[name].schema):
        match schema.get("type"):
            case "object":
                assert schema["additionalProperties"] is False
            case "array":
                assert schema["maxItems"] <= 40
            case "string":
                assert schema["maxLength"] <= 600
            case "integer":
                assert {"minimum", "maximum"} <= set(schema)
            case other:
                assert other is None
                assert schema["enum"]


@pytest.mark.parametrize(("name", "given"), TAKEN)
def test_what_a_tool_is_for_is_taken(name: str, given: dict[str, Any]) -> None:
    """By its schema."""
    assert [error.message for error in Draft202012Validator(read_tools()[name].schema).iter_errors(given)] == []


@pytest.mark.parametrize(("name", "given"), REFUSED)
def test_what_a_tool_cannot_use_is_refused(name: str, given: dict[str, Any]) -> None:
    """Before any code of ours sees it."""
    assert not Draft202012Validator(read_tools()[name].schema).is_valid(given)


def test_the_words_of_schemas_are_those_of_the_values() -> None:
    """A kind that is added to one is added to the other."""
    event, lesson = (
        read_tools()["propose_event"].schema["properties"],
        read_tools()["record_lesson"].schema["properties"],
    )
    assert event["lifecycle"]["enum"] == [each.value for each in Lifecycle]
    assert event["side"]["enum"] == [each.value for each in Side]
    assert lesson["kind"]["enum"] == [each.value for each in LessonKind]


def test_kinds_of_lessons_and_pages_are_explained_where_they_are_asked_for() -> None:
    """And a page that is named there exists."""
    body = read_stages()[-1].body
    assert all(f"`{kind}`" in body for kind in LessonKind)
    assert all(f"`stages/{each.order}-{each.name}`" in body for each in read_stages()[:-1])


def test_moments_of_the_catalogue_fit_the_schema() -> None:
    """So that an event can name the kind of occurrence that it is."""
    moment = Draft202012Validator(read_tools()["propose_event"].schema["properties"]["moment"])
    assert [each.name for each in load_knowledge().catalogue.moments if not moment.is_valid(each.name)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_description_is_short_and_plain(name: str) -> None:
    """One sentence a line, and no shouting."""
    description = read_tools()[name].description
    assert 60 <= len(description) <= 600
    assert "!" not in description
    assert all(line.endswith(".") for line in description.splitlines())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\nname: other\ninput: {type: object, additionalProperties: false}\n---\nIt.", "has other keys"),
        ("---\nname: tool\n---\nIt.", "has other keys"),
        ("---\nname: tool\ninput: {type: thing}\n---\nIt.", "is no JSON Schema"),
        ("---\nname: tool\ninput: [a]\n---\nIt.", "is no JSON Schema"),
        ("---\nname: tool\ninput: true\n---\nIt.", "is no closed object"),
        ("---\nname: tool\ninput: {type: object}\n---\nIt.", "is no closed object"),
    ],
)
def test_a_malformed_page_is_reported(tmp_path: Path, text: str, said: str) -> None:
    """With its name, and what is wrong about it."""
    (tmp_path / "tool.md").write_text(text, "utf-8")
    with pytest.raises(KnowledgeBroken, match=f"tools/tool.md.*{said}"):
        read_tools_of(tmp_path)


def test_a_page_is_read_as_it_stands() -> None:
    """Name, description without white space around it, and the schema as a mapping."""
    page = read_tool(
        "---\nname: tool\ninput: {type: object, additionalProperties: false}\n---\n\nDoes it.\n", "tool.md"
    )
    assert (page.name, page.description) == ("tool", "Does it.")
    assert page.schema == {"type": "object", "additionalProperties": False}


def _parts(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield schema
    for each in schema.get("properties", {}).values():
        yield from _parts(each)
    if "items" in schema:
        yield from _parts(schema["items"])
