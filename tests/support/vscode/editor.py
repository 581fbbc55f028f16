"""The text editor that has the focus in a window: its text, and what the server shows in it."""

from collections.abc import Sequence

from playwright.sync_api import Locator, Page

from tests.support.vscode.waiting import until, until_gone, wait_for

_ACTIVE = ".editor-group-container.active .editor-instance"

_PLACE = """
([word, line, root]) => {
  const plain = (text) => text.replace(/\\u00a0/g, " ");
  const lines = [...document.querySelectorAll(`${root} .view-line`)];
  lines.sort((one, other) => parseFloat(one.style.top) - parseFloat(other.style.top));
  for (const each of lines) {
    if (line && !plain(each.textContent).includes(line)) continue;
    const start = plain(each.textContent).indexOf(word);
    if (start < 0) continue;
    const range = document.createRange();
    let at = 0;
    const walker = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const size = node.textContent.length;
      if (at <= start && start < at + size) range.setStart(node, start - at);
      if (at < start + word.length && start + word.length <= at + size) {
        range.setEnd(node, start + word.length - at);
        const box = range.getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2];
      }
      at += size;
    }
  }
  return null;
}
"""
"""The middle of a word on the screen: tokens are split as the colours fall, so that no element holds just the word."""


class Editor:
    """The active editor of ``page``; with ``root``, the editors within that selector."""

    def __init__(self, page: Page, root: str = _ACTIVE) -> None:
        self.page = page
        self.root = root

    @property
    def shown(self) -> Locator:
        """The editor itself, to look for something in it."""
        return self.page.locator(self.root)

    def lines(self) -> list[str]:
        """The lines on the screen, from top to bottom."""
        code = """(nodes) => nodes.map((each) => [parseFloat(each.style.top), each.textContent])"""
        found: list[tuple[float, str]] = self.shown.locator(".view-line").evaluate_all(code)
        return [text.replace("\u00a0", " ").replace("\u200c", "") for _, text in sorted(found)]

    def wait_for_line(self, text: str) -> str:
        """The first line on the screen that holds ``text``, as soon as there is one."""
        told = f"no line holds {text!r}"
        return wait_for(self.page, lambda: next((each for each in self.lines() if text in each), None), told=told) or ""

    def place(self, word: str, line: str = "") -> tuple[float, float]:
        """Where on the screen a word stands, first on a line that holds ``line``."""
        asked = [word, line, self.root]
        told = f"{word!r} is not on the screen"
        x, y = wait_for(self.page, lambda: self.page.evaluate(_PLACE, asked), told=told)
        return float(x), float(y)

    def click(self, word: str, line: str = "") -> None:
        """Put the cursor into a word, by a click on it; again when a lens that came has moved it away meanwhile."""

        def hit() -> bool:
            at = self.place(word, line)
            self.page.mouse.click(*at)
            return self.place(word, line) == at

        wait_for(self.page, hit, told=f"{word!r} does not stand still")

    def squiggles(self, severity: str = "hint", *, count: int | None = None) -> int:
        """How many underlined places of one severity are on the screen, as soon as there is one (or ``count``)."""
        marks = self.shown.locator(f".squiggly-{severity}")

        def found() -> int | None:
            now = marks.count()
            return now if (now == count if count is not None else now) else None

        if count == 0:
            marks.first.wait_for(state="hidden")
            return 0
        return wait_for(self.page, found, told=f"squiggles of {severity}") or 0

    def hover(self, word: str, line: str = "", *, says: str = "") -> str:
        """The text of the hover over a word, once it holds ``says``; the pointer stays there, for a picture."""
        bubble = self.page.locator(".monaco-hover:visible .hover-contents", has_text=says or None)

        def move() -> None:
            self.page.mouse.move(1, 1)
            self.page.mouse.move(*self.place(word, line), steps=4)

        # What the problem says shows first; what the server says comes to it, and a move would ask anew.
        until(move, bubble, each=8)
        return "\n".join(self.page.locator(".monaco-hover:visible .hover-contents").all_inner_texts())

    def actions(self, word: str = "", line: str = "", *, has: str = "") -> list[str]:
        """The code actions at a word (else at the cursor), in the menu that stays open; it waits until one ``has``."""
        menu = self.page.locator(".action-widget .action", has_text=has or None)

        def ask() -> None:
            # In an open menu the key would take an action.
            if self.page.locator(".action-widget").first.is_visible():
                return
            if word:
                self.click(word, line)  # each time: a lens that comes may move the lines under the pointer
            self.page.keyboard.press("Control+.")

        until(ask, menu)
        return [each.strip() for each in self.page.locator(".action-widget .action").all_inner_texts()]

    def act(self, label: str, word: str = "", line: str = "") -> None:
        """Take one code action at a word (else at the cursor)."""
        self.actions(word, line, has=label)
        chosen = self.page.locator(".action-widget .action", has_text=label).first
        until_gone(chosen.click, self.page.locator(".action-widget"))

    def lenses(self) -> list[str]:
        """The code lenses on the screen, from top to bottom."""
        code = """(nodes) => nodes.map((each) => [each.getBoundingClientRect().y, each.textContent])"""
        found: Sequence[tuple[float, str]] = self._lens().evaluate_all(code)
        return [text for _, text in sorted(found)]

    def click_lens(self, label: str, nth: int = 0) -> None:
        """Click a code lens, the ``nth`` of those with that label."""
        self._lens(label).nth(nth).click()

    def wait_for_lens(self, label: str) -> Locator:
        """A code lens, as soon as it is there."""
        found = self._lens(label).first
        found.wait_for()
        return found

    def ghost(self) -> str:
        """The ghost text, asked for by the command's key until it shows."""
        ghost = self.shown.locator("[class*=ghost-text]")
        until(lambda: self.page.keyboard.press("Alt+\\"), ghost)
        return "\n".join(ghost.all_inner_texts()).replace("\u00a0", " ")

    def go_to(self, line: int, column: int = 1) -> None:
        """Put the cursor at a place, both counted from one, and bring it on the screen."""
        field = self.page.locator(".quick-input-widget:visible input.input")
        until(lambda: self.page.keyboard.press("Control+g"), field)
        field.fill(f":{line}:{column}")
        until_gone(lambda: self.page.keyboard.press("Enter"), field)

    def save(self) -> None:
        """Write the document to the disk."""
        dirty = self.page.locator(".editor-group-container.active .tab.active.dirty")
        until_gone(lambda: self.page.keyboard.press("Control+s"), dirty)

    def _lens(self, label: str = "") -> Locator:
        return self.shown.locator(".codelens-decoration a", has_text=label or None)
