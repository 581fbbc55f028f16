"""``luthier serve``: the language server, as an editor starts it."""

import sys
from typing import Annotated

import typer

from lsp_server.commands.output import say
from lsp_server.server.build import serve as serve_client


def serve(
    *,
    stdio: Annotated[
        bool, typer.Option("--stdio", help="Speak over standard input and output; there is no other.")
    ] = True,
) -> int:
    """Start the language server on standard input and output; an editor does this by itself.

    Exit codes: 0 the client said shutdown, 1 it went without.
    """
    del stdio
    if sys.stdin.isatty():
        say("luthier: The language server waits for an editor on standard input; Ctrl-C ends it.")
    return serve_client()
