"""Whichever way leads to the model, the agent's process takes it: a key, a gateway, or a cloud."""

import pytest

from lsp_server.runs.faults import AgentFault
from tests.support.agents import Studio
from tests.support.model_api import ModelApi, say, use


def variables(api: ModelApi, **more: str) -> dict[str, str]:
    """What is set by a person who has no key for the API itself."""
    none = {"ANTHROPIC_API_KEY": "", "ANTHROPIC_BASE_URL": ""}
    return {**api.environment, **none, **{name: value.replace("URL", api.url) for name, value in more.items()}}


@pytest.mark.asyncio
async def test_a_gateway_gets_its_token_and_path(studio: Studio, jailing: bool) -> None:
    """And the headers that it asks for."""
    async with ModelApi([use("Read", file_path="app.py"), say("Done.")]) as api:
        gateway = variables(
            api,
            ANTHROPIC_BASE_URL="URL",
            ANTHROPIC_AUTH_TOKEN="token",  # noqa: S106 - it opens nothing
            ANTHROPIC_CUSTOM_HEADERS="X-Team: tuners",
        )
        async with studio.conversation(gateway, jailing=jailing) as talk:
            assert await talk.ask("Go.") == "Done."
    assert api.requests[0].headers["Authorization"] == "Bearer token"
    assert api.requests[0].headers["X-Team"] == "tuners"


@pytest.mark.asyncio
async def test_foundry_is_spoken_to(studio: Studio) -> None:
    """It speaks the API's own protocol."""
    async with ModelApi([use("Read", file_path="app.py"), say("Done.")]) as api:
        foundry = variables(
            api, CLAUDE_CODE_USE_FOUNDRY="1", ANTHROPIC_FOUNDRY_BASE_URL="URL", ANTHROPIC_FOUNDRY_API_KEY="key"
        )
        async with studio.conversation(foundry) as talk:
            assert await talk.ask("Go.") == "Done."


CLOUDS = {
    "Bedrock": (
        {
            "CLAUDE_CODE_USE_BEDROCK": "1",
            "ANTHROPIC_BEDROCK_BASE_URL": "URL",
            "CLAUDE_CODE_SKIP_BEDROCK_AUTH": "1",
            "AWS_REGION": "eu-west-1",
        },
        "/model/",
    ),
    "Vertex": (
        {
            "CLAUDE_CODE_USE_VERTEX": "1",
            "ANTHROPIC_VERTEX_BASE_URL": "URL",
            "CLAUDE_CODE_SKIP_VERTEX_AUTH": "1",
            "CLOUD_ML_REGION": "europe-west1",
            "ANTHROPIC_VERTEX_PROJECT_ID": "project",
        },
        ":streamRawPredict",
    ),
}


@pytest.mark.asyncio
@pytest.mark.parametrize(("cloud", "path"), CLOUDS.values(), ids=CLOUDS)
async def test_a_cloud_is_asked_at_its_own_address(studio: Studio, cloud: dict[str, str], path: str) -> None:
    """What it answers in its own protocol is the process's business; here it knows no model."""
    async with ModelApi() as api, studio.conversation(variables(api, **cloud)) as talk:
        with pytest.raises(AgentFault):
            await talk.ask("Go.")
    assert any(path in each.path for each in api.others)
