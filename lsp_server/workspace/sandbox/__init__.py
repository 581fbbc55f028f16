"""How a program of somebody else's is started: with few variables, and behind walls where the system has them."""

from lsp_server.workspace.sandbox.environment import Surroundings, surroundings, ways_known, ways_set
from lsp_server.workspace.sandbox.starter import Starter, write_starter
from lsp_server.workspace.sandbox.walls import Mount, remedy, walls, why_not

__all__ = [
    "Mount",
    "Starter",
    "Surroundings",
    "remedy",
    "surroundings",
    "walls",
    "ways_known",
    "ways_set",
    "why_not",
    "write_starter",
]
