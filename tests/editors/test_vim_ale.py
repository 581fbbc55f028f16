"""Vim with ALE and the set-up of the page, in a terminal: what ALE lists is chosen by its number."""

from pathlib import Path
from typing import Any

import pytest

from analyzers.model import Status
from tests.e2e.test_review import statuses
from tests.e2e.test_tracking import shop_with_wrapper
from tests.editors.test_eglot import versioned
from tests.editors.test_neovim import captured
from tests.support.folders import folder_of
from tests.support.small import SMALL
from tests.support.terminal_editors.ground import Ground
from tests.support.terminal_editors.vim import setup, travel

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def shop(tmp_path: Path) -> Ground:
    """The sample shop under version control, with a wrapper of its own."""
    return Ground(versioned(shop_with_wrapper(tmp_path)), tmp_path / "home")


def test_a_moment_is_explained_tracked_and_taken_back_by_one_undo(shop: Ground) -> None:
    """ALE does an action's edit or its command, never both: it gets the edit alone, and the text is what counts."""
    on_disk = (shop.root / "shop/auth.py").read_text()
    seen = travel(shop, "tracking", setup(), "Track `user_signed_up` here")
    assert {each.split("`")[1] for each in seen["moments"]} == {"user_signed_up", "user_logged_in", "user_logged_out"}
    assert "A person gave the product an account." in seen["hover"]
    assert "Track `user_signed_up` here" in seen["asked"][0]
    assert seen["after"] == captured(on_disk)
    assert seen["before"] == seen["undone"] == on_disk
    assert (shop.root / "shop/auth.py").read_text() == on_disk, "only the person saves"
    quiet(seen)


def test_names_of_events_are_completed_and_renamed(tmp_path: Path) -> None:
    """A rename changes every file that names the event, and the plan."""
    ground = Ground(versioned(folder_of(tmp_path / "small", SMALL)), tmp_path / "home")
    seen = travel(ground, "names", setup(), "purchase_made")
    assert seen["written"] == '    track(user.id, "order_paid'
    for path in ("orders.py", "web/checkout.ts", "tracking-plan.yaml"):
        assert (ground.root / path).read_text() == SMALL[path].replace("order_paid", "purchase_made"), path
    quiet(seen)


def test_a_dismissal_is_remembered_without_a_question(shop: Ground) -> None:
    """ALE would never answer one: the plan says where it was dismissed, and the moment is gone."""
    seen = travel(shop, "dismissing", setup(), "Not worth tracking: `user_logged_in`")
    assert not any("user_logged_in" in each for each in seen["left"])
    assert statuses(shop.root) == {"user_logged_in": Status.REJECTED}
    assert "reason: Dismissed in the editor" in (shop.root / "tracking-plan.yaml").read_text()
    quiet(seen)


def quiet(seen: dict[str, Any]) -> None:
    """Nothing went wrong that a person would see."""
    assert "rror" not in seen["messages"], seen["messages"]
    assert "E\\d+:" not in seen["messages"], seen["messages"]
