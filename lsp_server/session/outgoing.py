"""What the server says unasked: log lines, edits, refreshes, progress."""

import asyncio
import logging
import time
import uuid
from collections.abc import Callable, Mapping
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

    def fail(self, message: str) -> None:
        """Show a person why something that they began came to nothing."""
        self._wire.notify(t.WINDOW_SHOW_MESSAGE, convert.failure(message))

    def publish(self, params: t.PublishDiagnosticsParams) -> None:
        """Send a document's diagnostics to a client that does not ask for them."""
        self._wire.notify(t.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)

    def refresh(self) -> None:
        """Ask the client to ask again for what it shows; whether it answers changes nothing."""
        if self.flags.refreshes_diagnostics:
            self._wire.send_request_async(t.WORKSPACE_DIAGNOSTIC_REFRESH).add_done_callback(_unanswered)
        self.refresh_lenses()

    def refresh_lenses(self) -> None:
        """Ask the client to ask again for the lenses alone."""
        if self.flags.refreshes_lenses:
            self._wire.send_request_async(t.WORKSPACE_CODE_LENS_REFRESH).add_done_callback(_unanswered)

    def refresh_content(self, uri: str) -> None:
        """Ask the client to ask again for the text of a document that it was given."""
        if self.flags.shows_contents:
            params = convert.content_changed(uri)
            answer = self._wire.send_request_async(t.WORKSPACE_TEXT_DOCUMENT_CONTENT_REFRESH, params)
            answer.add_done_callback(_unanswered)

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
        """The answer that a person gives to a question, however long they think; None when they give none."""
        if not self.flags.answers:
            return None
        try:
            answer = await self._wire.send_request_async(
                t.WINDOW_SHOW_MESSAGE_REQUEST, convert.question(message, answers)
            )
        except Exception as error:  # noqa: BLE001 - a client that cannot ask is like a person who does not answer
            _log.info("a question was refused: %s", type(error).__name__)
            return None
        title = getattr(answer, "title", None)
        return title if title in answers else None

    async def show(self, uri: str, selection: t.Range | None = None) -> bool:
        """Open a document in the editor, at a place when one is given; whether it says that it did."""
        if not self.flags.shows_documents:
            return False
        answer = await self._ask(t.WINDOW_SHOW_DOCUMENT, convert.document_to_show(uri, selection))
        return bool(getattr(answer, "success", False))

    def run_changed(self, params: Mapping[str, Any]) -> None:
        """Say that a run of the agent stands differently, to a client that follows them."""
        if self.flags.follows_runs:
            self._wire.notify("luthier/runChanged", dict(params))

    def changed(self, params: Mapping[str, Any]) -> None:
        """Say that what is known of a folder may differ now, to a client that follows it."""
        if self.flags.follows_changes:
            self._wire.notify("luthier/changed", dict(params))

    def progress(
        self, title: str, stop: Callable[[], object], token: str | int | None = None, message: str | None = None
    ) -> "Progress":
        """Begin to report on work that ``stop`` ends; ``token`` is the client's own when it gave one.

        The work does not wait for a client that is asked for a place to show it, nor depend on it.
        """
        if token is None and not self.flags.progress:
            return Progress(self._wire, "", title, message)
        asks = token is None
        identity = str(uuid.uuid4()) if token is None else token
        self._stops[identity] = stop
        progress = Progress(self._wire, identity, title, message, lambda: self._stops.pop(identity, None))
        if asks:
            answer = self._wire.send_request_async(t.WINDOW_WORK_DONE_PROGRESS_CREATE, convert.token(identity))
            answer.add_done_callback(lambda answered: None if _unanswered(answered) else progress.begin())
        else:
            progress.begin()
        return progress

    def stop(self, token: str | int) -> None:
        """End the work that is shown under ``token``."""
        stop = self._stops.get(token)
        if stop is not None:
            stop()

    async def _ask(self, method: str, params: Any = None) -> Any:
        try:
            return await asyncio.wait_for(self._wire.send_request_async(method, params), _SECONDS_FOR_AN_ANSWER)
        except Exception as error:  # noqa: BLE001 - a client that refuses or is silent must not stop the server
            _log.info("%s was not answered: %s", method, type(error).__name__)
            return None


class Progress:
    """The report on one piece of work; ``report`` may be called from any thread.

    Between ``begin`` and ``end`` reports reach the client; before and after they are dropped.
    """

    def __init__(
        self,
        wire: Wire,
        token: str | int,
        title: str,
        message: str | None = None,
        forget: Callable[[], object] = lambda: None,
    ) -> None:
        self._wire = wire
        self._token = token
        self._title = title
        self._message = message
        self._forget = forget
        self._loop = asyncio.get_running_loop()
        self._last = 0.0
        self._news: tuple[str, int] | None = None
        self._shown = False
        self._over = False

    def begin(self) -> None:
        """Show it; work that is over meanwhile is not shown any more."""
        if not self._over:
            self._shown = True
            self._wire.notify(t.PROGRESS, convert.begun(self._token, self._title, self._message))
            self._say_news()

    def report(self, done: int, total: int, message: str) -> None:
        """Say how far the work is; reports that follow each other too quickly are dropped."""
        now = time.monotonic()
        if self._shown and now - self._last >= _SECONDS_BETWEEN_REPORTS:
            self._last = now
            self._loop.call_soon_threadsafe(self._tell, message, 100 * done // total if total else 0)

    def tell(self, message: str, percentage: int) -> None:
        """Say what is done now; of what follows too quickly the last is said. Only on the event loop."""
        waits, self._news = self._news is not None, (message, percentage)
        if self._shown and not waits:
            pause = self._last + _SECONDS_BETWEEN_REPORTS - time.monotonic()
            self._loop.call_later(max(pause, 0.0), self._say_news)

    def end(self, message: str) -> None:
        """Say that the work is over, and how it ended; only the first end counts."""
        if self._shown and not self._over:
            self._wire.notify(t.PROGRESS, convert.ended(self._token, message))
        self._over = True
        self._forget()

    def _say_news(self) -> None:
        if self._news is not None:
            news, self._news, self._last = self._news, None, time.monotonic()
            self._tell(*news)

    def _tell(self, message: str, percentage: int) -> None:
        if not self._over:
            self._wire.notify(t.PROGRESS, convert.reported(self._token, message, percentage))


def _unanswered(answer: "asyncio.Future[Any]") -> bool:
    """Whether a request came to nothing; says so in the log."""
    failed = answer.cancelled() or answer.exception() is not None
    if failed:
        _log.info("a request of ours was refused")
    return failed
