"""The SDK that is installed in a person's project: its version, its types, and what its client offers."""

from lsp_server.workspace.sdk.finding import find_packages
from lsp_server.workspace.sdk.installed import Installed
from lsp_server.workspace.sdk.pages import SdkPage, read_sdk
from lsp_server.workspace.sdk.surface import surface, surfaces

__all__ = ["Installed", "SdkPage", "find_packages", "read_sdk", "surface", "surfaces"]
