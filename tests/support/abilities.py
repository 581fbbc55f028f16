"""What real editors announce at ``initialize``, in their own words."""

import json
from pathlib import Path

from lsprotocol import types as t
from lsprotocol.converters import get_converter
from pytest_lsp import client_capabilities

EDITORS = ("vscode", "neovim", "eglot", "helix", "zed", "sublime")
"""Editors whose abilities are known as they announced them themselves."""

ALL_CLIENTS = (*EDITORS, "ale")
"""With the one that answers no request of a server."""

_ANNOUNCED = {"neovim": "neovim@v0.11", "eglot": "emacs@v29.1"}


def abilities(kind: str) -> t.InitializeParams:
    """What an editor announces at ``initialize``."""
    if kind in _ANNOUNCED:
        return t.InitializeParams(
            capabilities=client_capabilities(_ANNOUNCED[kind]), client_info=t.ClientInfo(name=kind)
        )
    announced = json.loads((Path(__file__).parent / "clients" / f"{kind}.json").read_text("utf-8"))
    return get_converter().structure({"processId": None, "rootUri": None, **announced}, t.InitializeParams)
