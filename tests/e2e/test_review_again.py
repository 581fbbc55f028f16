"""What an agent wrote outlasts the server: a review that a person was not done with is opened again."""

from pathlib import Path
from typing import Any

import pytest
from pygls.exceptions import JsonRpcException

from tests.e2e.test_report import records
from tests.e2e.test_tracking import shop_with_wrapper
from tests.support.plain import plain
from tests.support.workshop import (
    CART,
    SIGNED_UP,
    Workshop,
    open_workshop,
    plans,
    script,
    surveys,
    writes_cart_item_added,
    writes_signed_up,
)

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(180)]

BOTH = '"product_id": product.id, "quantity": quantity'
FOLLOWS = {"luthierRuns": True, "luthierReviews": True}


async def written(place: Path, root: Path, state: dict[str, str]) -> str:
    """The name of a run that wrote two events, of which a person accepted one; its server is gone."""
    async with open_workshop(place, state) as shop:
        shop.api.script = script(surveys(), plans(), writes_signed_up(), writes_cart_item_added(properties=BOTH))
        await shop.editor.begin(root, experimental=FOLLOWS)
        run: str = (await shop.editor.run("luthier.implement", {"uri": root.as_uri()}))["run"]
        await shop.waiting()
        entries = [{"event": each, "decision": "approve"} for each in ("user_signed_up", "cart_item_added")]
        entries.append({"event": "cart_item_removed", "decision": "reject"})
        await shop.editor.run("luthier.approve", {"run": run, "entries": entries})
        await shop.idle()
        [review] = plain(await shop.editor.protocol.send_request_async("luthier/review", {}))
        assert (review["title"], review["run"], review["costly"]) == ("What the agent wrote", run, True)
        await shop.editor.run("luthier.accept", {"review": review["review"], "event": "user_signed_up"})
        shop.editor.save_all()
    return run


async def results(shop: Workshop, run: str) -> tuple[Any, dict[str, str]]:
    """The review of a run, opened again, and what became of its events."""
    review = await shop.editor.run("luthier.reviewRun", {"run": run})
    return review, {each["event"]: each["result"] for each in review["events"]}


async def test_a_review_goes_on_where_it_was_after_a_restart(tmp_path: Path) -> None:
    """What was accepted is in the text, what was not waits still; when all is decided, nothing more is kept."""
    root, state = shop_with_wrapper(tmp_path), {"LUTHIER_STATE_DIR": str(tmp_path / "kept")}
    run = await written(_folder(tmp_path / "first"), root, state)
    kept = tmp_path / "kept" / "runs" / run / "review.json"
    assert kept.stat().st_mode & 0o777 == 0o600
    async with open_workshop(_folder(tmp_path / "second"), state) as shop:
        await shop.editor.begin(root, experimental=FOLLOWS)
        assert [(each["run"], each["reviewable"]) for each in await records(shop.editor)] == [(run, True)]
        review, found = await results(shop, run)
        assert found == {"user_signed_up": "implemented", "cart_item_added": "open"}
        assert (await results(shop, run))[0]["review"] == review["review"]
        accepted = await shop.editor.run("luthier.accept", {"review": review["review"]})
        assert (accepted["done"], accepted["settled"]) == (True, True)
        assert '"cart_item_added"' in shop.editor.buffers[(root / CART).as_uri()].text
        assert SIGNED_UP in (root / "shop" / "auth.py").read_text()
        assert not kept.exists()
        assert [each["reviewable"] for each in await records(shop.editor)] == [False]
        await shop.editor.run("luthier.endReview", {"review": review["review"]})
        with pytest.raises(JsonRpcException, match=r"nothing of .* to review any more"):
            await results(shop, run)


async def test_what_changed_meanwhile_is_stale_and_what_was_rejected_stays_so(tmp_path: Path) -> None:
    """Nothing is put into a place that is another now, and closing the review ends it for good."""
    root, state = shop_with_wrapper(tmp_path), {"LUTHIER_STATE_DIR": str(tmp_path / "kept")}
    run = await written(_folder(tmp_path / "first"), root, state)
    cart = root / CART
    cart.write_text(cart.read_text().replace("get(str(product.id), 0) + quantity\n", "get(str(product.id), 0) + 1\n"))
    cart.write_text(cart.read_text().replace("    session.modified = True\n", "    session.modified = 1\n", 1))
    plan = root / "tracking-plan.yaml"
    head, _, rest = plan.read_text().partition("event: user_signed_up")
    plan.write_text(f"{head}event: user_signed_up{rest.replace('status: implemented', 'status: rejected', 1)}")
    auth = root / "shop" / "auth.py"
    auth.write_text(auth.read_text().replace(f"        {SIGNED_UP}\n", ""))
    async with open_workshop(_folder(tmp_path / "second"), state) as shop:
        await shop.editor.begin(root, experimental=FOLLOWS)
        review, found = await results(shop, run)
        assert found == {"user_signed_up": "rejected", "cart_item_added": "stale"}
        await shop.editor.run("luthier.accept", {"review": review["review"], "event": "cart_item_added"})
        assert not any('"cart_item_added"' in each.text for each in shop.editor.buffers.values())
        await shop.editor.run("luthier.endReview", {"review": review["review"]})
        assert [each["reviewable"] for each in await records(shop.editor)] == [False]


async def test_what_cannot_be_reviewed_again_is_told(tmp_path: Path) -> None:
    """A run of another folder, one that is not known, or no name at all."""
    root, state = shop_with_wrapper(tmp_path), {"LUTHIER_STATE_DIR": str(tmp_path / "kept")}
    run = await written(_folder(tmp_path / "first"), root, state)
    other = _folder(tmp_path / "other")
    async with open_workshop(other, state) as shop:
        await shop.editor.begin(other)
        for argument, told in (({"run": run}, "Open that folder"), ({"run": "x"}, "no run x"), ({}, "names no run")):
            with pytest.raises(JsonRpcException, match=told):
                await shop.editor.run("luthier.reviewRun", argument)


def _folder(place: Path) -> Path:
    place.mkdir()
    return place
