"""The endpoint stands whatever is sent to it, and tells a sender and a person what was wrong."""

import gzip
import http.client
import json
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from lsp_server.listening.bodies import LARGEST_BODY
from lsp_server.listening.ingestions import read_ingestions
from lsp_server.listening.listener import Listener
from lsp_server.listening.values import Arrival, Trouble

SENDERS, EACH = 16, 10


@pytest.fixture
def listener() -> Iterator[Listener]:
    """An endpoint in this process that has little patience."""
    with Listener(read_ingestions(), "127.0.0.1", 0, patience=0.5) as running:
        yield running


def ask(
    listener: Listener, path: str, body: bytes | None = None, method: str = "POST", **headers: str
) -> tuple[int, Any, dict[str, str]]:
    """Status, body (as JSON when it is) and headers of the answer."""
    connection = http.client.HTTPConnection("127.0.0.1", listener.port, timeout=20)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    told = {name.lower(): value for name, value in response.getheaders()}
    return response.status, json.loads(text) if "json" in told.get("content-type", "") else text, told


def capture(event: str, **properties: Any) -> bytes:
    """A body with one event."""
    return json.dumps({"event": event, "distinct_id": "p", "properties": properties}).encode()


def arrived(listener: Listener) -> Arrival:
    """What came next, and it is a message."""
    came = listener.next(10)
    assert isinstance(came, Arrival), came
    return came


def troubled(listener: Listener) -> Trouble:
    """What came next, and it is a trouble."""
    came = listener.next(10)
    assert isinstance(came, Trouble), came
    return came


def test_a_body_that_is_no_json_is_refused_and_told(listener: Listener) -> None:
    """The sender reads why, and so does the person."""
    status, said, _ = ask(listener, "/capture/", b'{"event": ')
    told = troubled(listener)
    assert (status, told.status, told.path) == (400, 400, "/capture/")
    assert said["error"].startswith(told.message)


def test_a_body_without_events_is_refused(listener: Listener) -> None:
    """Also when it is empty, and whatever kind of JSON it is."""
    for body in (b"", b"3", b'"x"', b"[1, 2]", b'{"nothing": true}'):
        status, _, _ = ask(listener, "/capture/", body)
        assert (status, troubled(listener).status) == (400, 400), body


def test_an_empty_batch_is_fine(listener: Listener) -> None:
    """An SDK that flushes nothing is no trouble."""
    assert ask(listener, "/batch/", b'{"api_key": "k", "batch": []}')[0] == 200
    assert listener.next(0.2) is None


def test_an_unknown_path_is_answered_with_a_hint(listener: Listener) -> None:
    """What may be a key in it is not shown."""
    status, said, _ = ask(listener, "/projects/8f14e45fceea167a5a36dedd4bea2543/x", b"{}")
    told = troubled(listener)
    assert (status, "host" in said["error"], told.path) == (404, True, "/projects/***/x")


def test_a_wrong_method_is_told_the_right_one(listener: Listener) -> None:
    """And nothing arrives."""
    status, said, _ = ask(listener, "/2/httpapi", method="GET")
    assert (status, "POST" in said["error"], troubled(listener).status) == (405, True, 405)


def test_a_body_that_is_too_large_is_refused(listener: Listener) -> None:
    """The sender may finish, so that it reads the answer."""
    status, said, _ = ask(listener, "/batch/", b" " * (LARGEST_BODY + 1))
    assert (status, "smaller" in said["error"], troubled(listener).status) == (413, True, 413)


def test_a_gzip_bomb_is_refused(listener: Listener) -> None:
    """Before it is unpacked to its end."""
    bomb = gzip.compress(b" " * 60_000_000)
    assert ask(listener, "/batch/", bomb, content_encoding="gzip")[0] == 413
    assert troubled(listener).status == 413


