"""Have every tool call judged: the hook that the SDK asks, and what it never asks about."""

from collections.abc import Callable
from typing import cast

from claude_agent_sdk import AssistantMessage, ToolResultBlock, ToolUseBlock, UserMessage
from claude_agent_sdk.types import HookCallback, HookContext, HookInput, HookJSONOutput, PreToolUseHookInput

from lsp_server.runs.guarding import Deny, Gate, judge, unjudged
from lsp_server.runs.values import News


def guard(gate: Gate, tell: Callable[[News], None]) -> HookCallback:
    """The hook that has every tool call judged, and tells what was used."""

    async def hook(asked: HookInput, number: str | None, _context: HookContext) -> HookJSONOutput:
        call = cast("PreToolUseHookInput", asked)
        gate.open.pop(number or "", None)
        decision, used = judge(call["tool_name"], call["tool_input"], gate)
        tell(used)
        if isinstance(decision, Deny):
            return _answer("deny", permissionDecisionReason=decision.reason)
        return _answer("allow", updatedInput=dict(decision.given))

    return hook


def called(message: AssistantMessage, gate: Gate) -> None:
    """Keep in mind what the model calls."""
    uses = [each for each in message.content if isinstance(each, ToolUseBlock)]
    gate.open |= {each.id: (each.name, each.input) for each in uses}


def returned(message: UserMessage, gate: Gate, tell: Callable[[News], None]) -> None:
    """Tell the calls that the process refused by itself, before the hook was asked."""
    results = message.content if isinstance(message.content, list) else []
    for each in results:
        if isinstance(each, ToolResultBlock) and each.tool_use_id in gate.open:
            tell(unjudged(*gate.open.pop(each.tool_use_id), gate))


def _answer(decision: str, **more: object) -> HookJSONOutput:
    said = {"hookEventName": "PreToolUse", "permissionDecision": decision, **more}
    return cast("HookJSONOutput", {"hookSpecificOutput": said})
