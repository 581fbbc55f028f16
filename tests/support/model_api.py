"""A local Messages API with a script: what the model says turn by turn, what goes wrong, and a record of every request.

::

    async with ModelApi([use("Read", file_path="app.py"), say("Done.")]) as api:
        environment = api.environment   # what the agent needs to talk to it

A turn of the script is a block, a list of blocks, a ``Reply``, a ``Trouble``, or a function of the request that gives
one of these, at once or later.
When the script is at its end, the model says so.
"""

import asyncio
import inspect
import json
from collections.abc import Iterable, Sequence
from typing import Any, Self

from aiohttp import web

from tests.support.model_script import Block, Reply, Request, Result, Trouble, Turn, When, numbers, say, use

__all__ = ["ModelApi", "Reply", "Request", "Result", "Trouble", "Turn", "When", "say", "use"]


class ModelApi:
    """A server on a free port of the loopback, for as long as the ``async with`` lasts."""

    def __init__(self, script: Iterable[Turn] = ()) -> None:
        self.script: list[Turn] = list(script)
        self.requests: list[Request] = []
        """The responses that were asked for, in order."""
        self.others: list[Request] = []
        """Everything else that was asked: a token count, a greeting."""
        self._closing = asyncio.Event()
        self._arrived = asyncio.Condition()
        self.url = ""
        self._runner: web.AppRunner

    @property
    def environment(self) -> dict[str, str]:
        """Variables by which the agent talks to this server, with few retries."""
        return {
            "ANTHROPIC_BASE_URL": self.url,
            "ANTHROPIC_API_KEY": "dummy",
            "CLAUDE_CODE_MAX_RETRIES": "1",
            "NO_PROXY": "127.0.0.1",
        }

    @property
    def results(self) -> tuple[Result, ...]:
        """What all tool calls gave, in order."""
        return tuple(each for request in self.requests for each in request.results)

    async def asked(self, times: int = 1) -> None:
        """Wait until that many responses were asked for."""
        async with self._arrived:
            await self._arrived.wait_for(lambda: len(self.requests) >= times)

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=256 * 2**20)
        app.router.add_route("*", "/{rest:.*}", self._handle)
        self._runner = web.AppRunner(app, handle_signals=False, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closing.set()
        await self._runner.cleanup()

    async def _handle(self, http: web.Request) -> web.StreamResponse:
        raw = await http.read()
        request = Request(http.method, http.path_qs, dict(http.headers), json.loads(raw) if raw else {})
        if http.method == "POST" and http.path == "/v1/messages" and request.tools:
            async with self._arrived:
                self.requests.append(request)
                self._arrived.notify_all()
            return await self._respond(http, request)
        self.others.append(request)
        if http.path.endswith("/count_tokens"):
            return web.json_response({"input_tokens": len(raw) // 4})
        return web.json_response(_error("not_found_error", http.path), status=404)

    async def _respond(self, http: web.Request, request: Request) -> web.StreamResponse:
        turn = self._next()
        while callable(turn):
            made = turn(request)
            turn = await made if inspect.isawaitable(made) else made
        trouble = turn if isinstance(turn, Trouble) else Trouble()
        if trouble.status:
            return web.json_response(
                _error(trouble.kind, trouble.message), status=trouble.status, headers=trouble.headers
            )
        if trouble.hang is When.BEFORE:
            await self._closing.wait()
        whole = not request.body.get("stream")
        if trouble.drop is When.BEFORE or (trouble.drop and whole):
            _cut(http)
            return web.Response()
        if trouble.stream_error and whole:
            return web.json_response(_error(trouble.stream_error, trouble.message), status=529)
        message = _message(_reply(turn), request)
        if whole:
            return web.json_response(message)
        return await self._stream(http, message, _reply(turn).pause, trouble)

    def _next(self) -> Turn:
        if not self.script:
            return say("The script is at its end.")
        turn = self.script[0]
        if not isinstance(turn, Trouble) or turn.times == 1:
            self.script.pop(0)
        elif turn.times > 1:
            self.script[0] = Trouble(**{**vars(turn), "times": turn.times - 1})
        return turn

    async def _stream(
        self, http: web.Request, message: dict[str, Any], pause: float, trouble: Trouble
    ) -> web.StreamResponse:
        answer = web.StreamResponse(headers={"content-type": "text/event-stream; charset=utf-8"})
        try:
            await answer.prepare(http)
            for event in _events(message, small=pause > 0):
                await answer.write(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode())
                if event["type"] != "content_block_delta":
                    continue
                await asyncio.sleep(pause)
                if trouble.hang:
                    await self._closing.wait()
                if trouble.drop:
                    _cut(http)
                    return answer
                if trouble.stream_error:
                    failure = json.dumps(_error(trouble.stream_error, trouble.message))
                    await answer.write(f"event: error\ndata: {failure}\n\n".encode())
                    return answer
            await answer.write_eof()
        except ConnectionError:
            pass  # the agent went away: the tests see that by other means
        return answer


def _reply(turn: Turn) -> Reply:
    match turn:
        case Reply():
            return turn
        case Trouble():
            return Reply([say("a part of an answer")])
        case dict():
            return Reply([turn])
        case Sequence():
            return Reply(turn)
    raise TypeError(turn)


def _message(reply: Reply, request: Request) -> dict[str, Any]:
    calls = any(each["type"] == "tool_use" for each in reply.blocks)
    usage = {"input_tokens": 1000, "output_tokens": 100, "cache_creation_input_tokens": 0, "cache_read_input_tokens": 0}
    return {
        "id": f"msg_{next(numbers):06d}",
        "type": "message",
        "role": "assistant",
        "model": request.body["model"],
        "content": [_numbered(each) for each in reply.blocks],
        "stop_reason": reply.stop or ("tool_use" if calls else "end_turn"),
        "stop_sequence": None,
        "usage": {**usage, **reply.usage},
    }


def _numbered(block: Block) -> Block:
    """A call gets an id of its own, so that a script may hold one block several times."""
    return {**block, "id": f"toolu_{next(numbers):06d}"} if block["type"] == "tool_use" else block


def _events(message: dict[str, Any], *, small: bool) -> Iterable[dict[str, Any]]:
    usage = {**message["usage"], "output_tokens": 1}
    yield {"type": "message_start", "message": {**message, "content": [], "stop_reason": None, "usage": usage}}
    for index, block in enumerate(message["content"]):
        if block["type"] == "text":
            empty, kind, key, text = {**block, "text": ""}, "text_delta", "text", block["text"]
        else:
            empty, kind, key = {**block, "input": {}}, "input_json_delta", "partial_json"
            text = json.dumps(block["input"])
        yield {"type": "content_block_start", "index": index, "content_block": empty}
        size = 5 if small else max(len(text), 1)
        for start in range(0, max(len(text), 1), size):
            piece = {"type": kind, key: text[start : start + size]}
            yield {"type": "content_block_delta", "index": index, "delta": piece}
        yield {"type": "content_block_stop", "index": index}
    delta = {"stop_reason": message["stop_reason"], "stop_sequence": None}
    yield {
        "type": "message_delta",
        "delta": delta,
        "usage": {"output_tokens": message["usage"]["output_tokens"]},
    }
    yield {"type": "message_stop"}


def _error(kind: str, message: str) -> dict[str, Any]:
    return {"type": "error", "error": {"type": kind, "message": message}}


def _cut(http: web.Request) -> None:
    if http.transport is not None:
        http.transport.abort()
