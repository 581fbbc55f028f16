"""The agent in the editor: begun from an action, shown while it works, and its work reviewed like any other."""

from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as t
from pygls.exceptions import JsonRpcException

from analyzers.model import Status
from tests.e2e.test_review import click, statuses
from tests.e2e.test_tracking import chosen, moment, shop_with_wrapper, sound
from tests.support.plain import plain, until
from tests.support.workshop import (
    AUTH,
    READY,
    SIGNED_UP,
    Workshop,
    open_workshop,
    plans,
    script,
    surveys,
    writes_cart_item_added,
    writes_signed_up,
)

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(120)]

FOLLOWS = {"luthierRuns": True}
"""What an editor announces that has a view of its own for runs."""

APPROVE, REJECT = {"decision": "approve"}, {"decision": "reject"}


async def begun(shop: Workshop, root: Path) -> Any:
    """Choose the agent's action for the sign-up in an open file; the answer of its command."""
    uri = shop.editor.show(root / AUTH)
    remark = moment(await shop.editor.remarks(uri), "user_signed_up")
    action = await chosen(shop.editor, uri, remark, "Track `user_signed_up` with the agent")
    return await shop.editor.choose(action)


@pytest.mark.parametrize("kind", ["vscode", "neovim", "eglot", "helix"])
async def test_one_event_goes_from_its_action_into_the_text(tmp_path: Path, kind: str) -> None:
    """The command answers at once; what the agent wrote is accepted by a lens or a command, and the plan knows it."""
    root = shop_with_wrapper(tmp_path)
    async with open_workshop(tmp_path) as shop:
        shop.api.script = script(writes_signed_up())
        await shop.editor.begin(root, kind=kind)
        answer = await begun(shop, root)
        assert set(answer) == {"run"}
        await shop.idle()
        uri = (root / AUTH).as_uri()
        before = shop.editor.buffers[uri].text
        assert shop.said == [READY]
        assert SIGNED_UP not in before
        accepted = await click(shop.editor, uri, "Accept user_signed_up")
        assert accepted["done"]
        text = shop.editor.buffers[uri].text
        assert sound(AUTH, text)
        assert text.count(SIGNED_UP) == text.count("from shop.analytics import track\n") == 1
        assert [line for line in before.splitlines() if line not in text.splitlines()] == []
        assert statuses(root) == {"user_signed_up": Status.IMPLEMENTED}
        assert (root / AUTH).read_text() == before, "only the person saves"
        await until(lambda: not shop.copies and not shop.agents)


async def test_progress_names_stage_event_file_and_cost(tmp_path: Path) -> None:
    """Its begin says what may be spent, and its end that there is something to review."""
    root = shop_with_wrapper(tmp_path)
    async with open_workshop(tmp_path) as shop:
        shop.api.script = script(writes_signed_up())
        await shop.editor.begin(root, options={"agentDollars": 2.5, "agentTurns": 30})
        await begun(shop, root)
        await shop.idle()
        [told] = shop.progress
        begin, end = told[0], told[-1]
        assert begin.title == "Agent: user_signed_up"
        assert begin.message.startswith("At most $2.50 and 30 turns.")
        assert begin.cancellable
        assert end.message == "Ready to review."
        lines = [each.message for each in told[1:-1]]
        assert any(line.startswith("Writing user_signed_up (1 of 1)") and " · $" in line for line in lines), lines
        shares = [each.percentage for each in told[1:-1]]
        assert shares == sorted(shares)


