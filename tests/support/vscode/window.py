"""One window of VS Code on a folder, driven as a person drives it: keys, the palette, the pointer.

The ``window`` fixture of ``tests/editors/vscode/conftest.py`` opens them::

    def test_a_moment_is_underlined(window: Opening, tmp_path: Path) -> None:
        opened = window(copy_of("flask_shop", tmp_path), "shop/auth.py")
        assert opened.editor.squiggles("hint")
        opened.screenshot("squiggle")

What it shows is waited for, never slept for. VS Code swallows a key or click while its focus moves, so an act is done
again until its effect shows (``until``): let such an act do no harm twice.
"""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from playwright.sync_api import Browser, FrameLocator, Locator

from tests.support.vscode import waiting
from tests.support.vscode.editor import Editor
from tests.support.vscode.hearing import Hearing
from tests.support.vscode.tree import Tree
from tests.support.vscode.workbench import Workbench

THEMES = {
    "light": ("Light 2026", "vs"),
    "dark": ("Dark 2026", "vs-dark"),
    "contrast": ("Dark High Contrast", "hc-black"),
    "contrast-light": ("Light High Contrast", "hc-light"),
}
"""The themes that pictures are made in: as VS Code's list names them, with the class that the page has then."""

_TOASTS = """
window.toasts = [];
new MutationObserver(() => {
  for (const each of document.querySelectorAll(".notifications-toasts .notification-list-item-message")) {
    if (each.textContent && !window.toasts.includes(each.textContent)) window.toasts.push(each.textContent);
  }
}).observe(document, { childList: true, subtree: true });
"""
T = TypeVar("T")


