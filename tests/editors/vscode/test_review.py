"""A person reviews, event by event, what would be put in: by lens, button, key and tree."""

from pathlib import Path

from analyzers.model import Status
from tests.e2e.test_review import statuses
from tests.e2e.test_tracking import shop_with_wrapper
from tests.support.folders import copy_of
from tests.support.vscode.reviewing import ReviewWindow, reviewing
from tests.support.vscode.window import Opening

AUTH = "shop/auth.py"


def test_one_event_is_accepted_and_another_rejected_by_lens(window: Opening, tmp_path: Path) -> None:
    """The file holds the one with its import, the plan knows both, the diff follows, and nothing else comes up."""
    root = shop_with_wrapper(tmp_path)
    at = reviewing(window, root, AUTH)
    at.wait_for_progress("0 of 3 decided")
    at.window.screenshots("begun")
    at.click_lens("Accept user_signed_up")
    at.wait_for_lens("user_signed_up is accepted")
    at.click_lens("Reject user_logged_in")
    at.wait_for_no_lens("user_logged_in")
    at.wait_for_progress("2 of 3 decided")
    text = (root / AUTH).read_text("utf-8")
    assert '"user_signed_up"' in text
    assert text.count("import track") == 1
    assert '"user_logged_in"' not in text
    at.window.wait_for(lambda: statuses(root).get("user_logged_in") is Status.REJECTED)
    assert statuses(root)["user_signed_up"] is Status.IMPLEMENTED
    assert not any('"user_logged_in"' in line for line in at.diff.lines())
    at.window.screenshots("decided")
    assert at.window.page.locator(".bulk-edit-panel").count() == 0
    assert at.window.notifications() == []


def test_keys_lead_through_the_review(window: Opening, tmp_path: Path) -> None:
    """After each decision the cursor stands on the next event that waits."""
    root = shop_with_wrapper(tmp_path)
    at = reviewing(window, root, AUTH)
    at.diff.click("signed_up", '"user_signed_up"')
    at.press_until("Control+Alt+y", "user_signed_up is accepted")
    at.window.status("Ln 45,")
    at.press_until_gone("Control+Alt+n", "user_logged_in")
    at.window.status("Ln 52,")
    at.window.press("Shift+Alt+F5")
    at.press_until("Control+Alt+y", "user_logged_out is accepted")
    at.wait_for_progress("3 of 3 decided")
    at.window.wait_for(lambda: '"user_logged_out"' in (root / AUTH).read_text("utf-8"))
    text = (root / AUTH).read_text("utf-8")
    assert '"user_signed_up"' in text
    assert '"user_logged_in"' not in text
    assert at.window.notifications() == []


def test_all_is_accepted_by_a_button_and_the_review_is_closed(window: Opening, tmp_path: Path) -> None:
    """When all is decided the view says so quietly; closing it closes the diff, and what is in the files stays."""
    root = shop_with_wrapper(tmp_path)
    at = reviewing(window, root, AUTH)
    at.press_button("Accept All Changes")
    at.wait_for_lens("user_logged_out is accepted")
    at.tree.pane.get_by_text("All is decided").wait_for()
    at.window.screenshots("all-decided")
    at.tree.toolbar("Close the Review")
    at.tree.pane.wait_for(state="hidden")
    at.window.wait_for(lambda: not any(each.startswith("Review of") for each in at.window.tabs()))
    at.window.wait_for(lambda: (root / AUTH).read_text("utf-8").count("track(") == 3)
    assert at.window.notifications() == []


def test_rows_of_the_tree_decide_and_lead_to_their_places(window: Opening, tmp_path: Path) -> None:
    """An event that was rejected by a row can still be accepted by it."""
    root = shop_with_wrapper(tmp_path)
    at = reviewing(window, root, AUTH)
    at.tree.press("user_logged_out", "Reject Event")
    at.tree.wait_for("user_logged_out rejected")
    at.tree.press("user_logged_out", "Accept Event")
    at.tree.wait_for("user_logged_out accepted")
    at.wait_for_lens("user_logged_out is accepted")
    at.tree.row("user_logged_in").click()
    at.window.status("Ln 45,")
    at.choose("user_signed_up", "Reject Event with a Reason...")
    at.window.quick_type("The door is closed")
    at.tree.wait_for("user_signed_up rejected")
    at.window.wait_for(lambda: "The door is closed" in (root / "tracking-plan.yaml").read_text("utf-8"))
    labels = {row.label for row in at.tree.rows()}
    assert "user_logged_in, waiting, auth.py:44" in labels
    assert "user_signed_up, rejected, auth.py:31" in labels


