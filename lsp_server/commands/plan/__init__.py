"""``luthier plan``: show the tracking plan, compare it with the code, and change it."""

from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from lsp_server.commands.plan.changing import add, approve, dismiss, sync
from lsp_server.commands.plan.schema import schema
from lsp_server.commands.plan.showing import show, status

__all__ = ["app"]

_FIRST = "show"


class _PlanCommands(TyperGroup):
    """Subcommands, of which the first is meant when none is named: ``luthier plan`` and ``luthier plan FOLDER``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        first = args[0] if args else ""
        option = first.startswith("-") and first not in {"-h", "--help"}
        wanted = first not in self.commands and (not first or option or Path(first).exists())
        return super().parse_args(ctx, [_FIRST, *args] if wanted else args)


app = typer.Typer(
    cls=_PlanCommands,
    add_completion=False,
    help="Show and change the tracking plan, tracking-plan.yaml at the project's root.\n\n"
    "Without a subcommand the plan is shown. A plan that cannot be read is reported at its line and never overwritten.",
)
for _command in (show, status, add, approve, dismiss, sync, schema):
    app.command(_command.__name__)(_command)