async def test_a_plan_is_edited_and_rejected_in_a_view_of_the_editors_own(tmp_path: Path) -> None:
    """A rename and fewer properties are what is written; what was not named waits, and is named."""
    root = shop_with_wrapper(tmp_path)
    async with open_workshop(tmp_path) as shop:
        shop.api.script = script(
            surveys(), plans(), writes_signed_up(), writes_cart_item_added("product_chosen", '"quantity": quantity')
        )
        await shop.editor.begin(root, experimental=FOLLOWS)
        answer = await shop.editor.run("luthier.implement", {"uri": root.as_uri()})
        run = await shop.waiting()
        assert run["run"] == answer["run"]
        assert [each["event"] for each in run["pending"]] == ["user_signed_up", "cart_item_added", "cart_item_removed"]
        assert run["pending"][1]["where"] == [{"file": "shop/cart.py", "symbol": "add_to_cart"}]
        assert run["spent"]["turns"] == len(shop.api.requests)
        edited = {
            "event": "cart_item_added",
            **APPROVE,
            "name": "product_chosen",
            "properties": [{"name": "quantity", "type": "number", "description": "How many."}],
        }
        rejected = {"event": "cart_item_removed", **REJECT, "reason": "Nobody asks"}
        first = await shop.editor.run("luthier.approve", {"run": run["run"], "entries": [edited, rejected]})
        assert first["waiting"] == ["user_signed_up"]
        assert statuses(root) == {"product_chosen": Status.APPROVED, "cart_item_removed": Status.REJECTED}
        last = {"event": "user_signed_up", **APPROVE}
        assert (await shop.editor.run("luthier.approve", {"run": run["run"], "entries": [last]}))["waiting"] == []
        await shop.idle()
        assert shop.editor.questions == []
        assert shop.said == []
        [review] = await reviews(shop)
        assert [each["event"] for each in review["events"]] == ["user_signed_up", "product_chosen"]
        assert (await shop.editor.run("luthier.accept", {"review": review["review"]}))["done"]
        assert statuses(root) == {
            "user_signed_up": Status.IMPLEMENTED,
            "product_chosen": Status.IMPLEMENTED,
            "cart_item_removed": Status.REJECTED,
        }
        assert '"product_chosen", {"quantity": quantity}' in shop.editor.buffers[(root / "shop/cart.py").as_uri()].text
        assert {each["run"] for each in shop.editor.run_changes} == {run["run"]}
        last = {"ended": "ready", "message": "All 2 events are ready to review.", "review": review["review"]}
        assert shop.editor.run_changes[-1] == {"run": run["run"], **last}


@pytest.mark.parametrize("kind", ["vscode", "neovim"])
async def test_a_plan_is_decided_by_questions_one_by_one(tmp_path: Path, kind: str) -> None:
    """An editor without a view asks; a person may go back, and gives a reason for a no."""
    root = shop_with_wrapper(tmp_path)
    async with open_workshop(tmp_path) as shop:
        shop.api.script = script(surveys(), plans(), writes_signed_up())
        shop.editor.choices = [
            "One by one",
            "Approve",
            "Reject",
            "Back",
            "Reject",
            "Known from elsewhere",
            "Reject",
            "Not business here",
        ]
        await shop.editor.begin(root, kind=kind)
        await shop.editor.run("luthier.implement", {"uri": root.as_uri()})
        await shop.idle()
        questions = [each.message for each in shop.editor.questions]
        assert questions[0] == "The agent plans 3 events: user_signed_up, cart_item_added, cart_item_removed"
        assert questions[1].startswith("user_signed_up: How often is it")
        assert "signup in shop/auth.py" in questions[1]
        assert shop.said == [READY]
        assert statuses(root) == {
            "user_signed_up": Status.APPROVED,
            "cart_item_added": Status.REJECTED,
            "cart_item_removed": Status.REJECTED,
        }
        assert "Known from elsewhere" in (root / "tracking-plan.yaml").read_text()
        assert not shop.editor.run_changes


async def test_a_plan_is_edited_in_the_tracking_plan(tmp_path: Path) -> None:
    """It is opened there; what is renamed, rejected or removed in it, saved or not, is what counts."""
    root = shop_with_wrapper(tmp_path)
    async with open_workshop(tmp_path) as shop:
        shop.api.script = script(surveys(), plans(), writes_cart_item_added("product_chosen"))
        shop.editor.choices = ["Edit in the plan"]
        await shop.editor.begin(root)
        await shop.editor.run("luthier.implement", {"uri": root.as_uri()})
        await shop.asked("Then go on")
        plan = root / "tracking-plan.yaml"
        assert [each.uri for each in shop.editor.shown_documents] == [plan.as_uri()]
        assert set(statuses(root).values()) == {Status.PROPOSED}
        uri = shop.editor.show(plan)
        text = shop.editor.buffers[uri].text
        head, _, rest = text.partition("  - event: cart_item_added")
        middle, _, _ = rest.partition("  - event: cart_item_removed")
        quantity = middle[middle.index("      quantity") : middle.index("    where")]
        edited = head.replace("status: proposed", "status: rejected\n    reason: Noise")
        edited += "  - event: product_chosen" + middle.replace(quantity, "")
        shop.editor.type(uri, text, edited)
        shop.editor.choices = ["Go on"]
        await shop.editor.run("luthier.approve", {"uri": root.as_uri()})
        await shop.idle()
        assert shop.said == ["The event is ready to review. See shop/cart.py."]
        shop.editor.save_all()
        assert statuses(root) == {
            "user_signed_up": Status.REJECTED,
            "product_chosen": Status.APPROVED,
            "cart_item_removed": Status.REJECTED,
        }
        assert "reason: Noise" in plan.read_text()