def test_a_slow_sender_is_let_go_while_others_are_served(listener: Listener) -> None:
    """It is told that it was too slow."""
    with socket.create_connection(("127.0.0.1", listener.port), timeout=20) as slow:
        slow.sendall(b"POST /capture/ HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
        assert ask(listener, "/capture/", capture("meanwhile"))[0] == 200
        assert arrived(listener).event == "meanwhile"
        assert slow.recv(1000).startswith(b"HTTP/1.1 408")
    assert troubled(listener).status == 408


def test_a_sender_that_hangs_up_or_speaks_no_http_disturbs_nobody(listener: Listener) -> None:
    """The next one is served."""
    for said in (b"POST /capture/ HTTP/1.1\r\nContent-Length: 9\r\n\r\n{", b"\x16\x03\x01 no http \r\n\r\n", b""):
        with socket.create_connection(("127.0.0.1", listener.port), timeout=20) as broken:
            broken.sendall(said)
    assert ask(listener, "/capture/", capture("after_all"))[0] == 200
    assert arrived(listener).event == "after_all"


def test_one_connection_serves_many_requests(listener: Listener) -> None:
    """With bodies of a known length and in chunks."""
    connection = http.client.HTTPConnection("127.0.0.1", listener.port, timeout=20)
    for number in range(3):
        connection.request("POST", "/capture/", capture(f"whole_{number}"))
        assert connection.getresponse().read()
        parts = capture(f"chunked_{number}")
        connection.request("POST", "/capture/", iter([parts[:7], parts[7:]]), encode_chunked=True)
        assert connection.getresponse().read()
    connection.close()
    came = [arrived(listener).event for _ in range(6)]
    assert came == ["whole_0", "chunked_0", "whole_1", "chunked_1", "whole_2", "chunked_2"]


def test_senders_at_the_same_time_lose_nothing(listener: Listener) -> None:
    """Each gets its answer, and every event arrives once, each sender's in order."""

    def send(sender: int) -> None:
        for number in range(EACH):
            assert ask(listener, "/capture/", capture(f"event_{number}", sender=sender))[0] == 200

    threads = [threading.Thread(target=send, args=(sender,)) for sender in range(SENDERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    came = [arrived(listener) for _ in range(SENDERS * EACH)]
    assert listener.next(0) is None
    for sender in range(SENDERS):
        mine = [each.event for each in came if each.properties["sender"] == sender]
        assert mine == [f"event_{number}" for number in range(EACH)]


def test_a_browser_is_let_in(listener: Listener) -> None:
    """A preflight grants what it asks for, with credentials, and the answer to the request itself does too."""
    wanted = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type, x-own"}
    status, _, told = ask(listener, "/anything", None, "OPTIONS", Origin="https://app.test", **wanted)
    assert (status, told["access-control-allow-origin"]) == (204, "https://app.test")
    assert told["access-control-allow-headers"] == "content-type, x-own"
    _, _, told = ask(listener, "/capture/", capture("seen"), Origin="https://app.test")
    assert (told["access-control-allow-origin"], told["access-control-allow-credentials"]) == (
        "https://app.test",
        "true",
    )
    _, _, told = ask(listener, "/nowhere", b"", Origin="https://app.test")
    assert told["access-control-allow-origin"] == "https://app.test"


def test_a_person_who_opens_the_address_reads_what_it_is(listener: Listener) -> None:
    """And it is no trouble."""
    status, said, _ = ask(listener, "/", method="GET")
    assert (status, "Luthier" in said, listener.next(0.1)) == (200, True, None)
    assert ask(listener, "/", method="HEAD")[:2] == (200, "")


def test_what_an_event_holds_cannot_hurt(listener: Listener) -> None:
    """Orders to a terminal, broken characters, numbers without end, names that are no text."""
    body = (
        b'{"event": "a\\u001b[2Jb", "distinct_id": 7, "timestamp": 1e300, "properties": {"\\ud800": 1e999, "n": [[]]}}'
    )
    assert ask(listener, "/capture/", body)[0] == 200
    came = arrived(listener)
    assert (came.event, came.person, came.time) == ("a\N{REPLACEMENT CHARACTER}[2Jb", "7", "")
    assert came.properties == {"\ud800": None, "n": [[]]}


def test_two_providers_that_share_a_path_are_told_apart_by_the_body(listener: Listener) -> None:
    """The path ``/batch`` belongs to more than one."""
    ask(listener, "/batch", b'{"api_key": "k", "events": [{"event_type": "one", "user_id": "u"}]}')
    ask(listener, "/batch", b'{"api_key": "k", "batch": [{"event": "two", "distinct_id": "u"}]}')
    assert [(each.provider, each.event) for each in (arrived(listener), arrived(listener))] == [
        ("amplitude", "one"),
        ("posthog", "two"),
    ]
