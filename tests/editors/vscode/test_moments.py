"""The Moments view and the coverage in the status bar, as a person uses them."""

from pathlib import Path
from typing import Any

import pytest

from analyzers.model import Plan, Status
from analyzers.plan import parse_plan
from tests.support.folders import copy_of
from tests.support.vscode.tree import Tree
from tests.support.vscode.waiting import until
from tests.support.vscode.window import THEMES, Opening, Window

PLAN = "tracking-plan.yaml"
DECIDED = """events:
  - event: user_logged_in
    status: approved
    description: How many people come back?
  - event: user_logged_out
    status: rejected
    lifecycle: retention
    reason: Sessions end by themselves.
    where:
      - {file: shop/auth.py, symbol: logout}
"""
SENDS = """import posthog
import stripe


def cancel_subscription(user):
    stripe.Subscription.cancel(user.subscription_id)
    posthog.capture("subscription_cancelled", distinct_id=user.id)
"""


def opened_on(window: Opening, folder: Path, *files: str, **more: Any) -> tuple[Window, Tree]:
    """A window on a folder, and its Moments view with all that was found in it, which is drawn anew no more."""
    opened = window(folder, *files, **more)
    tree = opened.view("Moments")
    tree.wait_for("user_signed_up")
    if (more.get("settings") or {}).get("luthier.statusBar", True):
        opened.status("moments tracked")
    return opened, tree


def plan_in(folder: Path) -> Plan:
    """The plan as it is on the disk; an empty one when there is none."""
    path = folder / PLAN
    return parse_plan(path.read_text("utf-8"))[0] if path.exists() else Plan()


def test_the_tree_shows_every_moment_by_lifecycle_with_its_counts(window: Opening, tmp_path: Path) -> None:
    """Each row says to the ear what it shows to the eye."""
    opened, tree = opened_on(window, copy_of("flask_shop", tmp_path))
    rows = tree.rows()
    groups = [each.text for each in rows if each.level == 1]
    assert [each.split(" 0 of")[0] for each in groups] == [
        "Acquisition", "Engagement", "Revenue", "Referral", "Retention", "Churn",
    ]  # fmt: skip
    assert "Revenue 0 of 5 tracked" in groups
    assert rows[1].text == "user_signed_up signup · shop/auth.py"
    assert rows[1].label == "user_signed_up is not tracked yet, in signup, shop/auth.py, line 15."
    assert rows[0].label == "Acquisition: 0 of 1 moment tracked."
    assert "Luthier: 0 of 14 moments tracked." in opened.statuses()
    opened.screenshot("by-lifecycle")


def test_the_tree_by_file_is_kept_for_the_workspace(window: Opening, tmp_path: Path) -> None:
    """Files stand by their paths, moments as in the file; after a reload it is the same."""
    opened, tree = opened_on(window, copy_of("flask_shop", tmp_path))
    tree.toolbar("Group Moments by File")
    tree.wait_for("account.py shop")
    assert tree.texts()[:6] == [
        "account.py shop · 0 of 4 tracked",
        "subscription_cancelled cancel_subscription",
        "member_invited invite_friend",
        "data_exported export_orders",
        "account_deleted delete_account",
        "auth.py shop · 0 of 3 tracked",
    ]
    opened.screenshot("by-file")
    opened.reload()
    opened.view("Moments").wait_for("auth.py shop")
    tree.toolbar("Group Moments by Lifecycle")
    tree.wait_for("Acquisition")


def test_the_filter_follows_every_letter(window: Opening, tmp_path: Path) -> None:
    """Enter keeps it, Escape takes back what was there before, a button clears it."""
    opened, tree = opened_on(window, copy_of("flask_shop", tmp_path))
    tree.toolbar("Filter Moments")
    opened.quick_type("churn webhook", enter=False)
    opened.wait_for(lambda: len(tree.rows()) == 3, "two moments and their group")
    opened.wait_for(lambda: "2 moments shown." in opened.quick_title(), "the count")
    opened.screenshot("filtering")
    opened.press("Enter")
    tree.pane.get_by_text('2 moments with "churn webhook"').wait_for()
    opened.screenshot("filtered")
    opened.command("Luthier: Filter Moments...")
    opened.quick_type("nowhere", enter=False)
    opened.wait_for(lambda: not tree.rows(), "no moment")
    opened.wait_for(lambda: "No moment fits." in opened.quick_title(), "that there is none")
    tree.pane.get_by_text("No moment fits the filter.").wait_for()
    tree.pane.get_by_text("churn webhook").wait_for(state="hidden")
    opened.screenshot("filtered-away")
    opened.press("Escape")
    opened.wait_for(lambda: len(tree.rows()) == 3, "the filter before")
    tree.toolbar("Clear the Filter")
    tree.wait_for("user_signed_up")


