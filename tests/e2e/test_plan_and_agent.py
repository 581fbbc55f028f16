"""The agent's plan in the editor's own view of the plan: its events wait there, and are decided there."""

from pathlib import Path

import pytest
from pygls.exceptions import JsonRpcException

from analyzers.model import Status
from tests.e2e.test_review import statuses
from tests.e2e.test_tracking import shop_with_wrapper
from tests.support.views import VIEWS, decide, entry, heard, plan
from tests.support.workshop import open_workshop, plans, script, surveys, writes_signed_up

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(180)]

VIEW = {**VIEWS, "luthierRuns": True}
PLANNED = "events:\n  - event: cart_emptied\n    status: proposed\n"


async def test_what_the_agent_waits_for_is_decided_among_the_rest(tmp_path: Path) -> None:
    """Its events are listed behind the file's; what is said to them goes on with the run, all else into the plan."""
    root = shop_with_wrapper(tmp_path)
    (root / "tracking-plan.yaml").write_text(PLANNED)
    async with open_workshop(tmp_path) as shop:
        shop.api.script = script(surveys(), plans(), writes_signed_up())
        await shop.editor.begin(root, experimental=VIEW)
        await heard(shop.editor, root, ["scan", "plan"])
        answer = await shop.editor.run("luthier.implement", {"uri": root.as_uri()})
        await shop.waiting()
        await heard(shop.editor, root, ["plan"])
        found = await plan(shop.editor, root)
        assert found["run"] == answer["run"]
        rows = [(each["event"], each["planned"], each["waits"], each["status"]) for each in found["entries"][:4]]
        assert rows == [
            ("cart_emptied", True, False, "proposed"),
            ("user_signed_up", False, True, "proposed"),
            ("cart_item_added", False, True, "proposed"),
            ("cart_item_removed", False, True, "proposed"),
        ]
        assert found["entries"][1]["description"] == "How often is it: user_signed_up?"
        with pytest.raises(JsonRpcException, match="no_such_thing"):
            await decide(
                shop.editor,
                root,
                {"event": "user_signed_up", "decision": "approve"},
                {"event": "no_such_thing", "decision": "approve"},
            )
        with pytest.raises(JsonRpcException, match="answer to cart_item_added"):
            await decide(
                shop.editor,
                root,
                {"event": "cart_emptied", "decision": "approve"},
                {"event": "cart_item_added", "decision": "remove"},
            )
        assert (root / "tracking-plan.yaml").read_text() == PLANNED, "all of it or nothing"
        assert len((await shop.waiting())["pending"]) == 3
        count = await decide(
            shop.editor,
            root,
            {"event": "cart_item_added", "decision": "reject", "reason": "Noise"},
            {"event": "cart_emptied", "decision": "approve"},
        )
        assert count == 2
        await heard(shop.editor, root, ["plan"])
        assert statuses(root) == {"cart_emptied": Status.APPROVED, "cart_item_added": Status.REJECTED}
        found = await plan(shop.editor, root)
        assert [each["event"] for each in found["entries"] if each["waits"]] == ["user_signed_up", "cart_item_removed"]
        count = await decide(
            shop.editor,
            root,
            {"event": "user_signed_up", "decision": "approve"},
            {"event": "cart_item_removed", "decision": "reject"},
        )
        assert count == 2
        await shop.idle()
        found = await plan(shop.editor, root)
        assert found["run"] == ""
        assert not [each for each in found["entries"] if each["waits"]]
        assert entry(found, "user_signed_up")["status"] == "approved"
        assert shop.editor.run_changes[-1]["ended"] == "ready"
