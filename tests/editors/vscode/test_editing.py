"""What stands in the code itself: quick fixes, ghost text, dismissal, renaming, and the plan that is wrong."""

from pathlib import Path

from analyzers.model import Status
from analyzers.plan import parse_plan
from tests.e2e.test_tracking import shop_with_wrapper
from tests.support.folders import folder_of
from tests.support.small import SMALL
from tests.support.vscode.window import Opening

PLAN = "tracking-plan.yaml"
CAPTURE = 'track(user.id, "user_signed_up", {"plan": user.plan})'


def statuses(root: Path) -> dict[str, Status]:
    """Every event of the plan on the disk with its status."""
    path = root / PLAN
    return {each.event: each.status for each in parse_plan(path.read_text("utf-8"))[0].entries} if path.exists() else {}


def test_a_quick_fix_tracks_an_event_and_one_undo_takes_it_back(window: Opening, tmp_path: Path) -> None:
    """The import comes along, the file stays unsaved until the person saves it, and the plan remembers the event."""
    root = shop_with_wrapper(tmp_path)
    before = (root / "shop" / "auth.py").read_text()
    opened = window(root, "shop/auth.py")
    editor = opened.editor
    editor.squiggles("hint")
    offered = editor.actions("signup", "def signup", has="Track `user_signed_up` here")
    opened.screenshot("actions")
    assert offered.index("Track `user_signed_up` here") == 0
    editor.act("Track `user_signed_up` here")
    editor.wait_for_line(CAPTURE)
    editor.wait_for_line("from shop.analytics import track")
    opened.screenshot("tracked")
    assert (root / "shop" / "auth.py").read_text() == before
    opened.wait_for(lambda: statuses(root).get("user_signed_up") is Status.IMPLEMENTED, "the plan knows the event")
    editor.click("signup", "def signup")
    opened.press("Control+z")
    opened.wait_for(lambda: not any("track" in each and "import" in each for each in editor.lines()), "undone at once")
    assert not any(CAPTURE in each for each in editor.lines())
    assert opened.notifications() == []


def test_ghost_text_stands_where_the_capture_belongs(window: Opening, tmp_path: Path) -> None:
    """On an empty line after the act; Tab takes it, and its import comes along."""
    opened = window(shop_with_wrapper(tmp_path), "shop/auth.py")
    editor = opened.editor
    editor.squiggles("hint")
    editor.click("login_user", "        login_user(user)")
    opened.press("End", "Enter")
    assert CAPTURE in editor.ghost().replace("\n", "")
    opened.screenshot("ghost")
    opened.until(lambda: opened.press("Tab"), editor.shown.locator(".view-line", has_text='"user_signed_up"'))
    editor.wait_for_line("from shop.analytics import track")
    assert sum(CAPTURE in each for each in editor.lines()) == 1


def test_a_moment_that_is_dismissed_stays_away(window: Opening, tmp_path: Path) -> None:
    """The reason is asked for once, and is in the plan; after a reload nothing is offered there."""
    root = shop_with_wrapper(tmp_path)
    opened = window(root, "shop/auth.py")
    editor = opened.editor
    before = editor.squiggles("hint")
    editor.act("Not worth tracking", "signup", "def signup")
    opened.quick_pick("Known from elsewhere")
    editor.squiggles("hint", count=before - 1)
    entry = opened.wait_for(
        lambda: (
            next((each for each in parse_plan((root / PLAN).read_text())[0].entries), None)
            if (root / PLAN).exists()
            else None
        )
    )
    assert entry
    assert (entry.event, entry.status, entry.reason) == ("user_signed_up", Status.REJECTED, "Known from elsewhere")
    opened.reload()
    editor.squiggles("hint", count=before - 1)
    assert not any("user_signed_up" in each for each in editor.lenses())


def test_an_event_is_renamed_in_code_and_plan_at_once(window: Opening, tmp_path: Path) -> None:
    """F2 on its name in a capture; every language and the plan follow."""
    root = folder_of(tmp_path / "small", SMALL)
    opened = window(root, "orders.py")
    editor = opened.editor
    editor.squiggles("warning")
    editor.click("order_paid", "track(user.id")
    field = opened.page.locator(".rename-box input")
    opened.until(lambda: opened.press("F2"), field)
    assert field.input_value() == "order_paid"
    field.fill("order_completed")
    opened.screenshot("rename")
    opened.until_gone(lambda: opened.press("Enter"), field)
    editor.wait_for_line('"order_completed"')
    opened.command("File: Save All Files")
    opened.wait_for(lambda: "order_completed" in (root / PLAN).read_text(), "the plan follows")
    assert "'order_completed'" in (root / "web" / "checkout.ts").read_text()
    assert "order_paid" not in (root / PLAN).read_text() + (root / "orders.py").read_text()
    assert "# the one that matters" in (root / PLAN).read_text()


def test_a_plan_that_cannot_be_read_is_marked_at_its_line_and_left_alone(window: Opening, tmp_path: Path) -> None:
    """What would be written into it says why it cannot be, and works again once it is mended."""
    root = shop_with_wrapper(tmp_path)
    broken = "events:\n  - event: user_signed_up\n    status: maybe\n"
    (root / PLAN).write_text(broken)
    opened = window(root, "shop/auth.py")
    editor = opened.editor
    editor.squiggles("hint")
    editor.act("Add `user_signed_up` to the tracking plan", "signup", "def signup")
    opened.wait_for(lambda: any("plan" in each for each in opened.notifications()), "it says why")
    assert (root / PLAN).read_text() == broken
    opened.open_file(PLAN)
    editor.squiggles("error")
    opened.screenshot("broken-plan")
    assert "maybe" in editor.hover("maybe", says="status")
    editor.click("maybe", "status")
    opened.press("Control+d")
    opened.type("approved")
    editor.save()
    editor.squiggles("error", count=0)


def test_settings_of_the_editor_count(window: Opening, tmp_path: Path) -> None:
    """What somebody set is told to the server in its own names; what nobody set leaves the project's file alone."""
    root = shop_with_wrapper(tmp_path)
    (root / "luthier.toml").write_text('ignore_moments = ["logged_in"]\nexclude = ["shop/account.py"]\n')
    opened = window(root, "shop/auth.py", settings={"luthier.ignoreMoments": ["signed_up"]})
    opened.editor.wait_for_lens("Track user_logged_in")
    assert not any("user_signed_up" in each for each in opened.editor.lenses())
    tree = opened.view("Moments")
    tree.wait_for("cart_item_added")
    assert not any("account.py" in each for each in tree.texts())
