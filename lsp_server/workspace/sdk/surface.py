"""What the client of an installed SDK offers."""

from analyzers.model import Provider, Surface
from lsp_server.workspace.sdk.finding import Installed


def surface(installed: Installed, provider: Provider) -> Surface:
    """The names that can be called on the client; none when they cannot be told."""
    del provider
    return Surface(installed.name, installed.version)
