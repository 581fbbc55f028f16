"""The server dies, or is no server at all: the person learns it, and nothing of theirs is lost."""

import sys
from pathlib import Path

import psutil

from tests.e2e.test_tracking import shop_with_wrapper
from tests.support.vscode.window import Opening, Window


def servers(opened: Window) -> list[psutil.Process]:
    """The language servers that run for this VS Code now."""
    return opened.workbench.processes("luthier", "serve")


def test_a_server_that_is_killed_comes_back_with_what_is_typed(window: Opening, tmp_path: Path) -> None:
    """Text that is not saved counts in the new one, and the views fill again by themselves."""
    opened = window(shop_with_wrapper(tmp_path), "shop/auth.py")
    editor = opened.editor
    editor.squiggles("hint")
    editor.click("bp = Blueprint")
    opened.press("End", "Enter", "Enter")
    opened.type("UNSAVED = 1")
    first = opened.wait_for(lambda: servers(opened), "a server runs")
    for each in first:
        each.kill()
    again = opened.wait_for(
        lambda: [each for each in servers(opened) if each.pid not in {old.pid for old in first}], "another one runs"
    )
    assert again
    editor.act("Track `user_signed_up` here", "signup", "def signup")
    editor.wait_for_line('"user_signed_up"')
    editor.wait_for_line("UNSAVED = 1")
    opened.status("1 of ")


def test_a_server_that_dies_again_and_again_is_given_up_with_a_way_back(window: Opening, tmp_path: Path) -> None:
    """The Moments view says so, and its button starts it again."""
    opened = window(shop_with_wrapper(tmp_path), "shop/auth.py")
    opened.editor.squiggles("hint")
    tree = opened.view("Moments")
    restart = tree.pane.get_by_role("button", name="Restart It")

    def kill() -> bool:
        for each in servers(opened):
            each.kill()
        return restart.is_visible()

    opened.wait_for(kill, "the view offers a restart", limit=90)
    opened.screenshot("given-up")
    restart.click()
    tree.wait_for("user_signed_up")


def test_a_path_in_the_settings_that_is_no_program_is_told_by_name(window: Opening, tmp_path: Path) -> None:
    """And the way out is beside it."""
    opened = window(
        shop_with_wrapper(tmp_path), "shop/auth.py", settings={"luthier.server.path": str(tmp_path / "nothing")}
    )
    tree = opened.view("Moments")
    tree.pane.get_by_role("button", name="Install the Language Server").wait_for()
    opened.wait_for(lambda: any("luthier.server.path names" in each for each in opened.notifications()))
    opened.screenshot("no-program")
    opened.workbench.set(**{"luthier.server.path": str(Path(sys.prefix) / "bin" / "luthier")})
    tree.wait_for("user_signed_up")
