"""The first minute: VS Code starts, a file is opened, Luthier shows what it found, and ends with its window."""

from pathlib import Path

from tests.support.folders import copy_of
from tests.support.vscode.window import Opening


def test_a_moment_is_underlined_and_its_hover_explains_it(window: Opening, tmp_path: Path) -> None:
    """No notification comes up, and only this machine is asked."""
    opened = window(copy_of("flask_shop", tmp_path), "shop/auth.py")
    assert opened.editor.squiggles("hint", count=2)

    def hover() -> str:
        return opened.editor.hover("signup", "def signup", says="How many people create an account")

    assert "user_signed_up answers: How many people create an account" in hover()
    opened.screenshots("hover", again=hover)
    assert opened.notifications() == []
    assert opened.heard.hosts == {opened.workbench.address}


def test_the_status_bar_says_how_many_moments_are_tracked(window: Opening, tmp_path: Path) -> None:
    """A click on it shows them by lifecycle, and a screen reader is told a sentence."""
    opened = window(copy_of("flask_shop", tmp_path), "shop/auth.py")
    item = opened.status("moments tracked")
    assert item.inner_text().strip() == "0 of 14 moments tracked"
    assert "Luthier: 0 of 14 moments tracked." in opened.statuses()
    opened.until(item.click, opened.view("Moments").row("user_signed_up"))
    opened.screenshots("moments")


def test_the_output_says_which_server_was_started(window: Opening, tmp_path: Path) -> None:
    """That is the first thing to know when something is odd."""
    opened = window(copy_of("flask_shop", tmp_path), "shop/auth.py")
    opened.status("moments tracked")
    opened.command("Luthier: Show the Output")
    program = opened.workbench.settings["luthier.server.path"]
    opened.page.locator(".part.panel .view-line", has_text=f"Starting {program} serve (setting).").wait_for()
    opened.screenshot("output")


def test_the_server_ends_with_its_window(window: Opening, tmp_path: Path) -> None:
    """Nothing of a closed window goes on reading the disk."""
    opened = window(copy_of("flask_shop", tmp_path), "shop/auth.py")
    opened.status("moments tracked")
    running = opened.workbench.processes("luthier", "serve")
    assert running
    opened.page.goto("about:blank")
    opened.wait_for(lambda: not any(each.is_running() for each in running), told="the server still runs")