def test_a_click_opens_the_file_with_the_function_selected(window: Opening, tmp_path: Path) -> None:
    """The view follows the cursor, and keeps still where there is no moment."""
    opened, tree = opened_on(window, copy_of("flask_shop", tmp_path))
    tree.row("user_signed_up").click()
    opened.status("Ln 15, Col 11 (6 selected)")
    opened.screenshot("revealed")
    opened.editor.click("login", "def login")
    opened.wait_for(lambda: tree.wait_for("user_logged_in").selected, "the view follows")
    opened.editor.click("SHORTEST_PASSWORD", "= 10")
    opened.status("Ln 11,")
    assert tree.wait_for("user_logged_in").selected


def test_an_event_tracked_from_the_tree_is_shown_where_it_was_written(window: Opening, tmp_path: Path) -> None:
    """The count in the status bar follows, the plan remembers it, and one undo takes it out of all files."""
    folder = copy_of("flask_shop", tmp_path)
    opened, tree = opened_on(window, folder)
    tree.press("user_signed_up", "Track Event")
    line = opened.editor.wait_for_line("user_signed_up")
    opened.status("1 of 14 moments tracked")
    opened.wait_for(lambda: tree.rows()[1].label.startswith("user_signed_up is tracked"), "the row")
    opened.screenshot("tracked")
    assert "capture" in line
    entry = next(each for each in plan_in(folder).entries if each.event == "user_signed_up")
    assert entry.status is Status.IMPLEMENTED
    opened.editor.click("user_signed_up")
    undone = opened.page.locator(".part.statusbar .statusbar-item", has_text="0 of 14 moments tracked")
    opened.until(lambda: opened.press("Control+z"), undone)
    opened.wait_for(lambda: not (folder / "shop/analytics.py").exists(), "the module that was made is gone")
    assert opened.notifications() == []


def test_a_dismissal_asks_why_and_is_remembered(window: Opening, tmp_path: Path) -> None:
    """It goes into the plan, is not proposed after a reload, is shown when asked for, and can be taken back."""
    folder = copy_of("flask_shop", tmp_path)
    opened, tree = opened_on(window, folder)
    tree.press("user_logged_out", "Not Worth Tracking")
    assert "user_logged_out" in opened.quick_title()
    assert opened.quick_labels() == ["Not business here", "Known from elsewhere", "Too frequent to be useful"]
    opened.screenshot("reasons")
    opened.quick_pick("Too frequent to be useful")
    opened.status("0 of 13 moments tracked")
    opened.wait_for(lambda: "user_logged_out" not in " ".join(tree.texts()), "the row goes")
    entry = next(each for each in plan_in(folder).entries if each.event == "user_logged_out")
    assert (entry.status, entry.reason) == (Status.REJECTED, "Too frequent to be useful")
    opened.reload()
    opened.status("0 of 13 moments tracked")
    opened.view("Moments").wait_for("user_logged_in")
    opened.command("Luthier: Show Dismissed Moments")
    row = tree.wait_for("user_logged_out")
    assert row.label.endswith(": Too frequent to be useful.")
    tree.wait_for("Retention 0 of 1 tracked, 1 dismissed")
    opened.screenshot("dismissed")
    tree.press("user_logged_out", "Reconsider")
    opened.status("0 of 14 moments tracked")
    tree.wait_for("Retention 0 of 2 tracked")
    assert opened.notifications() == []


def test_a_dismissal_in_the_editor_takes_a_reason_of_ones_own(window: Opening, tmp_path: Path) -> None:
    """The code action asks in the same way; who goes away dismisses nothing."""
    folder = copy_of("flask_shop", tmp_path)
    opened, _ = opened_on(window, folder, "shop/auth.py")
    opened.editor.act("Not worth tracking", "login", "def login")
    opened.quick_title()
    opened.press("Escape")
    opened.editor.act("Not worth tracking", "login", "def login")
    opened.quick_type("The session ends by itself")
    opened.status("0 of 13 moments tracked")
    assert "The session ends by itself" in (folder / PLAN).read_text("utf-8")
    assert opened.notifications() == []


