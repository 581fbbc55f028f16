"""What an agent's tool calls may do: only what its stage grants, only in its room, and nothing that holds a secret."""

from lsp_server.runs.guarding.deciding import SKILL, TOOLS, Allow, Deny, Gate, decide
from lsp_server.runs.guarding.judging import judge, unjudged
from lsp_server.runs.guarding.room import Room

__all__ = ["SKILL", "TOOLS", "Allow", "Deny", "Gate", "Room", "decide", "judge", "unjudged"]
