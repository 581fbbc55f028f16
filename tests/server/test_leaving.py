"""A server never outlives its client, whatever it was doing, and leaves no process behind."""

import asyncio
import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.support.folders import folder_of
from tests.support.plain import until
from tests.support.wire import COMMAND, Wire

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(60)]


async def test_a_closed_pipe_ends_the_server() -> None:
    """An editor that has crashed says nothing any more; that is enough."""
    async with Wire.start() as wire:
        await wire.begin()
        wire.hang_up()
        assert await wire.process.wait() == 1


async def test_a_closed_pipe_before_the_first_word_ends_the_server() -> None:
    """Even one that never began."""
    async with Wire.start() as wire:
        wire.hang_up()
        assert await wire.process.wait() == 1


async def test_a_scan_under_way_does_not_keep_the_server(tmp_path: Path) -> None:
    """Neither its threads nor its workers outlive the pipe."""
    files = {f"m{number}.py": "def f():\n    return 1\n" * 200 for number in range(400)}
    root = folder_of(tmp_path / "big", files)
    async with Wire.start() as wire:
        await wire.begin(root.as_uri())
        await _busy(wire)
        children = _children(wire.process.pid)
        wire.hang_up()
        await wire.process.wait()
        await _gone(children)


async def test_a_client_that_dies_while_its_pipe_stays_open_ends_the_server(tmp_path: Path) -> None:
    """A wrapper may hold the pipes after the editor is gone; the process that the editor named is watched as well."""
    client = _start([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        async with Wire.start() as wire:
            await wire.begin(tmp_path.as_uri(), processId=client.pid)
            await asyncio.sleep(2.5)
            assert wire.process.returncode is None
            client.kill()
            client.wait()
            assert await asyncio.wait_for(wire.process.wait(), 20) == 1
    finally:
        client.kill()


async def test_a_killed_client_leaves_no_server(tmp_path: Path) -> None:
    """The client process is killed outright while the server works for it."""
    root = folder_of(tmp_path / "big", {f"m{number}.py": "def f():\n    return 1\n" * 200 for number in range(400)})
    script = f"""
        import asyncio, os
        from tests.support.wire import Wire
        async def main():
            async with Wire.start() as wire:
                await wire.begin({root.as_uri()!r})
                print(wire.process.pid, flush=True)
                await asyncio.sleep(60)
        asyncio.run(main())
    """
    command = [sys.executable, "-c", textwrap.dedent(script)]
    client = _start(command)
    assert client.stdout is not None
    server = int(client.stdout.readline())
    await asyncio.sleep(0.5)
    processes = [server, *_children(server)]
    client.kill()
    client.wait()
    await _gone(processes)


async def test_a_client_that_reads_nothing_does_not_block_the_server(tmp_path: Path) -> None:
    """Answers wait in a thread of their own, so that messages are still read, and a closed pipe is still noticed."""
    root = folder_of(tmp_path / "a", {"a.py": "x = 1\n"})
    params = {"processId": None, "rootUri": root.as_uri(), "capabilities": {}}
    process = _start(COMMAND)
    assert process.stdin is not None
    try:
        bodies = [json.dumps({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": params}).encode()]
        bodies += [b'{"jsonrpc":"2.0","id":"%050d","method":"x/unheard"}' % number for number in range(20_000)]
        process.stdin.write(b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(each), each) for each in bodies))
        process.stdin.close()
        assert await asyncio.to_thread(process.wait, 30) == 1
    finally:
        process.kill()


def _start(command: list[str]) -> "subprocess.Popen[bytes]":
    root = Path(__file__).parents[2]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root)


async def _busy(wire: Wire) -> None:
    while True:
        status = await wire.result("luthier/status")
        if any(run.startswith("scan of") for run in status["runs"]):
            return
        await asyncio.sleep(0.01)


def _children(parent: int) -> list[int]:
    """The processes that a process has started, as far as this system tells."""
    tasks = Path(f"/proc/{parent}/task")
    found = [each / "children" for each in tasks.iterdir()] if tasks.exists() else []
    return [int(child) for each in found if each.exists() for child in each.read_text().split()]


async def _gone(processes: list[int]) -> None:
    await until(lambda: not any(map(_runs, processes)))


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")