def test_several_moments_are_dismissed_with_one_reason(window: Opening, tmp_path: Path) -> None:
    """By the keyboard alone, once they are selected."""
    folder = copy_of("flask_shop", tmp_path)
    opened, tree = opened_on(window, folder)
    tree.select("user_logged_in", "user_logged_out")
    opened.press("Delete")
    assert "2 moments" in opened.quick_title()
    opened.quick_pick("Not business here")
    opened.status("0 of 12 moments tracked")
    rejected = [each.event for each in plan_in(folder).entries if each.status is Status.REJECTED]
    assert sorted(rejected) == ["user_logged_in", "user_logged_out"]


def test_an_event_is_put_into_the_plan(window: Opening, tmp_path: Path) -> None:
    """As proposed; it stays in the view, and is not offered to the plan again."""
    folder = copy_of("flask_shop", tmp_path)
    opened, tree = opened_on(window, folder)
    tree.menu("user_signed_up", "Add Event to the Plan")
    opened.wait_for(lambda: [each.event for each in plan_in(folder).entries] == ["user_signed_up"], "the plan")
    opened.until(
        lambda: tree.row("user_signed_up").click(button="right"),
        opened.page.locator(".monaco-menu:visible .action-item", has_text="Not Worth Tracking"),
    )
    opened.screenshot("menu")
    assert "Add Event to the Plan" not in opened.page.locator(".monaco-menu:visible").inner_text()


def test_each_folder_has_its_own_count_and_its_own_plan(window: Opening, tmp_path: Path) -> None:
    """The status bar speaks of the folder of the active editor, and of all when none is open."""
    shop, saas = copy_of("flask_shop", tmp_path), copy_of("next_saas", tmp_path)
    workspace = tmp_path / "both.code-workspace"
    workspace.write_text('{"folders": [{"path": "flask_shop"}, {"path": "next_saas"}]}', "utf-8")
    opened = window(workspace)
    # In a browser VS Code now and then begins before it can read the workspace file, and then shows no folder at all.
    listed = opened.page.locator(".explorer-folders-view .monaco-list-row", has_text="next_saas")
    until(lambda: None if listed.is_visible() else opened.reload(), listed, each=20)
    tree = opened.view("Moments")
    tree.wait_for("flask_shop 0 of 14 tracked")
    roots = [each for each in tree.rows() if each.level == 1]
    opened.screenshot("two-folders")
    tree.row("user_signed_up").click()
    opened.status("0 of 14 moments tracked").hover()
    opened.page.locator(".monaco-hover:visible", has_text="next_saas").first.wait_for()
    opened.screenshot("coverage")
    tree.press("user_logged_out", "Not Worth Tracking")
    opened.quick_pick("Not business here")
    opened.status("0 of 13 moments tracked")
    assert roots[0].text == "flask_shop 0 of 14 tracked"
    assert (shop / PLAN).exists()
    assert not (saas / PLAN).exists()


def test_a_click_on_the_count_in_the_status_bar_shows_the_moments(window: Opening, tmp_path: Path) -> None:
    """It focuses the view, wherever the person is."""
    opened = window(copy_of("flask_shop", tmp_path), "shop/auth.py")
    tree = Tree(opened.page, "Moments")
    count = opened.status("0 of 14 moments tracked")
    opened.until(count.click, tree.pane)
    tree.wait_for("user_signed_up")


def test_a_setting_takes_the_count_out_of_the_status_bar(window: Opening, tmp_path: Path) -> None:
    """The view shows the moments all the same."""
    opened, _ = opened_on(window, copy_of("flask_shop", tmp_path), settings={"luthier.statusBar": False})
    assert not [each for each in opened.statuses() if "Luthier" in each]


@pytest.mark.parametrize("theme", THEMES)
def test_the_view_is_at_home_in_each_theme(window: Opening, tmp_path: Path, theme: str) -> None:
    """Pictures for a person to look at: every state, the explanation of a moment, and the coverage."""
    folder = copy_of("flask_shop", tmp_path)
    (folder / PLAN).write_text(DECIDED, "utf-8")
    (folder / "shop/leaving.py").write_text(SENDS, "utf-8")
    opened, tree = opened_on(window, folder, "shop/auth.py", settings={"workbench.colorTheme": THEMES[theme][0]})
    opened.command("Luthier: Show Dismissed Moments")
    tree.wait_for("user_logged_out")
    tree.row("user_signed_up").hover()
    opened.page.locator(".monaco-hover:visible", has_text="is not tracked yet").first.wait_for()
    opened.screenshot(f"states-{theme}")
    opened.status("moments tracked").hover()
    opened.page.locator(".monaco-hover:visible", has_text="Open the Tracking Plan").first.wait_for()
    opened.screenshot(f"coverage-{theme}")
