"""``luthier docs``: the documents about providers' SDKs: which there are, what they say, and newer ones."""

import typer

from lsp_server.commands.docs.refreshing import refresh
from lsp_server.commands.docs.showing import list_, show

__all__ = ["app"]

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Read the documents that an agent may look things up in, and fetch newer ones.\n\n"
    "Those that come with Luthier serve without a network; a fetched one stands for the one of its name.",
)
app.command("list")(list_)
app.command("show")(show)
app.command("refresh")(refresh)
