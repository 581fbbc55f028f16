"""A scan that takes a while says how far it is, and is stopped by its button."""

import re
from pathlib import Path

from tests.support.folders import copy_of
from tests.support.vscode.window import Opening

COPIES = 1500


def test_a_long_scan_is_shown_and_can_be_stopped(window: Opening, tmp_path: Path) -> None:
    """What was known before stays, and nothing is said about a scan that the person stopped."""
    root = copy_of("flask_shop", tmp_path)
    auth = (root / "shop" / "auth.py").read_text()
    opened = window(root, "shop/auth.py")
    tree = opened.view("Moments")
    tree.wait_for("user_signed_up")
    for number in range(COPIES):
        (root / "shop" / f"auth_{number}.py").write_text(f"{auth}\nNUMBER = {number}\n")
    opened.command("Luthier: Scan the Workspace Again")
    shown = opened.page.locator(".notifications-toasts .notification-list-item", has_text="Reading all folders")
    shown.wait_for()
    opened.wait_for(lambda: re.search(r"shop/auth_\d+\.py", shown.inner_text()), "the file at hand is named")
    opened.screenshot("scanning")
    opened.until_gone(lambda: shown.get_by_role("button", name="Cancel").click(), shown)
    tree.wait_for("user_signed_up")
    assert all(each.startswith("Reading all folders") for each in opened.notifications())
