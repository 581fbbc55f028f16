"""What the server says unasked: log lines, edits, refreshes, progress."""

import asyncio
import logging
import time
import uuid
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from lsprotocol import types as t

from lsp_server import convert

_log = logging.getLogger(__name__)

_SECONDS_FOR_AN_ANSWER = 30.0
_SECONDS_BETWEEN_REPORTS = 0.1


class Wire(Protocol):
    """The way to the client."""

    def notify(self, method: str, params: Any) -> None:
        """Send a notification."""

    def send_request_async(self, method: str, params: Any = None) -> "asyncio.Future[Any]":
        """Send a request and wait for its answer."""


class Outgoing:
    """Messages of the server to one client, each only if the client announced that it takes it."""

    def __init__(self, wire: Wire, flags: convert.ClientFlags) -> None:
        self.flags = flags
        self._wire = wire
        self._stops: dict[str | int, Callable[[], object]] = {}

    def log(self, message: str, *, serious: bool = False) -> None:
        """Write a line into the client's output; never the content of a file."""
        self._wire.notify(t.WINDOW_LOG_MESSAGE, convert.log_line(message, serious=serious))

    def say(self, message: str, *, serious: bool = False) -> None:
        """Show a person a sentence; only as the answer to something that the person did."""
        self._wire.notify(t.WINDOW_SHOW_MESSAGE, convert.sentence(message, serious=serious))

    def publish(self, params: t.PublishDiagnosticsParams) -> None:
        """Send a document's diagnostics to a client that does not ask for them."""
        self._wire.notify(t.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)

    async def refresh(self) -> None:
        """Ask the client to ask again for what it shows."""
        if self.flags.refreshes_diagnostics:
            await self._ask(t.WORKSPACE_DIAGNOSTIC_REFRESH)
        if self.flags.refreshes_lenses:
            await self._ask(t.WORKSPACE_CODE_LENS_REFRESH)

    async def configuration(self, scopes: list[str | None]) -> list[Any]:
        """The settings of the section ``luthier`` for each scope; empty when the client does not answer."""
        if not self.flags.configuration:
            return []
        return await self._ask(t.WORKSPACE_CONFIGURATION, convert.configuration_wanted(scopes)) or []

    async def register(self, params: t.RegistrationParams) -> None:
        """Ask for notifications that can only be asked for now."""
        await self._ask(t.CLIENT_REGISTER_CAPABILITY, params)

    async def apply(self, edit: t.WorkspaceEdit, label: str) -> bool:
        """Hand the client an edit; whether it took it. A person may think about it for as long as they like."""
        if not self.flags.applies_edits:
            return False
        answer = await self._wire.send_request_async(t.WORKSPACE_APPLY_EDIT, convert.edit_to_apply(edit, label))
        return bool(getattr(answer, "applied", False))

    async def choose(self, message: str, answers: list[str]) -> str | None:
        """The answer that a person gives to a question; None when they give none."""
        answer = await self._wire.send_request_async(t.WINDOW_SHOW_MESSAGE_REQUEST, convert.question(message, answers))
        return getattr(answer, "title", None)

    async def progress(self, title: str, stop: Callable[[], object], token: str | int | None = None) -> "Progress":
        """Begin to report on work that ``stop`` ends; ``token`` is the client's own when it gave one."""
        if token is None and self.flags.progress:
            token = str(uuid.uuid4())
            try:
                await self._wait(
                    self._wire.send_request_async(t.WINDOW_WORK_DONE_PROGRESS_CREATE, convert.token(token))
                )
            except Exception as error:  # noqa: BLE001 - the work does not depend on its being shown
                _log.info("no progress is shown: %s", type(error).__name__)
                token = None
        if token is not None:
            self._stops[token] = stop
            self._wire.notify(t.PROGRESS, convert.begun(token, title))
        return Progress(self._wire, token, lambda: self._stops.pop(token, None) if token is not None else None)

    def stop(self, token: str | int) -> None:
        """End the work that is shown under ``token``."""
        stop = self._stops.get(token)
        if stop is not None:
            stop()

    async def _ask(self, method: str, params: Any = None) -> Any:
        try:
            return await self._wait(self._wire.send_request_async(method, params))
        except Exception as error:  # noqa: BLE001 - a client that refuses or is silent must not stop the server
            _log.info("%s was not answered: %s", method, type(error).__name__)
            return None

    async def _wait(self, answer: "asyncio.Future[Any] | Coroutine[Any, Any, Any]") -> Any:
        return await asyncio.wait_for(answer, _SECONDS_FOR_AN_ANSWER)


class Progress:
    """The report on one piece of work; ``report`` may be called from any thread."""

    def __init__(self, wire: Wire, token: str | int | None, forget: Callable[[], object]) -> None:
        self._wire = wire
        self._token = token
        self._forget = forget
        self._loop = asyncio.get_running_loop()
        self._last = 0.0

    def report(self, done: int, total: int, message: str) -> None:
        """Say how far the work is; reports that follow each other too quickly are dropped."""
        now = time.monotonic()
        if self._token is None or now - self._last < _SECONDS_BETWEEN_REPORTS:
            return
        self._last = now
        percentage = 100 * done // total if total else 0
        self._loop.call_soon_threadsafe(
            self._wire.notify, t.PROGRESS, convert.reported(self._token, message, percentage)
        )

    def end(self, message: str) -> None:
        """Say that the work is over, and how it ended."""
        if self._token is not None:
            self._wire.notify(t.PROGRESS, convert.ended(self._token, message))
            self._token = None
            self._forget()
