"""``luthier skills``: what an agent is given to read: which pages there are, what they say, and as a skill."""

import typer

from lsp_server.commands.skills.building import build
from lsp_server.commands.skills.checking import check
from lsp_server.commands.skills.listing import list_
from lsp_server.commands.skills.showing import show
from lsp_server.commands.skills.stats import stats

__all__ = ["app"]

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Show what an agent is given to read, and write it as a skill that any agent can use.\n\n"
    "Airplanes are small apps that run and send their events; the other pages are prose.",
)
app.command("list")(list_)
app.command("show")(show)
app.command("build")(build)
app.command("check")(check)
app.command("stats")(stats)
