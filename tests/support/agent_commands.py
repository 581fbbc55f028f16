"""``luthier implement`` as a process of its own, with a scripted model behind it and a state folder of its own."""

import asyncio
import os
import pty
import signal
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.commands import Ran, command
from tests.support.model_api import ModelApi, Turn, say, use

LOGIN = 'login_user(user, remember="remember" in request.form)\n'
LOGOUT = "    logout_user()\n"

FLASK_SETUP = '''"""Sends product events."""

import os
from functools import cache

from posthog import Posthog


@cache
def client() -> Posthog:
    key = os.environ.get("POSTHOG_API_KEY", "")
    return Posthog(key or "none", host=os.environ.get("POSTHOG_HOST"), disabled=not key)


def track(person: object, event: str, properties: dict[str, object] | None = None) -> None:
    client().capture(event, distinct_id=str(person), properties=properties or {})
'''
"""A module as an agent writes it."""


@dataclass(frozen=True)
class Shown:
    """A run at the command line, and what the model was sent."""

    ran: Ran
    api: ModelApi

    @property
    def prompts(self) -> list[str]:
        """What the agent was asked, in order."""
        return [text for each in self.api.requests for text in prompts_of(each.body)]


def prompts_of(body: Mapping[str, Any]) -> list[str]:
    """The texts of the last message, when it is a question of ours."""
    last = [each for each in body["messages"] if each["role"] == "user"][-1]["content"]
    parts = [{"type": "text", "text": last}] if isinstance(last, str) else last
    return [str(each["text"]) for each in parts if each["type"] == "text" and str(each["text"]).startswith("# ")]


async def implement(
    script: Iterable[Turn],
    *words: str | Path,
    state: Path,
    api: ModelApi | None = None,
    inside: Iterable[str] = (),
    **environment: str,
) -> Shown:
    """Run ``luthier implement`` to its end; ``inside`` is the beginning of a command line that runs it."""
    model = api or ModelApi(script)
    async with model:
        process = await asyncio.create_subprocess_exec(
            *inside,
            *command("implement", *words),
            env=surroundings(model, state, environment),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = await process.communicate()
        return Shown(Ran(process.returncode or 0, out.decode(), err.decode()), model)


async def interrupted(
    script: Iterable[Turn],
    after: int,
    *words: str | Path,
    state: Path,
    by: signal.Signals = signal.SIGINT,
    **environment: str,
) -> Shown:
    """Run it until the model was asked ``after`` times, then press Ctrl-C, or send another signal."""
    async with ModelApi(script) as model:
        process = await asyncio.create_subprocess_exec(
            *command("implement", *words),
            env=surroundings(model, state, environment),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        await model.asked(after)
        await asyncio.sleep(0.3)
        process.send_signal(by)
        out, err = await process.communicate()
        return Shown(Ran(process.returncode or 0, out.decode(), err.decode()), model)


async def at_terminal(script: Iterable[Turn], answers: list[str], *words: str | Path, state: Path) -> Shown:
    """Run it at a terminal, where a person types ``answers`` one after the other."""
    async with ModelApi(script) as model:
        ours, theirs = pty.openpty()
        process = await asyncio.create_subprocess_exec(
            *command("implement", *words),
            env={**surroundings(model, state, {}), "TERM": "dumb", "NO_COLOR": "1"},
            stdin=theirs,
            stdout=asyncio.subprocess.PIPE,
            stderr=theirs,
        )
        os.close(theirs)
        os.write(ours, "".join(f"{each}\n" for each in answers).encode())
        shown = asyncio.create_task(asyncio.to_thread(_read, ours))
        out, _ = await process.communicate()
        told = await shown
        os.close(ours)
        return Shown(Ran(process.returncode or 0, out.decode(), told.replace("\r\n", "\n")), model)


def surroundings(model: ModelApi, state: Path, more: Mapping[str, str]) -> dict[str, str]:
    """The variables of the command's process."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("ANTHROPIC_")}
    return {**known, **model.environment, "LUTHIER_STATE_DIR": str(state), "PYTHONUTF8": "1", **more}


def _read(descriptor: int) -> str:
    shown = b""
    while True:
        try:
            more = os.read(descriptor, 65536)
        except OSError:
            return shown.decode("utf-8", "replace")
        if not more:
            return shown.decode("utf-8", "replace")
        shown += more


# --- what a model does --------------------------------------------------------------------------------------------


def surveys(*paths: str) -> list[Turn]:
    """It records files."""
    files = [{"path": each, "why": "people come and go here"} for each in paths]
    return [use("mcp__files__record_files", files=files), say("Recorded.")]


def plans(*events: tuple[str, str, str]) -> list[Turn]:
    """It plans events: name, file, function."""
    return [*(use("mcp__events__propose_event", **planned(*each)) for each in events), say("Planned.")]


def planned(event: str, file: str, symbol: str, *properties: str) -> dict[str, Any]:
    """What the tool for one event takes."""
    return {
        "event": event,
        "description": "How many people come back, and how often do they?",
        "lifecycle": "retention",
        "side": "server",
        "file": file,
        "symbol": symbol,
        "properties": [{"name": each, "type": "string", "description": f"Which {each}"} for each in properties],
    }


def sets_up() -> list[Turn]:
    """It writes the module that sends, and lets the key wait."""
    return [
        use("Skill", skill="luthier:reference"),
        use("Write", file_path="shop/analytics.py", content=FLASK_SETUP),
        use("mcp__code__env_set_key", name="POSTHOG_API_KEY"),
        *edits("shop/auth.py", "from shop.extensions import db\n", "from shop.analytics import track\n", before=True),
    ]


def tracks(
    event: str, after: str, *, indent: int = 8, path: str = "shop/auth.py", person: str = "user.id"
) -> list[Turn]:
    """It writes one capture."""
    return edits(path, after, f'{" " * indent}track({person}, "{event}")\n')


def edits(path: str, old: str, new: str, *, before: bool = False) -> list[Turn]:
    """It puts new text behind, or before, what is there."""
    return [use("Edit", file_path=path, old_string=old, new_string=new + old if before else old + new)]


def lesson(text: str = "Say which client to use.") -> list[Turn]:
    """It tells what would have been better."""
    return [
        use("mcp__lessons__record_lesson", kind="missing-document", text=text, page="reference/provider"),
        say("Done."),
    ]
