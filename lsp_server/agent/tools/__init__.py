"""The table of our own tools, and how they come to the agent."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Any

from claude_agent_sdk import SdkMcpTool

from lsp_server.agent.tools.reading import list_docs, read_doc, read_sdk
from lsp_server.agent.tools.recording import propose_event, record_files, record_lesson
from lsp_server.agent.tools.setting import env_has_key, env_set_key, run_check
from lsp_server.errors import LuthierError
from lsp_server.prose.tool_pages import ToolPage
from lsp_server.runs.desk import Desk

_log = logging.getLogger(__name__)

Work = Callable[[Desk, Mapping[str, Any]], str]

TABLE: dict[str, dict[str, Work]] = {
    "files": {"record_files": record_files},
    "events": {"propose_event": propose_event},
    "code": {
        "list_docs": list_docs,
        "read_doc": read_doc,
        "read_sdk": read_sdk,
        "env_has_key": env_has_key,
        "env_set_key": env_set_key,
        "run_check": run_check,
    },
    "lessons": {"record_lesson": record_lesson},
}
"""Every tool by the group that it is revealed with."""


def tools_of(desk: Desk, pages: Mapping[str, ToolPage]) -> dict[str, list[SdkMcpTool[Any]]]:
    """The tools at ``desk`` by group, described by their pages."""
    turn = asyncio.Lock()
    return {
        group: [_tool(desk, pages[name], work, turn) for name, work in works.items()] for group, works in TABLE.items()
    }


def _tool(desk: Desk, page: ToolPage, work: Work, turn: asyncio.Lock) -> SdkMcpTool[Any]:
    async def handle(given: Mapping[str, Any]) -> dict[str, Any]:
        try:
            async with turn:
                return _said(await asyncio.to_thread(work, desk, given))
        except LuthierError as error:
            return _said(str(error), failed=True)
        except Exception as error:  # noqa: BLE001 - the edge to the agent
            # What an exception says may hold paths or texts of the person's; the agent learns only that it failed.
            _log.exception("the tool %s failed", page.name)
            return _said(f"{page.name} failed ({type(error).__name__}). Go on without it.", failed=True)

    return SdkMcpTool(page.name, page.description, dict(page.schema), handle)


def _said(text: str, *, failed: bool = False) -> dict[str, Any]:
    return {"content": [{"type": "text", "text": text}], "is_error": failed}
