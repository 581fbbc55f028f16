"""The first minute: VS Code starts, a file is opened, Luthier shows what it found."""

from pathlib import Path

from tests.support.folders import copy_of
from tests.support.vscode.window import Opening


def test_a_moment_is_underlined_and_its_hover_explains_it(window: Opening, tmp_path: Path) -> None:
    """No notification comes up, and only this machine is asked."""
    opened = window(copy_of("flask_shop", tmp_path), "shop/auth.py")
    assert opened.editor.squiggles("hint")
    opened.screenshot("squiggle")
    assert "user_signed_up" in opened.editor.hover("signup", "def signup")
    opened.screenshot("hover")
    assert opened.notifications() == []
    assert opened.hosts == {opened.workbench.address}
