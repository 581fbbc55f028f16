"""Neovim with the set-up of the page: what a person does there, by keys, with the real server behind it."""

import re
from pathlib import Path

import pytest

from analyzers.model import Status
from tests.e2e.test_review import statuses
from tests.e2e.test_tracking import shop_with_wrapper
from tests.support.folders import folder_of
from tests.support.small import SMALL
from tests.support.terminal_editors.ground import Ground
from tests.support.terminal_editors.neovim import setup, travel

pytestmark = pytest.mark.timeout(120)

CAPTURE = '        track(user.id, "user_signed_up", {"plan": user.plan})\n'
IMPORT = "from shop.analytics import track\n"


@pytest.fixture
def shop(tmp_path: Path) -> Ground:
    """The sample shop, with a wrapper of its own."""
    return Ground(shop_with_wrapper(tmp_path), tmp_path / "home")


def captured(before: str) -> str:
    """The text with the sign-up captured in it, as a good engineer would have done it."""
    text = before.replace("        login_user(user)\n", f"        login_user(user)\n{CAPTURE}", 1)
    return text.replace("from shop.extensions", f"{IMPORT}from shop.extensions", 1)


def test_a_moment_is_explained_tracked_and_taken_back_by_one_undo(shop: Ground) -> None:
    """Underlined, hovered, chosen by ``gra``: the capture stands there, and only the person saves."""
    on_disk = (shop.root / "shop/auth.py").read_text()
    seen = travel(shop, "tracking", setup())
    assert [each["message"].split("`")[1] for each in seen["moments"]] == [
        "user_signed_up",
        "user_logged_in",
        "user_logged_out",
    ]
    assert {(each["severity"], each["source"]) for each in seen["moments"]} == {(4, "luthier")}
    assert "answers: *How many people create an account" in seen["hover"]
    assert seen["actions"][0] == "Track `user_signed_up` here"
    assert seen["before"] == seen["undone"] == on_disk
    assert seen["after"] == captured(on_disk)
    assert not seen["saved"]
    assert (shop.root / "shop/auth.py").read_text() == on_disk
    assert statuses(shop.root) == {"user_signed_up": Status.IMPLEMENTED}
    quiet(seen)


def test_names_of_events_are_completed_explained_found_and_renamed(tmp_path: Path) -> None:
    """``grn`` on an event changes every file that names it, and the plan."""
    ground = Ground(folder_of(tmp_path / "small", SMALL), tmp_path / "home")
    seen = travel(ground, "names", setup())
    assert seen["offered"] == ["order_paid", "order_refunded"]
    assert seen["written"] == '    track(user.id, "order_paid", {})'
    assert "**`order_paid`** in the plan: implemented." in seen["hover"]
    assert set(seen["uses"]) == {"orders.py", "checkout.ts", "tracking-plan.yaml"}
    assert seen["proposed"] == "order_paid"
    for path in ("orders.py", "web/checkout.ts", "tracking-plan.yaml"):
        assert (ground.root / path).read_text() == SMALL[path].replace("order_paid", "purchase_made"), path
    quiet(seen)


def test_a_dismissal_asks_for_a_reason_and_is_remembered(shop: Ground) -> None:
    """The plan holds the reason, and the moment is not underlined again."""
    seen = travel(shop, "dismissing", setup())
    assert seen["reasons"][-1] == "Cancel"
    assert "reason: Too frequent to be useful" in seen["plan"]
    assert not any("user_logged_in" in each for each in seen["left"])
    assert statuses(shop.root) == {"user_logged_in": Status.REJECTED}
    quiet(seen)


def test_a_file_is_reviewed_event_by_event_by_lenses(shop: Ground) -> None:
    """Accepted, rejected, undone: the text is what was decided, and what was undone is open again."""
    seen = travel(shop, "reviewing", setup())
    assert {"Accept all 3", "Reject user_signed_up"} <= set(seen["lenses"])
    assert seen["begun"] == seen["before"] == seen["undone"]
    assert seen["accepted"] == seen["rejected"] == captured(seen["before"])
    assert statuses(shop.root)["user_logged_in"] is Status.REJECTED
    quiet(seen)


def test_ghost_text_is_shown_where_the_capture_belongs_and_taken_by_tab(shop: Ground) -> None:
    """The lines of the page for 0.11 do what 0.12 has built in; elsewhere the key is what it was."""
    before = (shop.root / "shop/auth.py").read_text()
    seen = travel(shop, "ghosts", setup(ghosts=True))
    assert seen["ghost"] == CAPTURE.strip()
    assert seen["left"] == ""
    assert seen["mode"] == "i"
    assert seen["after"] == captured(before)
    assert re.fullmatch(r"def signup\(\):\s+zz", seen["typed"])
    assert statuses(shop.root) == {"user_signed_up": Status.IMPLEMENTED}
    quiet(seen)


def quiet(seen: dict[str, str]) -> None:
    """Nothing went wrong that a person would see or find in the log."""
    for place in ("messages", "log"):
        assert "rror" not in seen[place], seen[place]
