"""A client that speaks raw JSON over the server's real pipes, so that a test can say what no library would."""

import asyncio
import contextlib
import itertools
import json
import os
import sys
from collections.abc import AsyncIterator, Callable
from typing import Any, Self

COMMAND = [sys.executable, "-m", "lsp_server", "serve"]
"""How an editor starts the server."""

PATIENCE = 30.0
"""Seconds after which a test gives up on an answer."""

Message = dict[str, Any]


def silent(_params: Any) -> Any:
    """The answer of a client that never answers."""
    raise TimeoutError


class Wire:
    """One server process, and everything that it has said."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.said: list[Message] = []
        """Requests and notifications of the server, in order."""
        self.replies: dict[str, Callable[[Any], Any]] = {}
        """How requests of the server are answered; ``silent`` leaves one open, none at all answers null."""
        self._answers: dict[Any, asyncio.Future[Message]] = {}
        self.strays: list[Message] = []
        """Answers that belong to no request, or that came twice."""
        self._heard = asyncio.Condition()
        self._numbers = itertools.count(1)
        self._listening = asyncio.ensure_future(self._listen())

    @classmethod
    @contextlib.asynccontextmanager
    async def start(cls, *command: str) -> AsyncIterator[Self]:
        """A server that has just been started; it is killed at the end if it still runs."""
        process = await asyncio.create_subprocess_exec(
            *(command or COMMAND), stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=None
        )
        wire = cls(process)
        try:
            yield wire
        finally:
            wire._listening.cancel()
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    def raw(self, body: bytes) -> None:
        """Send bytes as they are."""
        assert self.process.stdin is not None
        self.process.stdin.write(body)

    def send(self, message: object) -> None:
        """Send any value as one message."""
        body = json.dumps(message).encode()
        self.raw(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))

    def notify(self, method: str, params: object = None) -> None:
        """Send a notification."""
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def ask(self, method: str, params: object = None, **more: object) -> "asyncio.Future[Message]":
        """Send a request; the future is its whole answer, ``result`` or ``error``, and its ``number`` the id."""
        number = next(self._numbers)
        answer: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
        self._answers[number] = answer
        answer.number = number  # type: ignore[attr-defined]
        message = {"jsonrpc": "2.0", "id": number, "method": method, "params": params, **more}
        self.send({key: value for key, value in message.items() if key != "params" or params is not None})
        return answer

    async def request(self, method: str, params: object = None) -> Message:
        """The whole answer to a request."""
        return await asyncio.wait_for(self.ask(method, params), PATIENCE)

    async def result(self, method: str, params: object = None) -> Any:
        """The result of a request that must succeed."""
        answer = await self.request(method, params)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    async def stray(self) -> Message:
        """The next answer that belongs to no request of ours."""
        return await self._await(lambda: self.strays.pop(0) if self.strays else None)

    async def until(self, found: Callable[[], Any]) -> Any:
        """What ``found`` gives once it is true; it is asked again whenever the server has said something."""
        return await self._await(found)

    def sayings(self, method: str) -> list[Any]:
        """The parameters of everything that the server has said with ``method``."""
        return [each.get("params") for each in self.said if each["method"] == method]

    async def begin(self, *roots: str, capabilities: Message | None = None, **more: object) -> Message:
        """Initialize with workspace folders given as URIs; the server's capabilities."""
        params = {
            "processId": os.getpid(),
            "rootUri": roots[0] if roots else None,
            "workspaceFolders": [{"uri": root, "name": root.rpartition("/")[2]} for root in roots],
            "capabilities": capabilities or {},
            **more,
        }
        result: Message = await self.result("initialize", params)
        self.notify("initialized", {})
        return result["capabilities"]

    async def scanned(self) -> Message:
        """The server's status once every folder has been read."""
        while True:
            status: Message = await self.result("luthier/status")
            if all(folder["scanned"] for folder in status["folders"]):
                return status
            await asyncio.sleep(0.02)

    async def leave(self) -> int:
        """Shut down and exit as the protocol says; the process's exit code."""
        await self.result("shutdown")
        self.notify("exit")
        return await asyncio.wait_for(self.process.wait(), PATIENCE)

    def hang_up(self) -> None:
        """Close the server's input, as an editor that has died does."""
        assert self.process.stdin is not None
        self.process.stdin.close()

    async def _await(self, found: Callable[[], Any]) -> Any:
        async with self._heard, asyncio.timeout(PATIENCE):
            while not (value := found()):
                await self._heard.wait()
            return value

    async def _listen(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        with contextlib.suppress(asyncio.IncompleteReadError):
            while True:
                head = await stream.readuntil(b"\r\n\r\n")
                length = int(head.partition(b":")[2])
                self._take(json.loads(await stream.readexactly(length)))
                async with self._heard:
                    self._heard.notify_all()

    def _take(self, message: Message) -> None:
        if "method" in message:
            self.said.append(message)
            if "id" in message:
                self._reply(message)
            return
        answer = self._answers.pop(message.get("id"), None)
        if answer is None:
            self.strays.append(message)
        elif not answer.done():
            answer.set_result(message)

    def _reply(self, message: Message) -> None:
        try:
            result = self.replies.get(message["method"], lambda _: None)(message.get("params"))
        except TimeoutError:
            return
        self.send({"jsonrpc": "2.0", "id": message["id"], "result": result})