async def test_what_is_planned_and_lacking_is_written(tmp_path: Path) -> None:
    """Entries that were approved before need no approval again."""
    root = shop_with_wrapper(tmp_path)
    (root / "tracking-plan.yaml").write_text(
        "events:\n  - event: user_signed_up\n    status: approved\n    side: server\n    properties:\n"
        "      plan: string\n    where:\n      - file: shop/auth.py\n        symbol: signup\n"
        "  - event: cart_emptied\n    status: approved\n"
    )
    async with open_workshop(tmp_path) as shop:
        shop.api.script = script(writes_signed_up())
        await shop.editor.begin(root)
        await shop.editor.run("luthier.implement", {"uri": root.as_uri(), "planned": True})
        await shop.idle()
        assert shop.said == [READY]
        (root / "tracking-plan.yaml").write_text("events: []\n")
        shop.editor.tell(root / "tracking-plan.yaml", t.FileChangeType.Changed)
        await shop.editor.settled()
        with pytest.raises(JsonRpcException, match="no approved event that the code lacks"):
            await shop.editor.run("luthier.implement", {"uri": root.as_uri(), "planned": True})


async def test_typing_while_the_agent_works_moves_its_work_or_makes_it_stale(tmp_path: Path) -> None:
    """Nothing is put into a place that has changed, and nothing that was typed is lost."""
    root = shop_with_wrapper(tmp_path)
    async with open_workshop(tmp_path) as shop:
        uri = (root / AUTH).as_uri()

        def typed(_request: Any) -> Any:
            shop.editor.type(uri, '"""Signing up,', '"""Typed above.\n\nSigning up,')
            return parting

        [*turns, parting] = script(writes_signed_up(), writes_cart_item_added())
        shop.api.script = [*turns, typed]
        (root / "tracking-plan.yaml").write_text(PLANNED)
        await shop.editor.begin(root)
        shop.editor.show(root / AUTH)
        cart = shop.editor.show(root / "shop/cart.py")
        await shop.editor.run("luthier.implement", {"uri": root.as_uri(), "planned": True})
        shop.editor.type(
            cart,
            'session.modified = True\n    return redirect(url_for("cart.show"))\n\n\n@bp.post("/items/<',
            'session.modified = 1\n    return redirect(url_for("cart.show"))\n\n\n@bp.post("/items/<',
        )
        await shop.idle()
        [review] = await reviews(shop)
        states = {hunk["newText"].strip(): hunk["state"] for file in review["files"] for hunk in file["hunks"]}
        assert states[SIGNED_UP] == "waiting"
        assert "stale" in states.values()
        await shop.editor.run("luthier.accept", {"review": review["review"]})
        lines = [line.strip() for line in shop.editor.buffers[uri].text.splitlines()]
        assert lines.index(SIGNED_UP) == lines.index("login_user(user)") + 1
        assert lines[0] == '"""Typed above.'
        assert "cart_item_added" not in shop.editor.buffers[cart].text
        assert "session.modified = 1" in shop.editor.buffers[cart].text


async def test_a_file_that_changes_on_disk_while_the_agent_works_is_followed(tmp_path: Path) -> None:
    """A file that no editor has open may be changed by anybody."""
    root = shop_with_wrapper(tmp_path)
    auth = root / AUTH

    async with open_workshop(tmp_path) as shop:
        [*turns, parting] = script(writes_signed_up())

        def pulled(_request: Any) -> Any:
            auth.write_text(auth.read_text().replace('"""Signing up,', '"""Pulled.\n\nSigning up,'))
            return parting

        shop.api.script = [*turns, pulled]
        (root / "tracking-plan.yaml").write_text(PLANNED.partition("  - event: cart")[0])
        await shop.editor.begin(root)
        await shop.editor.run("luthier.implement", {"uri": root.as_uri(), "planned": True})
        await shop.idle()
        [review] = await reviews(shop)
        assert (await shop.editor.run("luthier.accept", {"review": review["review"]}))["done"]
        lines = [line.strip() for line in shop.editor.buffers[auth.as_uri()].text.splitlines()]
        assert lines[0] == '"""Pulled.'
        assert lines.index(SIGNED_UP) == lines.index("login_user(user)") + 1


PLANNED = """events:
  - event: user_signed_up
    status: approved
    side: server
    properties:
      plan: string
    where:
      - file: shop/auth.py
        symbol: signup
  - event: cart_item_added
    status: approved
    side: server
    properties:
      product_id: string
    where:
      - file: shop/cart.py
        symbol: add_to_cart
"""


async def reviews(shop: Workshop) -> list[dict[str, Any]]:
    """The open reviews."""
    return list(plain(await shop.editor.protocol.send_request_async("luthier/review", {})))
