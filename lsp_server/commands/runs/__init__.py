"""``luthier runs``: what the agent did on this machine."""

from typing import Any

import typer
from typer.core import TyperGroup

from lsp_server.commands.runs.forgetting import forget
from lsp_server.commands.runs.listing import list_runs
from lsp_server.commands.runs.showing import show

__all__ = ["app"]

_FIRST = "list"


class _RunsCommands(TyperGroup):
    """Subcommands; without one the runs are listed."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        meant = not args or (args[0].startswith("-") and args[0] not in {"-h", "--help"})
        return super().parse_args(ctx, [_FIRST, *args] if meant else args)


app = typer.Typer(
    cls=_RunsCommands,
    add_completion=False,
    help="Show what the agent did on this machine, newest first, and forget it.\n\n"
    "Records hold no prompt and no value of an env file, and are kept for 90 days, at most 50.",
)
app.command(_FIRST)(list_runs)
app.command("show")(show)
app.command("forget")(forget)
