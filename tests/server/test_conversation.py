"""Every request gets exactly one answer, in every state of the session, whatever was sent."""

from typing import Any

import pytest

from lsp_server.server.wiring import REQUESTS
from tests.support.wire import Wire

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(60)]

PARSE, INVALID, UNKNOWN, PARAMS, EARLY, FAILED = -32700, -32600, -32601, -32602, -32002, -32803


async def test_nothing_is_answered_before_initialize() -> None:
    """A request that comes too early is told so, and a notification is dropped."""
    async with Wire.start() as wire:
        wire.notify("textDocument/didOpen", {"textDocument": {"uri": "file:///a.py"}})
        early = await wire.request("textDocument/hover", {})
        assert early["error"]["code"] == EARLY
        await wire.begin()
        assert await wire.leave() == 0


async def test_initialize_comes_once() -> None:
    """A second one is refused and changes nothing."""
    async with Wire.start() as wire:
        await wire.begin()
        again = await wire.request("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        assert again["error"]["code"] == INVALID
        assert await wire.leave() == 0


async def test_an_initialize_that_does_not_fit_can_be_sent_again() -> None:
    """The server waits for one that does."""
    async with Wire.start() as wire:
        wrong = await wire.request("initialize", {"capabilities": 5})
        assert wrong["error"]["code"] == PARAMS
        await wire.begin()
        assert await wire.leave() == 0


async def test_what_is_not_supported_is_refused_by_name() -> None:
    """The client learns which method it was."""
    async with Wire.start() as wire:
        await wire.begin()
        answer = await wire.request("textDocument/moniker", {})
        assert answer["error"] == {"code": UNKNOWN, "message": "textDocument/moniker is not supported."}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", PARSE),
        (b"", PARSE),
        (b"\xff\xfe", PARSE),
        (b"[" * 100_000, PARSE),
        (b"[]", INVALID),
        (b"5", INVALID),
        (b'{"id": 1, "method": "luthier/status"}', INVALID),
        (b'{"jsonrpc": "2.0", "id": {}, "method": "luthier/status"}', INVALID),
        (b'{"jsonrpc": "2.0", "id": true, "method": "luthier/status"}', INVALID),
        (b'{"jsonrpc": "2.0", "id": null, "method": "luthier/status"}', INVALID),
        (b'{"jsonrpc": "2.0", "id": "x", "method": []}', INVALID),
    ],
    ids=str,
)
async def test_a_message_that_is_none_is_refused_and_the_session_goes_on(body: bytes, code: int) -> None:
    """What cannot be read is answered with an error for no request in particular."""
    async with Wire.start() as wire:
        await wire.begin()
        wire.raw(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        refused = await wire.stray()
        assert refused["error"]["code"] == code
        assert await wire.result("luthier/status")
        assert await wire.leave() == 0


@pytest.mark.parametrize("message", [{"method": []}, {"method": {}}, {"method": None}, {}, {"result": 1}, {"id": []}])
async def test_odd_messages_that_ask_for_nothing_are_dropped(message: dict[str, Any]) -> None:
    """A notification without a usable method, or an answer to nothing, ends nothing."""
    async with Wire.start() as wire:
        await wire.begin()
        wire.send({"jsonrpc": "2.0", **message})
        assert await wire.result("luthier/status")
        assert await wire.leave() == 0


async def test_packets_and_headers_may_come_in_any_shape() -> None:
    """Headers in lower case, other headers, bytes one by one, and two messages at once are all read."""
    async with Wire.start() as wire:
        await wire.begin()
        body = b'{"jsonrpc": "2.0", "id": "odd", "method": "luthier/status"}'
        head = b"content-type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:  %d\r\n\r\n" % len(body)
        for at in range(len(head + body)):
            wire.raw((head + body)[at : at + 1])
            await wire.process.stdin.drain()  # type: ignore[union-attr]
        assert (await wire.stray())["id"] == "odd"
        wire.raw((head + body) * 2)
        assert [(await wire.stray())["id"], (await wire.stray())["id"]] == ["odd", "odd"]


async def test_after_shutdown_only_exit_is_taken() -> None:
    """Requests are refused; exit ends the process with 0."""
    async with Wire.start() as wire:
        await wire.begin()
        await wire.result("shutdown")
        late = await wire.request("luthier/status")
        assert late["error"]["code"] == INVALID
        wire.notify("exit")
        assert await wire.process.wait() == 0


async def test_exit_without_shutdown_ends_with_an_error() -> None:
    """The exit code tells that the session did not end in order."""
    async with Wire.start() as wire:
        await wire.begin()
        wire.notify("exit")
        assert await wire.process.wait() == 1


async def test_a_failing_command_says_what_is_wrong_and_what_to_do() -> None:
    """A person reads the error's message, so it holds the remedy, and no trace of the server's inside."""
    async with Wire.start() as wire:
        await wire.begin()
        answer = await wire.request("workspace/executeCommand", {"command": "luthier.fly"})
        assert answer["error"]["code"] == FAILED
        assert answer["error"]["message"].startswith("There is no command luthier.fly. There are luthier.track,")
        assert "data" not in answer["error"]


ODD_PARAMS: list[Any] = [None, 5, "x", [], [1, 2], {}, {"textDocument": 5}, {"textDocument": {"uri": 7}}]
ODD_PARAMS += [
    {"textDocument": {"uri": "file:///a.py"}, "position": {"line": "x", "character": -1}},
    {"textDocument": {"uri": "file:///a.py"}, "range": [], "context": {"diagnostics": 5}},
    {"command": 5, "arguments": {}, "query": {}, "newName": [], "previousResultIds": 5},
    {"title": 5, "data": {"uri": 5}},
]


@pytest.mark.timeout(120)
async def test_malformed_parameters_are_answered_and_the_session_goes_on() -> None:
    """Whatever a request carries, it gets exactly one answer, and the next sound request a result."""
    async with Wire.start() as wire:
        await wire.begin()
        unanswered: list[str] = []
        for method in REQUESTS:
            answers = [wire.ask(method, params) for params in ODD_PARAMS]
            for params, answer in zip(ODD_PARAMS, [await each for each in answers], strict=True):
                if "error" in answer and answer["error"]["code"] == -32603:
                    unanswered.append(f"{method} {params} {answer['error']}")
        assert unanswered == []
        assert await wire.result("luthier/status")
        assert await wire.leave() == 0


@pytest.mark.timeout(120)
async def test_what_the_protocol_requires_is_required() -> None:
    """A request of the protocol without its parameters is refused as such, not as a fault of the server."""
    async with Wire.start() as wire:
        await wire.begin()
        codes = {}
        for method in REQUESTS:
            if not method.startswith("luthier/"):
                answer = await wire.request(method, {"position": 5, "textDocument": 5, "command": 5})
                codes[method] = answer.get("error", {}).get("code")
        allowed = {"workspace/symbol", "workspace/diagnostic", "codeAction/resolve"}
        assert {method: code for method, code in codes.items() if code != PARAMS and method not in allowed} == {}


@pytest.mark.parametrize("odd", [5, "x", None, [], {}, {"uri": 5}, {"uri": "file:///a.py", "event": 5, "symbol": ""}])
async def test_commands_with_odd_arguments_say_what_they_take(odd: object) -> None:
    """Every command answers, whatever it is called with."""
    async with Wire.start() as wire:
        capabilities = await wire.begin()
        for command in capabilities["executeCommandProvider"]["commands"]:
            for arguments in ([odd], [], [odd, odd]):
                answer = await wire.request("workspace/executeCommand", {"command": command, "arguments": arguments})
                assert answer.get("error", {}).get("code") in {None, FAILED}, (command, answer)
        assert await wire.leave() == 0


@pytest.mark.parametrize("deed", [None, 5, "fly", "dismiss", []])
async def test_an_action_of_somebody_else_is_not_resolved(deed: object) -> None:
    """Its author is told to ask again."""
    async with Wire.start() as wire:
        await wire.begin()
        payload = {"uri": "untitled:a", "event": "a", "symbol": "b", "deed": deed}
        answer = await wire.request("codeAction/resolve", {"title": "x", "data": payload})
        assert answer["error"]["code"] == FAILED


@pytest.mark.parametrize("rest", [5, [5], [{}], [{"start": "x", "end": 1, "text": "", "before": ""}], [[]]])
async def test_an_accepted_ghost_text_with_an_odd_rest_changes_nothing(rest: object) -> None:
    """What the server did not send is refused."""
    async with Wire.start() as wire:
        await wire.begin()
        document = {"uri": "untitled:a", "languageId": "python", "version": 1, "text": "x = 1\n"}
        wire.notify("textDocument/didOpen", {"textDocument": document})
        argument = {"uri": "untitled:a", "event": "a", "symbol": "b", "rest": rest}
        answer = await wire.request(
            "workspace/executeCommand", {"command": "luthier.accepted", "arguments": [argument]}
        )
        assert answer.get("error", {}).get("code") in {None, FAILED}
        assert wire.sayings("workspace/applyEdit") == []


async def test_malformed_notifications_are_dropped() -> None:
    """Nobody waits for an answer to them; the session goes on and texts stay as they were."""
    async with Wire.start() as wire:
        await wire.begin()
        document = {"uri": "untitled:One", "languageId": "python", "version": 1, "text": "x = 1\n"}
        wire.notify("textDocument/didOpen", {"textDocument": document})
        for method in (
            *("textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "textDocument/didSave"),
            *("workspace/didChangeConfiguration", "workspace/didChangeWorkspaceFolders", "$/cancelRequest"),
            *("workspace/didChangeWatchedFiles", "workspace/didCreateFiles", "workspace/didRenameFiles"),
            *("window/workDoneProgress/cancel", "initialized", "$/setTrace", "$/unheard", "textDocument/unheard"),
        ):
            for params in ODD_PARAMS:
                wire.notify(method, params)
        assert await wire.result("luthier/viewFileText", {"uri": "untitled:One"}) == {"text": "x = 1\n", "version": 1}
        assert await wire.leave() == 0


async def test_values_of_newer_protocols_are_taken_as_they_are() -> None:
    """An enumeration's value that this server has never heard of does not spoil the message."""
    async with Wire.start() as wire:
        await wire.begin()
        where = {"textDocument": {"uri": "untitled:One"}, "range": {"start": {"line": 0, "character": 0}}}
        where["range"]["end"] = where["range"]["start"]
        context = {"diagnostics": [], "only": ["quickfix.of.the.future"], "triggerKind": 77}
        assert await wire.result("textDocument/codeAction", {**where, "context": context}) == []
        at = {"textDocument": {"uri": "untitled:One"}, "position": {"line": 0, "character": 0}}
        found = await wire.result("textDocument/inlineCompletion", {**at, "context": {"triggerKind": 0}})
        assert found == {"items": []}
