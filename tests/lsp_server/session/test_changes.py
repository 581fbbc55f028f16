"""Word of changes: few, and never without the last one."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from lsp_server.convert import ClientFlags
from lsp_server.session import Folder, Session, tell_after_typing, tell_changed
from tests.support.plain import until

pytestmark = pytest.mark.asyncio


class Client:
    """The other end of the wire."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []

    def notify(self, method: str, params: Any) -> None:
        """Take a notification."""
        assert method == "luthier/changed"
        self.told.append((params["uri"].rpartition("/")[2], params["what"]))

    def send_request_async(self, method: str, params: Any = None) -> "asyncio.Future[Any]":
        """Nothing is asked."""
        raise AssertionError((method, params))


def begun(place: Path, *names: str, follows: bool = True) -> tuple[Client, Session, list[Folder]]:
    """A session with folders."""
    client = Client()
    session = Session(client)
    session.begin(ClientFlags(follows_changes=follows))
    found = [session.add_folder((place / name).as_uri()) for name in names]
    return client, session, [each for each in found if each is not None]


async def test_the_first_is_said_at_once_and_of_many_the_last(tmp_path: Path) -> None:
    """Kinds and folders do not wait for each other."""
    client, session, [one, other] = begun(tmp_path, "one", "other")
    for _ in range(100):
        tell_changed(session, one, "seen")
    tell_changed(session, one, "plan")
    tell_changed(session, other, "seen")
    assert client.told == [("one", "seen"), ("one", "plan"), ("other", "seen")]
    await until(lambda: len(client.told) > 3)
    await asyncio.sleep(0.3)
    assert client.told[3:] == [("one", "seen")]
    tell_changed(session, one, "seen")
    assert client.told[4:] == [("one", "seen")]
    session.close()


async def test_typing_is_told_when_it_pauses(tmp_path: Path) -> None:
    """Once, however many keys there were."""
    client, session, [one] = begun(tmp_path, "one")
    for _ in range(10):
        tell_after_typing(session, one, "moments", "plan")
        await asyncio.sleep(0.01)
    assert client.told == []
    await until(lambda: len(client.told) > 1)
    await asyncio.sleep(0.4)
    assert client.told == [("one", "moments"), ("one", "plan")]
    session.close()


async def test_nothing_is_said_of_a_folder_that_is_gone_or_to_a_client_that_does_not_follow(tmp_path: Path) -> None:
    """Not even what waits."""
    client, session, [one] = begun(tmp_path, "one")
    tell_changed(session, one, "plan")
    tell_changed(session, one, "plan")
    tell_after_typing(session, one, "moments")
    session.remove_folder(one.uri)
    tell_changed(session, one, "review")
    await asyncio.sleep(0.5)
    assert client.told == [("one", "plan")]
    session.close()
    silent, quiet, [other] = begun(tmp_path, "other", follows=False)
    tell_changed(quiet, other, "plan")
    tell_after_typing(quiet, other, "plan")
    await asyncio.sleep(0.4)
    assert silent.told == []
    quiet.close()
