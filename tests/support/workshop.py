"""An editor whose server lets a scripted model work, with a home of its own; nothing of it reaches a network."""

import contextlib
import os
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from tests.support.editor import Editor
from tests.support.model_api import ModelApi, Turn, say, use
from tests.support.pairing import make_editor
from tests.support.plain import plain, until
from tests.support.wire import COMMAND

AUTH = "shop/auth.py"
CART = "shop/cart.py"

SIGNED_UP = 'track(user.id, "user_signed_up", {"plan": user.plan})'
"""What the model writes for a person who signs up."""

READY = "The event is ready to review. See shop/auth.py."
"""What a person is told when that is all that was wanted."""


@dataclass
class Workshop:
    """An editor, its server, and the model."""

    editor: Editor
    api: ModelApi
    state: Path
    """Where runs are recorded."""
    server: psutil.Process

    async def runs(self) -> list[dict[str, Any]]:
        """The runs under way."""
        return list(plain(await self.editor.protocol.send_request_async("luthier/runs", {})))

    async def idle(self) -> None:
        """Wait until no run is under way."""
        await self.editor.status_when(lambda status: not status["agent"])

    async def waiting(self) -> dict[str, Any]:
        """The run that waits for a person."""
        await self.editor.status_when(lambda status: "approval" in "".join(each["message"] for each in status["agent"]))
        [run] = await self.runs()
        return run

    async def asked(self, words: str) -> None:
        """Wait until the person is asked this."""
        await until(lambda: any(words in each.message for each in self.editor.questions))

    @property
    def said(self) -> list[str]:
        """The sentences that the person was shown."""
        return [each.message for each in self.editor.messages]

    @property
    def progress(self) -> list[list[Any]]:
        """What was reported of runs, each a list from its begin to its end."""
        every = self.editor.progress_reports.values()
        return [told for told in every if told and getattr(told[0], "title", "").startswith("Agent: ")]

    @property
    def agents(self) -> list[psutil.Process]:
        """Processes below the server that belong to an agent."""
        try:
            below = self.server.children(recursive=True)
        except psutil.NoSuchProcess:
            return []
        return [each for each in below if is_agent(each)]

    @property
    def copies(self) -> list[Path]:
        """The rooms of runs that are there; each has a copy of a project in it."""
        return [each for kind in ("run-*", "dead-*") for each in (self.state / "rooms").glob(kind)]


def is_agent(process: psutil.Process) -> bool:
    """Whether a process is an agent, or its jail."""
    try:
        words = " ".join(process.cmdline())
    except psutil.Error:
        return False
    return "claude" in words or "bwrap" in words


@contextlib.asynccontextmanager
async def open_workshop(place: Path, environment: Mapping[str, str] | None = None) -> AsyncIterator[Workshop]:
    """An editor with a server whose state is below ``place``; the journey opens folders."""
    home, state = place / "home", place / "state"
    home.mkdir()
    async with ModelApi() as api:
        own = {"HOME": str(home), "LUTHIER_STATE_DIR": str(state), **api.environment}
        editor = make_editor()
        await editor.start_io(*COMMAND, env={**os.environ, **own, **(environment or {})})
        try:
            yield Workshop(editor, api, state, psutil.Process(editor._server.pid))  # type: ignore[union-attr]
        finally:
            editor.left.set()
            if editor._server is not None and editor._server.returncode is None:
                with contextlib.suppress(Exception):
                    await editor.shutdown_session()
            await editor.stop()


def writes_signed_up(capture: str = SIGNED_UP) -> list[Turn]:
    """The model writes the capture of a person who signs up."""
    return [
        use("Read", file_path=AUTH),
        _imports(AUTH, "from shop.extensions import db\n"),
        use(
            "Edit",
            file_path=AUTH,
            old_string="        login_user(user)\n        return",
            new_string=f"        login_user(user)\n        {capture}\n        return",
        ),
        say("It is written."),
    ]


def writes_cart_item_added(event: str = "cart_item_added", properties: str = '"product_id": product.id') -> list[Turn]:
    """The model writes the capture of something that is put into the cart."""
    return [
        use(
            "Edit",
            file_path=CART,
            old_string="get(str(product.id), 0) + quantity\n    session.modified = True\n",
            new_string="get(str(product.id), 0) + quantity\n    session.modified = True\n"
            f'    track(session["person"], "{event}", {{{properties}}})\n',
        ),
        say("It is written."),
    ]


def surveys() -> list[Turn]:
    """The model chooses the files."""
    files = [{"path": path, "why": "people come in and buy here"} for path in (AUTH, CART)]
    return [use("mcp__files__record_files", files=files), say("These two.")]


def plans() -> list[Turn]:
    """The model plans three events."""
    return [
        [
            _plans("user_signed_up", AUTH, "signup", "plan"),
            _plans("cart_item_added", CART, "add_to_cart", "product_id", "quantity"),
            _plans("cart_item_removed", CART, "remove_from_cart", "product_id"),
        ],
        say("Three events."),
    ]


def parts() -> list[Turn]:
    """The model answers the last question."""
    return [say("Nothing was missing.")]


def script(*turns: Iterable[Turn]) -> list[Turn]:
    """Stages one after the other, with the last question."""
    return [turn for stage in (*turns, parts()) for turn in stage]


def _imports(path: str, before: str) -> dict[str, Any]:
    return use("Edit", file_path=path, old_string=before, new_string=f"from shop.analytics import track\n{before}")


def _plans(event: str, file: str, symbol: str, *properties: str) -> dict[str, Any]:
    return use(
        "mcp__events__propose_event",
        event=event,
        description=f"How often is it: {event}?",
        lifecycle="activation",
        side="server",
        file=file,
        symbol=symbol,
        properties=[{"name": each, "type": "string", "description": f"The {each}."} for each in properties],
    )
