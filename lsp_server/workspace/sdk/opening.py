"""Open a package in the language that it is written in."""

from analyzers.model import Provider
from lsp_server.workspace.sdk.definitions import Library
from lsp_server.workspace.sdk.installed import Installed
from lsp_server.workspace.sdk.python.library import PythonLibrary
from lsp_server.workspace.sdk.typescript.library import TypescriptLibrary
from lsp_server.workspace.sdk.typescript.scripts import ScriptLibrary


def library_of(installed: Installed, provider: Provider) -> Library:
    """The definitions of an installed package; its files are read as they are asked for."""
    if installed.language == "python":
        return PythonLibrary(installed, provider)
    declared = TypescriptLibrary(installed, provider)
    return declared if declared.is_declared() else ScriptLibrary(installed, provider)
