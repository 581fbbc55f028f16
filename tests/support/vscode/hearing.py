"""What a page asks for and says while it is open: its hosts, its console, and what that holds against us."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Page, Request

_OURS = re.compile(r"luthier\.luthier|\[Extension Host\]|Content Security Policy")
"""What a complaint of the console says when it is about our extension, and not VS Code's own affair."""

_THEIRS = re.compile(r"An iframe which has both allow-scripts|Extension `vscode\.[\w.-]+` is already registered")
"""What Chromium says of every webview of VS Code, and VS Code of its own extensions when a folder becomes trusted."""

_FRAME = "/webview/browser/pre/"
_WEBVIEWS = ".vscode-resource.vscode-cdn.net"
"""A name that is never looked up: what webviews load from it is answered by VS Code's worker in the page."""


class Hearing:
    """Listens to a page from the moment that it is made."""

    def __init__(self, page: Page) -> None:
        self.hosts: set[str] = set()
        """What the browser asked, as host and port."""
        self.complaints: list[str] = []
        """What the console holds against our extension, and errors of the page."""
        self.console: list[str] = []
        self._ended = False
        page.on("console", self._hear)
        page.on("pageerror", self._fail)
        page.on("request", self._ask)

    def end(self) -> None:
        """What is said from now on is no complaint."""
        self._ended = True

    def _hear(self, message: ConsoleMessage) -> None:
        said = f"{message.type}: {message.text} ({message.location.get('url', '')})"
        if self._ended:
            return
        self.console.append(said)
        if message.type in {"error", "warning"} and _OURS.search(said) and not _THEIRS.search(said):
            self.complaints.append(said)

    def _fail(self, error: Error) -> None:
        # VS Code's own frame around each webview stumbles when the theme changes while one loads.
        if _FRAME not in (error.stack or ""):
            self.complaints.append(str(error))

    def _ask(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and not parts.netloc.endswith(_WEBVIEWS):
            self.hosts.add(parts.netloc)
