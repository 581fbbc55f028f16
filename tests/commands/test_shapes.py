"""What commands print with ``--json`` is what their published schemas say."""

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from lsp_server.commands.schema import shape_of
from tests.support.commands import luthier
from tests.support.folders import copy_of, folder_of
from tests.support.shops import FAULTY

COMMANDS = [
    ["scan"],
    ["propose", "--covered"],
    ["insert"],
    ["check"],
    ["plan", "show"],
    ["plan", "status"],
    ["plan", "sync"],
    ["plan", "add", "--all"],
    ["tour"],
    ["doctor"],
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("sample", ["flask_shop", "next_saas", "faulty"])
def test_a_commands_json_follows_its_schema_and_holds_nothing_else(
    words: list[str], sample: str, tmp_path: Path
) -> None:
    """Keys that the schema does not know fail here, so that none is added in silence."""
    folder = folder_of(tmp_path / "faulty", FAULTY) if sample == "faulty" else copy_of(sample, tmp_path)
    printed = luthier(*words, folder, "--json").json
    name = " ".join(word for word in words if not word.startswith("-"))
    assert (printed["version"], printed["command"]) == (1, name)
    schema = strict(shape_of(name))
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(printed)] == []


def test_schemas_are_printed_by_name() -> None:
    """And a name that is none is an error."""
    assert luthier("schema", "plan", "show").json == shape_of("plan show")
    ran = luthier("schema", "scna")
    assert (ran.code, "Did you mean scan?" in ran.err) == (2, True)


def strict(schema: Any) -> Any:
    """The schema with every object closed."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: strict(value) for key, value in schema.items()}
    return {**closed, "additionalProperties": False} if schema.get("type") == "object" else closed
