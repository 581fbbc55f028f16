"""Emacs with eglot and the set-up of the page, by the commands that a person calls there."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from analyzers.model import Status
from tests.e2e.test_review import statuses
from tests.e2e.test_tracking import shop_with_wrapper
from tests.editors.test_neovim import captured
from tests.support.folders import folder_of
from tests.support.small import SMALL
from tests.support.terminal_editors.emacs import setup, travel
from tests.support.terminal_editors.ground import Ground

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def shop(tmp_path: Path) -> Ground:
    """The sample shop under version control, with a wrapper of its own."""
    return Ground(versioned(shop_with_wrapper(tmp_path)), tmp_path / "home")


def versioned(root: Path) -> Path:
    """A folder as version control knows it: what is a project to Emacs."""
    subprocess.run(["git", "init", "-q", root], check=True)
    return root


def test_a_moment_is_explained_tracked_and_taken_back_by_one_undo(shop: Ground) -> None:
    """Underlined by flymake, explained by eldoc, put in by a code action that is one step of undo."""
    on_disk = (shop.root / "shop/auth.py").read_text()
    seen = travel(shop, "tracking", setup())
    assert {each.split("`")[1] for each in seen["moments"]} == {"user_signed_up", "user_logged_in", "user_logged_out"}
    assert "A person gave the product an account." in seen["hover"]
    assert "Track `user_signed_up` here" in seen["actions"]
    assert seen["after"] == captured(on_disk)
    assert seen["before"] == seen["undone"] == on_disk
    assert (shop.root / "shop/auth.py").read_text() == on_disk, "only the person saves"
    assert statuses(shop.root) == {"user_signed_up": Status.IMPLEMENTED}
    in_order(seen)


def test_names_of_events_are_completed_explained_and_renamed(tmp_path: Path) -> None:
    """A rename changes every file that names the event, and the plan."""
    ground = Ground(versioned(folder_of(tmp_path / "small", SMALL)), tmp_path / "home")
    seen = travel(ground, "names", setup())
    assert set(seen["offered"]) == {"order_paid", "order_refunded"}
    assert seen["written"] == 'track(user.id, "order_paid'
    assert "How much do people pay?" in seen["hover"]
    for path in ("orders.py", "web/checkout.ts", "tracking-plan.yaml"):
        assert (ground.root / path).read_text() == SMALL[path].replace("order_paid", "purchase_made"), path
    in_order(seen)


def test_a_dismissal_asks_for_a_reason_and_is_remembered(shop: Ground) -> None:
    """The plan holds the reason, and the moment is not underlined again."""
    seen = travel(shop, "dismissing", setup())
    assert "Cancel" in seen["reasons"]
    assert "reason: Too frequent to be useful" in seen["plan"]
    assert not any("user_logged_in" in each for each in seen["left"])
    in_order(seen)


def in_order(seen: dict[str, Any]) -> None:
    """The server was left as the protocol says, and nothing went wrong that a person would be told."""
    assert seen["stopped"] is True
    for word in ("rror", "Warning", "unsupported"):
        assert word not in seen["messages"], seen["messages"]
