"""A workspace of two folders in VS Code: what is meant is asked where nothing says it, and done there only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator

from tests.e2e.test_tracking import shop_with_wrapper
from tests.support.folders import copy_of
from tests.support.vscode.plan_page import PlanPage
from tests.support.vscode.reviewing import ReviewWindow
from tests.support.vscode.several import window_on
from tests.support.vscode.waiting import SHORT
from tests.support.vscode.window import Opening, Window
from tests.support.vscode.with_agent import workbench_with_agent
from tests.support.vscode.workbench import Workbench

SHOP, SAAS = "flask_shop", "next_saas"
ONLY_THERE = "project_created"
OPEN_PLAN = "Luthier: Open the Tracking Plan"
WHOLE = "Luthier: Instrument the Workspace with the Agent..."
EVERYTHING = "Luthier: Review Everything That Can Be Put In"
ACCEPT_ALL = "Luthier: Accept All Changes"


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """A VS Code whose agent could begin, and would ask nobody but a scripted API."""
    with workbench_with_agent(tmp_path_factory.mktemp("folders")) as (started, api):
        yield started
    assert api.requests == []


def test_the_plan_of_the_chosen_folder_opens(window: Opening, studio: Workbench, tmp_path: Path) -> None:
    """With no file open the palette asks for the folder; a plan that is there already comes to the front."""
    opened = _both(window, studio, tmp_path)
    opened.command(OPEN_PLAN)
    _wait_until_asked_for(opened, SHOP, SAAS)
    assert "Open the Tracking Plan" in opened.quick_title()
    opened.screenshots("plan-of-which", again=lambda: opened.command(OPEN_PLAN))
    opened.press("Escape")
    _begin(opened, OPEN_PLAN, SAAS, _active(opened, SAAS))
    page = PlanPage(opened)
    page.row(ONLY_THERE).wait_for()
    assert opened.tabs() == [f"Tracking Plan: {SAAS}"]
    assert page.row("cart_item_added").count() == 0
    opened.screenshot("plan-of-one")
    _begin(opened, OPEN_PLAN, SHOP, _active(opened, SHOP))
    _begin(opened, OPEN_PLAN, SAAS, _active(opened, SAAS))
    assert opened.tabs() == [f"Tracking Plan: {each}" for each in (SAAS, SHOP)]
    assert opened.notifications() == []


def test_the_agent_is_asked_for_in_the_chosen_folder(window: Opening, studio: Workbench, tmp_path: Path) -> None:
    """Even before anything of the extension was used; whoever closes one of the questions has begun nothing."""
    opened = _both(window, studio, tmp_path)
    opened.command(WHOLE)
    _wait_until_asked_for(opened, SHOP, SAAS)
    opened.press("Escape")
    opened.page.locator(".quick-input-widget:visible").wait_for(state="hidden")
    for name, other in ((SAAS, SHOP), (SHOP, SAAS)):
        question = opened.page.locator(".monaco-dialog-box", has_text=f"Let the agent instrument {name}?")
        _begin(opened, WHOLE, name, question)
        assert "At most $5.00" in question.inner_text()
        assert other not in question.inner_text()
        opened.screenshot(f"agent-in-{name}")
        opened.until_gone(lambda: opened.press("Escape"), question)
    assert opened.notifications() == []


def test_all_of_the_chosen_review_is_accepted(window: Opening, studio: Workbench, tmp_path: Path) -> None:
    """With a review in each folder and neither looked at, it is asked which one; the other stays as it is."""
    roots = [shop_with_wrapper(tmp_path / name).rename(tmp_path / name / name) for name in ("bakery", "florist")]
    opened = window_on(window, roots, workbench=studio)
    opened.view("Moments").wait_for("florist 0 of")
    review = ReviewWindow(opened)
    for root in roots:
        _begin(opened, EVERYTHING, root.name, _active(opened, f"Review of {root.name}"))
        review.wait_for_lens("Accept")
        opened.status("Ln ")  # the diff takes the focus when it goes to its first change
    opened.screenshot("two-reviews")
    review.tree.expand("Not put in")
    review.tree.wait_for("account_deleted Nothing here surely holds the id of the person")
    opened.screenshots("not-put-in")
    opened.until_gone(lambda: opened.command("View: Close All Editors"), opened.page.locator(".multiDiffEditor"))
    opened.command(ACCEPT_ALL)
    labels = opened.quick_labels()
    opened.screenshot("accept-which")
    assert labels == ["Review of bakery", "Review of florist"]
    opened.press("Escape")
    done = review.tree.pane.locator(".pane-header", has_text="7 of 14 decided")
    _begin(opened, ACCEPT_ALL, "Review of florist", done)
    bakery, florist = (root / "shop" / "auth.py" for root in roots)
    opened.wait_for(lambda: '"user_signed_up"' in florist.read_text("utf-8"), "the sign-up of the florist")
    assert '"user_signed_up"' not in bakery.read_text("utf-8")
    assert not (roots[0] / "tracking-plan.yaml").exists()
    assert opened.notifications() == []


def _wait_until_asked_for(opened: Window, *names: str) -> None:
    """Wait until just these are offered, in this order; more may stand beside each."""
    opened.wait_for(
        lambda: (
            len(labels := opened.quick_labels()) == len(names)
            and all(label.startswith(name) for label, name in zip(labels, names, strict=True))
        ),
        f"{names} are not offered",
    )


def _begin(opened: Window, command: str, folder: str, shows: Locator) -> None:
    """Run a command and choose the folder, until it ``shows``: what comes up meanwhile takes the focus off a question.

    By keys, since the hover of a row that is under the pointer covers the next one.
    """
    field = opened.page.locator(".quick-input-widget:visible input.input").first
    chosen = opened.page.locator(".quick-input-list .monaco-list-row.focused", has_text=folder)

    def ask() -> bool:
        if not shows.is_visible():
            opened.command(command)
            field.fill(folder, timeout=SHORT)
            chosen.wait_for(timeout=SHORT)
            opened.press("Enter")
            shows.wait_for(timeout=4 * SHORT)
        return True

    opened.wait_for(ask, f"{folder} cannot be chosen")


def _active(opened: Window, title: str) -> Locator:
    return opened.page.locator(".tab.active", has_text=title).first


def _both(window: Opening, studio: Workbench, tmp_path: Path) -> Window:
    return window_on(window, [copy_of(SHOP, tmp_path), copy_of(SAAS, tmp_path)], workbench=studio)
