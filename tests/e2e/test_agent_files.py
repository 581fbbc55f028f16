"""The agent makes new files and asks for variables: nothing of it is there before a person agrees."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from analyzers.insertion import apply
from analyzers.model import Status
from lsp_server.features.patches import patch_of
from lsp_server.prose.knowledge import load_knowledge
from lsp_server.settings import Settings
from lsp_server.workspace.project import Project
from tests.e2e.test_agent import begun, reviews
from tests.e2e.test_review import statuses
from tests.e2e.test_tracking import sound
from tests.support.folders import copy_of
from tests.support.model_api import Turn, say, use
from tests.support.plain import plain, until
from tests.support.workshop import AUTH, READY, Workshop, open_workshop, script

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(120)]

MODULE = '''"""Sends product events."""

import os

from posthog import Posthog

client = Posthog(os.environ["POSTHOG_API_KEY"])
'''

CAPTURE = 'client.capture("user_signed_up", distinct_id=str(user.id), properties={"plan": user.plan})'


def writes_a_client() -> list[Turn]:
    """The model makes the module that sends, and names what it needs."""
    return [
        use("Read", file_path=AUTH),
        [
            use("Write", file_path="shop/analytics.py", content=MODULE),
            use("Edit", file_path="requirements.txt", old_string="stripe", new_string="posthog>=7,<8\nstripe"),
            use("mcp__code__env_set_key", name="POSTHOG_API_KEY"),
            use("mcp__code__env_set_key", name="POSTHOG_HOST", value="https://eu.example.com"),
        ],
        use(
            "Edit",
            file_path=AUTH,
            old_string="from shop.extensions import db\n",
            new_string="from shop.analytics import client\nfrom shop.extensions import db\n",
        ),
        use(
            "Edit",
            file_path=AUTH,
            old_string="        login_user(user)\n        return",
            new_string=f"        login_user(user)\n        {CAPTURE}\n        return",
        ),
        say("It is written."),
    ]


async def reviewed(shop: Workshop, root: Path) -> dict[str, Any]:
    """The review of what the agent wrote."""
    shop.api.script = script(writes_a_client())
    await begun(shop, root)
    await shop.idle()
    assert shop.said == [READY]
    [review] = await reviews(shop)
    return review


@pytest.mark.parametrize("kind", ["vscode", "eglot"])
async def test_a_new_module_and_its_variables_come_with_the_event(tmp_path: Path, kind: str) -> None:
    """An editor that cannot make files has them made by the server, when the person has accepted and not before."""
    root = copy_of("flask_shop", tmp_path)
    (root / ".env").write_text("SECRET_KEY=hush\n")
    async with open_workshop(tmp_path) as shop:
        await shop.editor.begin(root, kind=kind)
        shop.editor.show(root / ".env")
        review = await reviewed(shop, root)
        assert not (root / "shop/analytics.py").exists()
        shop.editor.choices = ["Set them"]
        accepted = await shop.editor.run("luthier.accept", {"review": review["review"], "event": "user_signed_up"})
        assert accepted["done"], accepted
        await until(lambda: len(shop.said) == 2)
        assert [each.message for each in shop.editor.questions] == [
            "The events need POSTHOG_API_KEY, POSTHOG_HOST in .env."
        ]
        assert ".env has POSTHOG_API_KEY, POSTHOG_HOST now. Fill in the value of POSTHOG_API_KEY." in shop.said[1]
        shop.editor.save_all()
        assert sound(AUTH, (root / AUTH).read_text())
        assert CAPTURE in (root / AUTH).read_text()
        assert (root / "shop/analytics.py").read_text() == MODULE
        assert "posthog>=7,<8\n" in (root / "requirements.txt").read_text()
        variables = (root / ".env").read_text()
        assert variables.startswith("SECRET_KEY=hush\n")
        assert "POSTHOG_HOST=https://eu.example.com\n" in variables
        assert statuses(root) == {"user_signed_up": Status.IMPLEMENTED}
        told = "".join(shop.said) + "".join(request.text for request in shop.api.requests)
        assert "hush" not in told


def writes_what_an_insert_would(root: Path, path: str, event: str) -> tuple[list[Turn], dict[str, bytes]]:
    """The model writes every file whole, as it would be after an insert without it; the files."""
    project = Project(root, load_knowledge(), Settings(jobs=1))
    project.scan()
    wanted = [each for each in project.proposals_in(path) if each.event == event]
    patch, _, _ = patch_of(project, wanted)
    texts: dict[str, bytes] = {}
    turns: list[Turn] = []
    for name, _ in patch.base:
        before = (root / name).read_bytes() if (root / name).exists() else b""
        texts[name] = apply(patch, name, before)
        turns += [use("Read", file_path=name)] if before else []
        turns.append(use("Write", file_path=name, content=texts[name].decode()))
    return [*turns, say("It is written.")], texts


async def test_a_web_app_in_another_language_gets_the_same(tmp_path: Path) -> None:
    """Module, dependency and capture come together, and each file is what the agent made of it."""
    root = copy_of("next_saas", tmp_path)
    path, event = "app/(auth)/actions.ts", "user_signed_up"
    turns, texts = writes_what_an_insert_would(root, path, event)
    async with open_workshop(tmp_path) as shop:
        await shop.editor.begin(root)
        uri = shop.editor.show(root / path)
        shop.api.script = script(turns)
        symbol = next(symbol for found, symbol in await marks(shop, uri) if found == event)
        await shop.editor.run("luthier.implement", {"uri": uri, "event": event, "symbol": symbol})
        await shop.idle()
        assert shop.said == [f"The event is ready to review. See {path}."]
        [review] = await reviews(shop)
        assert (await shop.editor.run("luthier.accept", {"review": review["review"]}))["done"]
        shop.editor.save_all()
        assert {name: (root / name).read_bytes() for name in texts} == texts
        assert statuses(root) == {event: Status.IMPLEMENTED}


async def marks(shop: Workshop, uri: str) -> list[tuple[str, str]]:
    """Event and symbol of each remark of a document."""
    found = [each.data for each in await shop.editor.remarks(uri) if each.code == "moment"]
    return [(each["event"], each["symbol"]) for each in plain(found)]


async def test_a_person_who_does_not_want_the_variables_is_asked_once(tmp_path: Path) -> None:
    """Nothing is written then, whatever else is decided in the review."""
    root = copy_of("flask_shop", tmp_path)
    async with open_workshop(tmp_path) as shop:
        await shop.editor.begin(root)
        review = await reviewed(shop, root)
        shop.editor.choices = ["Not now"]
        for command in ("accept", "reject", "accept"):
            await shop.editor.run(f"luthier.{command}", {"review": review["review"], "event": "user_signed_up"})
        await asyncio.sleep(0.2)
        assert len(shop.editor.questions) == 1
        assert not (root / ".env").exists()


async def test_an_env_file_with_unsaved_changes_is_left_to_the_person(tmp_path: Path) -> None:
    """Two hands at one file lose what one of them wrote."""
    root = copy_of("flask_shop", tmp_path)
    (root / ".env").write_text("SECRET_KEY=hush\n")
    async with open_workshop(tmp_path) as shop:
        await shop.editor.begin(root)
        review = await reviewed(shop, root)
        uri = shop.editor.show(root / ".env")
        shop.editor.type(uri, "hush", "other")
        shop.editor.choices = ["Set them"]
        await shop.editor.run("luthier.accept", {"review": review["review"]})
        await until(lambda: len(shop.said) == 3)
        assert "has changes that are not saved. Put POSTHOG_API_KEY there yourself." in shop.said[1]
        assert (root / ".env").read_text() == "SECRET_KEY=hush\n"
