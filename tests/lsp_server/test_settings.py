"""Settings of the agent and of the command that it may have run: what they take, and how a wrong one is told."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from lsp_server.errors import InputError
from lsp_server.settings import TABLE, Settings, overlay, read_settings

OURS = {"agent_model", "agent_dollars", "agent_turns", "check_command", "check_seconds"}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.key)
def test_the_example_of_each_setting_can_be_used(row: Any) -> None:
    """It is what a person copies."""
    value = tomllib.loads(f"{row.key} = {row.example}")[row.key]
    assert getattr(overlay(Settings(), {row.key: value}), row.key) != getattr(Settings(), row.key)
    assert row.allowed
    assert row.description.endswith(".")


def test_the_settings_of_the_agent_are_in_the_table() -> None:
    """So that they are documented."""
    assert {row.key for row in TABLE} >= OURS


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("agent_model", each) for each in ("", "  ", 3, ["x"], True)),
        *(("agent_dollars", each) for each in (0, -1, "5", True, float("inf"), float("nan"))),
        *(("agent_turns", each) for each in (0, -1, 1.5, "80", True)),
        *(("check_command", each) for each in ("npm test", [3], [""], [" ", "x"], ["a\0b"], {"a": "b"}, [["a"]])),
        *(("check_seconds", each) for each in (0, -1, "60", True, float("inf"), float("nan"))),
    ],
)
def test_a_wrong_value_is_told_with_what_is_allowed(key: str, value: object) -> None:
    """A command is never one text: no shell reads it."""
    with pytest.raises(InputError, match=key) as raised:
        overlay(Settings(), {key: value})
    assert "for example" in raised.value.remedy


@pytest.mark.parametrize("words", [["npm", "test"], ["sh", "-c", " a  b ", ""], ["printf", "%s\n", "a\tb"], []])
def test_the_words_of_a_command_stay_as_they_are_written(words: list[str]) -> None:
    """Blanks in a word and an empty word mean something to a program."""
    assert overlay(Settings(), {"checkCommand": words}).check_command == tuple(words)


def test_they_are_read_from_the_projects_file(tmp_path: Path) -> None:
    """In TOML, whole numbers count as numbers."""
    (tmp_path / "luthier.toml").write_text(
        'agent_model = "a"\nagent_dollars = 2\nagent_turns = 9\ncheck_command = ["make", "check"]\ncheck_seconds = 5\n'
    )
    found = read_settings(tmp_path)
    assert (found.agent_model, found.agent_dollars, found.agent_turns) == ("a", 2.0, 9)
    assert (found.check_command, found.check_seconds) == (("make", "check"), 5.0)