def test_an_undo_in_the_file_opens_the_event_again(window: Opening, tmp_path: Path) -> None:
    """What was accepted is one step of the editor's own history, also after it was saved."""
    root = shop_with_wrapper(tmp_path)
    at = reviewing(window, root, AUTH)
    before = (root / AUTH).read_bytes()
    at.click_lens("Accept user_signed_up")
    at.wait_for_lens("user_signed_up is accepted")
    at.open_file(AUTH)
    at.window.editor.wait_for_line("import track")
    at.window.editor.click("Signing")
    at.window.press("Control+z")
    at.tree.wait_for("user_signed_up auth.py:32")
    at.window.editor.save()
    assert (root / AUTH).read_bytes() == before
    at.wait_for_progress("0 of 3 decided")


def test_code_that_has_changed_is_said_and_reviewed_again(window: Opening, tmp_path: Path) -> None:
    """A hunk whose place was typed into is never put in; a new review has it anew."""
    root = shop_with_wrapper(tmp_path)
    at = reviewing(window, root, AUTH)
    at.open_file(AUTH)
    at.window.editor.click("login_user(user)", "login_user(user)")
    at.window.press("End")
    at.window.type("  # typed")
    at.tree.wait_for("user_signed_up The code here has changed; review again")
    at.open_again()
    at.wait_for_lens("The code of user_signed_up has changed; review again")
    at.window.screenshots("stale")
    at.tree.press("user_signed_up", "Review Again")
    at.tree.wait_for("user_signed_up auth.py:32")
    at.wait_for_lens("Accept user_signed_up")
    at.wait_for_no_lens("has changed")


def test_ends_of_lines_and_unsaved_typing_are_kept(window: Opening, tmp_path: Path) -> None:
    """An edit goes through the editor: what a person has not saved stays unsaved, with the accepted event in it."""
    root = shop_with_wrapper(tmp_path)
    path = root / AUTH
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    opened = window(root, AUTH)
    opened.editor.wait_for_lens("Review them one by one")
    opened.press("Control+End")
    opened.type("# mine")
    opened.press("Control+Home")
    before = path.read_bytes()
    at = ReviewWindow(opened).begin()
    at.click_lens("Accept user_logged_in")
    at.wait_for_lens("user_logged_in is accepted")
    assert path.read_bytes() == before
    at.open_file(AUTH)
    opened.editor.save()
    text = path.read_bytes()
    assert b"# mine" in text
    assert b'"user_logged_in"' in text
    assert text.count(b"\n") == text.count(b"\r\n")


def test_a_file_and_a_dependency_that_an_event_needs_come_with_it(window: Opening, tmp_path: Path) -> None:
    """The tree says so before; afterwards they are on the disk, and no tab has come up for them."""
    root = copy_of("flask_shop", tmp_path)
    at = reviewing(window, root, AUTH)
    at.tree.wait_for("user_signed_up auth.py:32, also dependency and new file")
    at.tree.expand("user_signed_up")
    at.tree.wait_for("Also: New file analytics.py:1")
    at.tree.wait_for("Also: Dependency requirements.txt:4")
    at.window.screenshots("new-file")
    tabs = at.window.tabs()
    at.click_lens("Accept user_signed_up")
    at.wait_for_lens("user_signed_up is accepted")
    at.window.wait_for(lambda: "posthog" in (root / "requirements.txt").read_text("utf-8"))
    made = [path for path in root.rglob("*.py") if "posthog" in path.read_text("utf-8").lower()]
    assert len(made) == 1
    at.window.page.wait_for_timeout(2000)  # VS Code opens a tab for an unsaved file only after a while
    assert at.window.tabs() == tabs
    at.window.screenshots("new-file-made")


def test_a_diff_that_was_closed_is_opened_again(window: Opening, tmp_path: Path) -> None:
    """Closing its tab does not end the review."""
    root = shop_with_wrapper(tmp_path)
    at = reviewing(window, root, AUTH)
    at.click_lens("Accept user_signed_up")
    at.wait_for_lens("user_signed_up is accepted")
    at.close_tab()
    at.wait_for_progress("1 of 3 decided")
    at.open_again()
    at.wait_for_lens("user_signed_up is accepted")
    at.window.status("Ln 45,")


def test_a_review_that_is_gone_leaves_no_tab_behind(window: Opening, tmp_path: Path) -> None:
    """After a reload of the window there is no diff without a review, and nothing is said about it."""
    at = reviewing(window, shop_with_wrapper(tmp_path), AUTH)
    at.window.reload()
    at.window.wait_for(lambda: at.window.tabs() and not any(each.startswith("Review of") for each in at.window.tabs()))
    at.window.page.locator(".editor-group-container.active .codelens-decoration a").first.wait_for()
    assert at.window.notifications() == []
