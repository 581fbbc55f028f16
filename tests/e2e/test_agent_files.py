"""The agent makes new files and asks for variables: nothing of it is there before a person agrees."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from analyzers.model import Status
from tests.e2e.test_agent import begun, reviews
from tests.e2e.test_review import statuses
from tests.e2e.test_tracking import sound
from tests.support.folders import copy_of
from tests.support.model_api import Turn, say, use
from tests.support.plain import until
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
