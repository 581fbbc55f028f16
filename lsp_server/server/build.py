"""Build the server and run it on this process's pipes."""

import asyncio
import logging
import os
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import NoReturn

from pygls.lsp.server import LanguageServer

from lsp_server.server.life import live
from lsp_server.server.protocol import Protocol
from lsp_server.server.tolerance import converter
from lsp_server.server.wiring import wire
from lsp_server.session import Session


def build_server() -> tuple[LanguageServer, Session]:
    """A server with all its handlers, and the session that they share; nothing runs yet."""
    server = LanguageServer("luthier", _version(), protocol_cls=Protocol, converter_factory=converter)
    session = Session(server.protocol)
    wire(server, session)
    return server, session


def serve() -> NoReturn:
    """Serve the client on standard input and output until it leaves; the process ends then.

    Its exit code is 0 when the client shut the server down first, else 1.
    """
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    source, sink = os.dup(0), os.dup(1)
    _keep_pipes_clean()
    server, session = build_server()
    code = asyncio.run(live(server, session, (source, sink)))
    sys.stderr.flush()
    os._exit(code)  # the client is gone: threads that still count for it, and workers behind them, go as well


def _keep_pipes_clean() -> None:
    """Whatever prints goes to standard error, and no child process can read or write the client's pipes."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)


def _version() -> str:
    try:
        return version("luthier")
    except PackageNotFoundError:
        return "0"
