"""How the agent's process is started: nothing of the user's settings, and no tool but those named here."""

import os
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from claude_agent_sdk import ClaudeAgentOptions, HookMatcher, SdkMcpTool, create_sdk_mcp_server
from claude_agent_sdk.types import HookCallback

from lsp_server.runs.guarding import SKILL, TOOLS, Room

_BUFFER = 16 * 2**20  # bytes of one message between the process and us
_HOOK_SECONDS = 20.0


def options(
    room: Room,
    program: Path,
    *,
    system: str,
    tools: Mapping[str, Sequence[SdkMcpTool[Any]]],
    hook: HookCallback,
    variables: dict[str, str],
    dollars: float,
    model: str | None,
) -> ClaudeAgentOptions:
    """The options of a conversation in ``room``, by ``program``; every tool call passes ``hook``, or is refused."""
    plugin = room.plugin
    return ClaudeAgentOptions(
        cwd=room.shadow,
        cli_path=program,
        env=variables,
        system_prompt=system,
        model=model,
        tools=list(TOOLS),
        mcp_servers={name: create_sdk_mcp_server(name, tools=list(group)) for name, group in tools.items()},
        strict_mcp_config=True,
        setting_sources=[],
        plugins=[{"type": "local", "path": str(plugin)}] if plugin else [],
        skills=[SKILL] if plugin else [],
        permission_mode="acceptEdits",
        disallowed_tools=list(_denied()),
        hooks={"PreToolUse": [HookMatcher(hooks=[hook], on_failure="block", timeout=_HOOK_SECONDS)]},
        verbatim_prompts=True,
        include_partial_messages=True,
        max_budget_usd=dollars,
        max_buffer_size=_BUFFER,
        extra_args={"no-session-persistence": None},
        stderr=_unheard if os.name == "nt" else None,  # elsewhere ``program`` shuts it off
    )


@cache
def _denied() -> tuple[str, ...]:
    """The second net: the process itself refuses paths of these names, and leaves them out of what it finds."""
    withheld = tomllib.loads(files("lsp_server.workspace").joinpath("withheld.toml").read_text("utf-8"))
    shapes = [*withheld["names"], *(f"{each}/**" for each in withheld["folders"])]
    return tuple(f"{tool}(**/{each})" for each in shapes for tool in ("Read", "Edit") if "[" not in each)


def _unheard(_line: str) -> None:
    """What the process writes to its standard error may hold paths and texts; nobody needs it."""
