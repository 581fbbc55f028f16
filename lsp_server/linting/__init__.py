"""Hold the prose and the airplanes against each other, and against what they promise."""

from lsp_server.linting.checks import lint
from lsp_server.linting.values import Lapse

__all__ = ["Lapse", "lint"]