class Window:
    """A page with a folder (or a ``.code-workspace`` file) and files open; it has storage of its own."""

    def __init__(self, browser: Browser, workbench: Workbench, shots: Path) -> None:
        """Nothing is shown yet; pictures go to the folder ``shots``."""
        self.workbench = workbench
        self.shots = shots
        self._context = browser.new_context(viewport={"width": 1400, "height": 900}, locale="en-US")
        self._context.set_default_timeout(waiting.PATIENCE * 1000)
        self._context.add_init_script(_TOASTS)
        self.page = self._context.new_page()
        self.heard = Hearing(self.page)
        self.editor = Editor(self.page)

    def open(
        self,
        folder: Path | None,
        *files: str | Path,
        payload: Mapping[str, Path] | None = None,
        exposed: Mapping[str, Callable[..., None]] | None = None,
    ) -> None:
        """Load the page on a folder, a workspace file or nothing, and wait until each file has a tab.

        ``payload`` names more files to VS Code, each by what it is for; the page can call the functions ``exposed``.
        """
        for name, function in (exposed or {}).items():
            self.page.expose_function(name, function)
        paths = [path if isinstance(path, Path) else (folder or Path("/")) / path for path in files]
        named = [*(("openFile", path) for path in paths), *(payload or {}).items()]
        given = [[name, self.workbench.remote(path)] for name, path in named]
        asked = [f"payload={quote(json.dumps(given))}"]
        if folder:
            kind = "workspace" if folder.suffix == ".code-workspace" else "folder"
            asked.append(f"{kind}={quote(str(folder))}")
        self.page.goto(f"{self.workbench.url}/?{'&'.join(asked)}")
        self.page.locator(".monaco-workbench .part.statusbar").wait_for()
        for path in paths:
            self.page.locator(".tab", has_text=path.name).first.wait_for()
        if paths:
            self.editor.shown.locator(".view-line").first.wait_for()

    def reload(self) -> None:
        """Reload the window by its command, which stores what is remembered first; the page's own reload does not."""
        self.until(lambda: self.press("F1"), self._quick_field())
        self._quick_field().fill(">Developer: Reload Window")
        self.page.locator(".quick-input-list .monaco-list-row.focused", has_text="Reload Window").wait_for()
        with self.page.expect_navigation():
            self.press("Enter")
        self.page.locator(".monaco-workbench .part.statusbar").wait_for()

    def close(self) -> None:
        """End it, without a question about what is not saved; what is said while it ends is no complaint."""
        self.heard.end()
        self._context.close()

    # --- acts ---

    def until(self, act: Callable[[], object], shows: Locator) -> Locator:
        """Do ``act``, which must do no harm twice, until ``shows`` is visible."""
        return waiting.until(act, shows)

    def until_gone(self, act: Callable[[], object], shown: Locator) -> None:
        """Do ``act``, which must do no harm twice, until nothing of ``shown`` is visible."""
        waiting.until_gone(act, shown)

    def wait_for(self, what: Callable[[], T], told: str = "", limit: float = waiting.PATIENCE) -> T:
        """What ``what`` returns once that is true; what did not become so is ``told``."""
        return waiting.wait_for(self.page, what, limit=limit, told=told)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, as ``Control+z``; for one whose effect has to show, ``until``."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type where the focus is, as fast as a person."""
        self.page.keyboard.type(text, delay=40)

    def command(self, label: str) -> None:
        """Run the command that the palette shows under exactly this label, such as ``Luthier: Show the Output``."""
        row = self._quick_row(label)
        asking = self.page.locator(".quick-input-widget:visible", has=row)

        def run() -> bool:
            # An editor that takes the focus closes the palette, and a row can be drawn anew under the pointer: the
            # click counts once the palette no longer asks for a command.
            self.until(lambda: self.press("F1"), self._quick_field())
            self._quick_field().fill(f">{label}", timeout=waiting.SHORT)
            row.click(timeout=waiting.SHORT)
            asking.wait_for(state="hidden", timeout=waiting.SHORT)
            return True

        self.wait_for(run, f"the palette does not run {label!r}")

    def open_file(self, name: str) -> None:
        """Open a file of the folder by its path in it, through Go to File."""
        row = self.page.locator(".quick-input-list .monaco-list-row", has_text=Path(name).name).first

        def choose() -> bool:
            self.until(lambda: self.press("Control+p"), self._quick_field())
            self._quick_field().fill(name, timeout=waiting.SHORT)
            row.click(timeout=waiting.SHORT)
            return True

        self.wait_for(choose, f"{name!r} is not offered")
        self.page.locator(".tab.active", has_text=Path(name).name).first.wait_for()
        self.editor.shown.locator(".view-line").first.wait_for()

    # --- quick picks and inputs ---

    def quick_labels(self) -> list[str]:
        """The labels of the quick pick that is shown, as soon as it has rows."""
        rows = self.page.locator(".quick-input-widget:visible .quick-input-list .monaco-list-row")
        rows.first.wait_for()
        return [each.split("\n")[0].strip() for each in rows.all_inner_texts()]

    def quick_pick(self, label: str) -> None:
        """Choose the row with exactly this label in the quick pick that is shown, or tick it where many may be."""
        row = self._quick_row(label)
        row.wait_for()
        row.click()

    def quick_type(self, text: str, *, enter: bool = True) -> None:
        """Fill the input box or the filter of the quick pick that is shown."""
        self._quick_field().wait_for()
        self._quick_field().fill(text)
        if enter:
            self.press("Enter")

    def quick_title(self) -> str:
        """Title and message of the quick pick or input box that is shown."""
        shown = self.page.locator(".quick-input-widget:visible")
        shown.wait_for()
        parts = shown.locator(".quick-input-title, .quick-input-message").all_inner_texts()
        return "\n".join(each.strip() for each in parts if each.strip())

    # --- what is shown ---

    def view(self, title: str, container: str = "Luthier") -> Tree:
        """A view in the side bar, whose container is opened by its icon."""
        item = self.page.locator(
            ".activitybar .action-item", has=self.page.locator(f"[aria-label^={container!r}]")
        ).first
        tree = Tree(self.page, title)

        def show() -> None:
            # A second click would close the side bar again.
            if "checked" not in (item.get_attribute("class") or "").split():
                item.click()

        if not tree.pane.is_visible():
            self.until(show, tree.pane)
        return tree

    def tabs(self) -> list[str]:
        """The titles of all tabs."""
        return [each.strip() for each in self.page.locator(".tab .tab-label .label-name").all_inner_texts()]

    def status(self, text: str) -> Locator:
        """The item of the status bar that says ``text``, as soon as it does."""
        found = self.page.locator(".part.statusbar .statusbar-item", has_text=text).first
        found.wait_for()
        return found

    def statuses(self) -> list[str]:
        """What a screen reader says of each item of the status bar."""
        items = self.page.locator(".part.statusbar .statusbar-item").all()
        return [each.get_attribute("aria-label") or each.inner_text().strip() for each in items]

    def notifications(self) -> list[str]:
        """Every notification that came up so far, also those that went away."""
        found: list[str] = self.page.evaluate("window.toasts")
        return found

    def answer(self, button: str) -> None:
        """Press a button of the dialog or notification that is shown."""
        shown = ".monaco-dialog-box:visible, .notifications-toasts:visible"
        self.page.locator(shown).get_by_role("button", name=button, exact=True).first.click()

    def webview(self) -> FrameLocator:
        """The content of the webview in the active editor."""
        return self.page.frame_locator("iframe.webview.ready").frame_locator("iframe#active-frame")

    # --- pictures ---

    def theme(self, name: str) -> None:
        """Change to a theme of ``THEMES`` and wait until it is on; the next test begins in light again."""
        label, said = THEMES[name]
        on = self.page.locator(f".monaco-workbench.{said}")
        if not on.is_visible():
            # In a browser VS Code does not see that somebody else changed the file of the person's settings.
            self.command("Preferences: Color Theme")
            self.quick_type(label, enter=False)
            self.quick_pick(label)
            on.wait_for()
            self.page.mouse.move(1, 1)  # the pointer chose in the list, and would now light up what is below it

    def screenshot(self, name: str) -> Path:
        """Keep a picture, as a file of that name."""
        self.shots.mkdir(parents=True, exist_ok=True)
        path = self.shots / f"{name}.png"
        self.page.screenshot(path=path, animations="disabled")
        return path

    def screenshots(self, name: str, *themes: str, again: Callable[[], object] | None = None) -> list[Path]:
        """A picture in each theme, by default light, dark and high contrast; ``again`` shows what a change hid."""
        made = []
        for each in themes or ("light", "dark", "contrast"):
            self.theme(each)
            self.page.wait_for_timeout(300)  # colours of icons and webviews follow after the theme's class
            if again:
                again()
            made.append(self.screenshot(f"{name}-{each}"))
        return made

    def _quick_field(self) -> Locator:
        return self.page.locator(".quick-input-widget:visible input.input").first

    def _quick_row(self, label: str) -> Locator:
        name = self.page.locator(".quick-input-list-label, .label-name", has_text=re.compile(f"^{re.escape(label)}$"))
        return self.page.locator(".quick-input-list .monaco-list-row", has=name).first


Opening = Callable[..., Window]
"""What the ``window`` fixture is: ``window(folder, *files, settings=..., **more)``."""
