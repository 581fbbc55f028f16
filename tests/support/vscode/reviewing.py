"""A review in VS Code, driven as a person drives it: the diff, and the Review view beside it."""

from pathlib import Path
from typing import Self

from playwright.sync_api import Locator

from tests.support.vscode.editor import Editor
from tests.support.vscode.tree import Tree
from tests.support.vscode.window import Opening, Window

_AFTER = ".multiDiffEditor .editor.modified"
_BEGIN = "Review them one by one"


class ReviewWindow:
    """A window with a review."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.tree = Tree(window.page, "Review")
        self.diff = Editor(window.page, _AFTER)

    def begin(self) -> Self:
        """Begin to review the open file by its lens, and wait until the diff and the view are there."""
        self.window.editor.wait_for_lens(_BEGIN)
        self.window.editor.click_lens(_BEGIN)
        self._lens("Accept").first.wait_for()
        self.tree.wait_for("auth.py")
        return self

    def wait_for_progress(self, text: str) -> None:
        """Wait until the head of the view says how much is decided."""
        self.tree.pane.locator(".pane-header .description", has_text=text).wait_for()

    def wait_for_lens(self, text: str) -> None:
        """Wait until a lens of the diff says ``text``, be it one to click or one that only tells."""
        self._lens(text).first.wait_for()

    def wait_for_no_lens(self, text: str) -> None:
        """Wait until no lens of the diff says ``text``."""
        self._lens(text).first.wait_for(state="hidden")

    def click_lens(self, text: str) -> None:
        """Click a lens of the diff."""
        self._lens(text).first.click()

    def press_until(self, key: str, lens: str) -> None:
        """Press a key once the diff hears keys, and wait for the lens that tells of its effect."""
        self.window.press(key)
        self.wait_for_lens(lens)

    def press_until_gone(self, key: str, lens: str) -> None:
        """Press a key, and wait until no lens says ``lens``."""
        self.window.press(key)
        self.wait_for_no_lens(lens)

    def press_button(self, label: str) -> None:
        """Press a button in the title of the diff."""
        self.window.page.locator(f".editor-actions .action-label[aria-label^={label!r}]").first.click()

    def choose(self, row: str, label: str) -> None:
        """Choose from the context menu of a row; a menu hears no click just after it has come up."""
        entries = self.window.page.locator(".monaco-menu:visible .action-item")
        self.window.until(lambda: self.tree.row(row).click(button="right"), entries)
        self.window.until_gone(entries.filter(has_text=label).first.click, entries)

    def open_file(self, name: str) -> None:
        """Go to the tab of the file itself."""
        tab = self.window.page.locator(f'.tab[data-resource-name="{Path(name).name}"]')
        self.window.until_gone(tab.click, self.window.page.locator(".multiDiffEditor"))

    def open_again(self) -> None:
        """Open the diff from the head of the view."""
        self.tree.toolbar("Open the Review")
        self.window.page.locator(".multiDiffEditor").wait_for()

    def close_tab(self) -> None:
        """Close the diff's tab."""
        self.window.command("View: Close Editor")
        self.window.page.locator(".multiDiffEditor").wait_for(state="hidden")

    def _lens(self, text: str) -> Locator:
        return self.window.page.locator(f"{_AFTER} .codelens-decoration :is(a, span)", has_text=text)


def reviewing(window: Opening, root: Path, name: str) -> ReviewWindow:
    """A window on a folder, with a review of one of its files begun."""
    opened = window(root, name)
    return ReviewWindow(opened).begin()
