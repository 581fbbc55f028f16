"""The conversation: every request gets exactly one answer, and no answer tells more than it should."""

import asyncio
import contextvars
import json
import logging
from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from typing import Any

from cattrs import Converter
from lsprotocol import types as t
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol

from lsp_server.errors import LuthierError
from lsp_server.server.frames import Outbox
from lsp_server.server.tolerance import faults
from lsp_server.session import Superseded

_log = logging.getLogger(__name__)

Message = Mapping[str, Any]


class Protocol(LanguageServerProtocol):
    """JSON-RPC as the specification has it, on top of the library's handler tables and futures.

    The library's own handlers are left out: they keep a second copy of the text, read files for URIs of any scheme,
    and shield commands from being cancelled.  Its values, futures and outgoing requests are used.
    """

    def __init__(self, server: LanguageServer, converter: Converter) -> None:
        super().__init__(server, converter)
        self.requests: dict[str, Callable[[Any], Coroutine[Any, Any, Any]]] = {}
        """What answers each request; the coroutine is cancelled when the client cancels the request."""
        self.notifications: dict[str, Callable[[Any], None]] = {}
        """What takes each notification: at once, in the order of the client."""
        self._pending: dict[str | int, asyncio.Task[Any]] = {}
        self.outbox: Outbox | None = None
        self.begun = False
        """Whether ``initialize`` has been answered."""
        self.ended = False
        """Whether ``exit`` has come."""

    def _register_builtin_features(self) -> None:
        """Every method is handled by this project's own handlers."""

    @property
    def closing(self) -> bool:
        """Whether ``shutdown`` has been answered."""
        return self._shutdown

    def receive(self, body: bytes) -> None:
        """Take one message of the client."""
        try:
            message = json.loads(body)
        except (ValueError, RecursionError):
            self._refuse(None, t.ErrorCodes.ParseError, "The message is not JSON.")
            return
        if not isinstance(message, dict) or message.get("jsonrpc") != self.VERSION:
            identity = message.get("id") if isinstance(message, dict) else None
            self._refuse(identity, t.ErrorCodes.InvalidRequest, "The message is not JSON-RPC 2.0.")
            return
        contextvars.copy_context().run(self._take, message)

    def _take(self, message: Message) -> None:
        if "method" not in message:
            self._take_answer(message)
        elif "id" in message:
            self._take_request(message)
        else:
            self._take_notification(message)

    def _take_request(self, message: Message) -> None:
        identity, method = message["id"], message["method"]
        if not isinstance(identity, str | int) or isinstance(identity, bool) or not isinstance(method, str):
            self._refuse(None, t.ErrorCodes.InvalidRequest, "The request has no usable id or method.")
        elif not self.begun and method != t.INITIALIZE:
            self._refuse(identity, t.ErrorCodes.ServerNotInitialized, "The session has not been initialized.")
        elif self.closing or (self.begun and method == t.INITIALIZE):
            self._refuse(identity, t.ErrorCodes.InvalidRequest, f"{method} cannot come now.")
        elif method not in self.requests:
            self._refuse(identity, t.ErrorCodes.MethodNotFound, f"{method} is not supported.")
        else:
            self._run_request(identity, method, message)

    def _run_request(self, identity: str | int, method: str, message: Message) -> None:
        try:
            params = self._params(method, message)
        except Exception as error:  # noqa: BLE001 - whatever does not fit, the client is told
            self._refuse(identity, t.ErrorCodes.InvalidParams, f"{method}: {faults(error)}")
            return
        task = asyncio.ensure_future(self.requests[method](params))
        self._pending[identity] = task
        task.add_done_callback(partial(self._answer, identity))

    def _take_notification(self, message: Message) -> None:
        method = message["method"]
        if not isinstance(method, str):
            return
        if method == t.EXIT:
            self.ended = True
        if method not in self.notifications or not self.begun or self.closing:
            return
        try:
            params = self._params(method, message)
        except Exception as error:  # noqa: BLE001 - a notification has no answer: it is logged and dropped
            _log.warning("dropped %s: %s", method, faults(error))
            return
        try:
            self.notifications[method](params)
        except Exception:  # noqa: BLE001 - one bad message must not end the session
            _log.exception("%s failed", method)

    def _params(self, method: str, message: Message) -> Any:
        kind = self.get_message_type(method)
        if kind is None:
            return message.get("params")
        return getattr(self._converter.structure(message, kind), "params", None)

    def cancel(self, identity: str | int) -> None:
        """Stop the work on a request of the client; it is answered as cancelled."""
        task = self._pending.get(identity)
        if task is not None:
            task.cancel()

    def _take_answer(self, message: Message) -> None:
        identity = message.get("id")
        if not isinstance(identity, str | int):
            return
        future = self._request_futures.pop(identity, None)
        kind = self._result_types.pop(identity, None)
        if future is None or future.done():
            return
        try:
            if "error" in message:
                error = self._converter.structure(message["error"], t.ResponseError)
                future.set_exception(JsonRpcException.from_error(error))
            else:
                result = message.get("result")
                future.set_result(self._converter.structure(message, kind).result if kind else result)
        except Exception as error:  # noqa: BLE001 - an answer that does not fit fails what waits for it
            future.set_exception(JsonRpcException(faults(error)))

    def _answer(self, identity: str | int, task: "asyncio.Task[Any]") -> None:
        self._pending.pop(identity, None)
        if task.cancelled():
            self._refuse(identity, t.LSPErrorCodes.RequestCancelled, "Cancelled.")
            return
        error = task.exception()
        if error is None:
            self._send_response(identity, task.result())
        elif isinstance(error, Superseded):
            again = {"retriggerRequest": True}
            self._refuse(identity, t.LSPErrorCodes.ServerCancelled, "The text has changed meanwhile.", again)
        elif isinstance(error, JsonRpcException):
            self._refuse(identity, error.code, error.message)
        elif isinstance(error, LuthierError):
            self._refuse(identity, t.LSPErrorCodes.RequestFailed, str(error))
        else:
            _log.error("a request failed", exc_info=error)
            self._refuse(identity, t.ErrorCodes.InternalError, f"Something broke inside: {type(error).__name__}.")

    def _refuse(self, identity: object, code: int, message: str, payload: object = None) -> None:
        error = {"code": int(code), "message": message, **({"data": payload} if payload is not None else {})}
        self._send_data({"jsonrpc": self.VERSION, "id": identity, "error": error})

    def _send_data(self, data: Any) -> None:
        if self.outbox is None:
            return
        try:
            body = json.dumps(data, default=self._serialize_message, ensure_ascii=False, separators=(",", ":")).encode()
        except UnicodeEncodeError:
            body = json.dumps(data, default=self._serialize_message).encode()
        self.outbox.write(body)

    def end(self) -> None:
        """Cancel whatever is under way except the caller, and take no further requests."""
        self._shutdown = True
        for task in tuple(self._pending.values()):
            if task is not asyncio.current_task():
                task.cancel()
