"""What an editor with views of its own asks for: the moments and the plan of its folders."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.support.editor import Editor
from tests.support.plain import plain, until

VIEWS = {"luthierChanges": True}
"""What such an editor announces."""

Shown = dict[str, Any]


async def moments(editor: Editor, root: Path) -> Shown:
    """The moments of a folder."""
    return _of(root, plain(await editor.protocol.send_request_async("luthier/moments", {})))


async def plan(editor: Editor, root: Path) -> Shown:
    """The plan of a folder."""
    return _of(root, plain(await editor.protocol.send_request_async("luthier/plan", {})))


async def decide(editor: Editor, root: Path, *entries: Shown) -> int:
    """How many events of a folder's plan the decisions changed."""
    return int((await editor.run("luthier.decide", {"uri": root.as_uri(), "entries": list(entries)}))["changed"])


def states(shown: Shown) -> set[tuple[str, str, str]]:
    """Event, function and state of all moments of a folder."""
    return {(each["event"], each["symbol"], each["state"]) for each in shown["moments"]}


def entry(shown: Shown, event: str) -> Shown:
    """The only row of an event."""
    [found] = [each for each in shown["entries"] if each["event"] == event]
    return dict(found)


async def heard(editor: Editor, root: Path, whats: Iterable[str]) -> None:
    """Wait until each of ``whats`` was said about a folder, and forget what was said so far."""
    await until(lambda: {(root.as_uri(), what) for what in whats} <= set(editor.changes))
    editor.changes.clear()


def _of(root: Path, every: list[Shown]) -> Shown:
    [found] = [each for each in every if each["uri"] == root.as_uri()]
    return found
