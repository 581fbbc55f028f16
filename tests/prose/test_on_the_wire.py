"""What really goes to the model, over a whole run: no request of a stage holds what belongs to a later one."""

import re
from pathlib import Path
from typing import Any

import pytest
from claude_agent_sdk import SdkMcpTool

from lsp_server.agent.conversation import Conversation
from lsp_server.agent.tools import TABLE
from lsp_server.prose.bundle import write_plugin
from lsp_server.prose.stages import StagePage, read_commandments, read_stages
from lsp_server.prose.tool_pages import ToolPage, read_tools
from lsp_server.runs.guarding import Room
from lsp_server.runs.values import Limits
from tests.prose.test_stages import filled
from tests.support.agents import Studio, open_studio
from tests.support.model_api import ModelApi, say, use

LATER = {
    "plan": r"\bevents?\b|tracking|analytic|captur|instrument|telemetr|properties of|funnel|propose_event",
    "implement": r"implement|captur|instrument|read_sdk|read_doc|env_has_key|run_check",
    "check": r"mend what|a program read",
    "retrospective": r"retrospect|lesson|set you up",
}
"""Fewer words than where only our own texts are read: the agent's program has its own, such as of files it tracks."""


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    """A room with a small project and the reference of a provider."""
    studio = open_studio(tmp_path)
    write_plugin(studio.room.folder, "posthog", ["signed_up"])
    return studio


def groups() -> dict[str, list[SdkMcpTool[Any]]]:
    """Our tools in the groups that they are revealed by; each takes what it is given."""
    return {group: [tool(read_tools()[name]) for name in names] for group, names in TABLE.items()}


def tool(page: ToolPage) -> SdkMcpTool[Any]:
    """One tool with the page that describes it."""

    async def handle(_: Any) -> dict[str, Any]:
        return {"content": [{"type": "text", "text": "Noted."}]}

    return SdkMcpTool(page.name, page.description, dict(page.schema), handle)


def talk_in(room: Room, api: ModelApi, page: list[StagePage]) -> Conversation:
    """A conversation at the stage that ``page`` holds last."""
    return Conversation(
        room,
        system=read_commandments(),
        tools=groups(),
        granted=lambda: frozenset(page[-1].tools),
        limits=Limits(silence=20.0),
        model=None,
        tell=lambda _: None,
        environment=api.environment,
    )


@pytest.mark.asyncio
async def test_no_request_holds_what_belongs_to_a_later_stage(studio: Studio) -> None:
    """Prompts, tools and their schemas, skills, and whatever the agent's program adds."""
    stages: list[StagePage] = []
    async with ModelApi([say("Done.")] * 5) as api, talk_in(studio.room, api, stages) as talk:
        for page in read_stages():
            stages.append(page)
            await talk.ask(filled(page))
            text = api.requests[-1].text
            later = [
                words for name, words in LATER.items() if name in {each.name for each in read_stages()[page.order :]}
            ]
            assert [match[0] for words in later for match in re.finditer(words, text, re.IGNORECASE)] == [], page.name
            assert all(name in text for name in page.tools)


@pytest.mark.asyncio
async def test_the_reference_is_loaded_where_it_is_granted_and_its_pages_can_be_read(studio: Studio) -> None:
    """A page that was written later can be read as well."""
    pages = [each for each in read_stages() if each.name == "implement"]
    references = studio.room.folder.resolve() / "plugin" / "skills" / "reference" / "references"
    script = [
        use("Skill", skill="luthier:reference"),
        use("Read", file_path=str(references / "docs" / "python.md")),
        say("Read."),
        use("Read", file_path=str(references / "moments" / "logged_in.md")),
        say("Read again."),
    ]
    async with ModelApi(script) as api, talk_in(studio.room, api, pages) as talk:
        await talk.ask("Load it.")
        assert "How events are sent to PostHog" in api.requests[-1].text
        write_plugin(studio.room.folder, "posthog", ["signed_up", "logged_in"])
        await talk.ask("And this.")
    launched, document, moment = api.results
    assert not any(each.failed for each in api.results)
    assert "luthier:reference" in launched.text
    assert "# PostHog in Python" in document.text
    assert "# Logged in" in moment.text
