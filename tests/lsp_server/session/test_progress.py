"""Reports on work under way: not too many, and never without the last one."""

import asyncio
from typing import Any

import pytest
from lsprotocol import types as t

from lsp_server.convert import ClientFlags
from lsp_server.session import Outgoing
from tests.support.plain import until

pytestmark = pytest.mark.asyncio


class Client:
    """The other end of the wire."""

    def __init__(self) -> None:
        self.told: list[Any] = []
        self.place: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

    def notify(self, method: str, params: Any) -> None:
        """Take a notification."""
        assert method == t.PROGRESS
        self.told.append(params.value)

    def send_request_async(self, method: str, params: Any = None) -> "asyncio.Future[Any]":
        """Give a place for progress, when the test gives one."""
        assert method == t.WINDOW_WORK_DONE_PROGRESS_CREATE
        assert params.token
        return self.place


async def test_of_reports_that_follow_each_other_quickly_the_last_is_said() -> None:
    """A person does not read an old line for as long as the agent thinks."""
    client = Client()
    progress = Outgoing(client, ClientFlags(progress=True)).progress("Agent: paid", bool, message="At most $5.00.")
    progress.tell("before there is a place", 0)
    client.place.set_result(None)
    await until(lambda: len(client.told) == 2)
    for number in range(50):
        progress.tell(f"line {number}", number)
    await until(lambda: client.told[-1].message == "line 49")
    progress.end("Ready.")
    progress.tell("after the end", 99)
    progress.end("Again.")
    await asyncio.sleep(0.15)
    begin, *lines, end = client.told
    assert (begin.title, begin.message, begin.cancellable) == ("Agent: paid", "At most $5.00.", True)
    assert [each.message for each in lines] == ["before there is a place", "line 49"]
    assert end.message == "Ready."


async def test_work_that_is_over_before_there_is_a_place_is_not_shown() -> None:
    """A slow editor shows no progress that never ends."""
    client = Client()
    progress = Outgoing(client, ClientFlags(progress=True)).progress("Agent: paid", bool)
    progress.tell("a line", 1)
    progress.end("Stopped.")
    client.place.set_result(None)
    await asyncio.sleep(0.15)
    assert client.told == []
