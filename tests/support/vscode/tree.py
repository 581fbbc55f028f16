"""A view of the side bar or panel that shows a tree."""

from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from tests.support.vscode.waiting import until, until_gone, wait_for


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it is seen and heard: its depth from 1, its text, what a screen reader says, whether it is open."""

    level: int
    text: str
    label: str
    expanded: bool | None
    selected: bool


_READ = """
(nodes) => nodes.map((each) => [
  parseFloat(each.style.top),
  Number(each.getAttribute("aria-level")),
  (each.querySelector(".label-name")
    ? [...each.querySelectorAll(".label-name, .label-description")].map((part) => part.textContent).join(" ")
    : each.innerText).replace(/\\s+/g, " ").trim(),
  each.getAttribute("aria-label") ?? "",
  each.getAttribute("aria-expanded"),
  each.getAttribute("aria-selected") === "true",
])
"""


class Tree:
    """The tree of the view whose title is ``title``, in ``page``; its rows are those on the screen."""

    def __init__(self, page: Page, title: str) -> None:
        self.page = page
        self.title = title
        head = page.locator(".pane-header", has=page.locator(f"h3.title:text-is({title!r})"))
        alone = page.locator(".composite.viewlet", has=page.locator(f".title-label h2:has-text({title!r})"))
        self.pane = page.locator(".pane", has=head).or_(alone).first

    def rows(self) -> list[Row]:
        """All rows on the screen, from top to bottom."""
        found = self.pane.locator(".monaco-list-row").evaluate_all(_READ)
        return [
            Row(level, text, label, None if opened is None else opened == "true", selected)
            for _, level, text, label, opened, selected in sorted(found, key=lambda each: float(each[0]))
        ]

    def texts(self) -> list[str]:
        """The texts of the rows on the screen."""
        return [each.text for each in self.rows()]

    def wait_for(self, text: str) -> Row:
        """The first row that holds ``text``, as soon as there is one."""
        found = wait_for(
            self.page,
            lambda: next((each for each in self.rows() if text in each.text), None),
            told=f"no row of {self.title} holds {text!r}",
        )
        assert found
        return found

    def row(self, text: str) -> Locator:
        """The first row that holds ``text``, to click it or to look into it."""
        return self.pane.locator(".monaco-list-row", has_text=text).first

    def select(self, *texts: str) -> None:
        """Select just the first rows that hold these texts, by clicks on them."""
        wait_for(self.page, lambda: self._selected(texts), told=f"{texts} are not selected in {self.title}")

    def expand(self, text: str) -> None:
        """Open a row, by its arrow; nothing happens to an open one."""
        row = self.row(text)

        def toggle() -> None:
            if row.get_attribute("aria-expanded") == "false":
                row.locator(".monaco-tl-twistie").click()

        opened = self.pane.locator(".monaco-list-row[aria-expanded=true]", has_text=text)
        until(toggle, opened, each=6)  # a second click on a row that opens late would close it

    def press(self, text: str, action: str) -> None:
        """Click the inline action of a row, by its title; the row is pointed at first, as a person does."""
        row = self.row(text)
        button = row.locator(f".action-label[aria-label^={action!r}]")
        until(row.hover, button)
        button.first.click()

    def toolbar(self, action: str) -> None:
        """Click an action in the view's title, by its label."""
        button = self.pane.locator(f".actions .action-label[aria-label^={action!r}]").or_(
            self.page.locator(f".composite.title .action-label[aria-label^={action!r}]")
        )
        until(self.pane.hover, button)
        button.first.click()

    def menu(self, text: str, *path: str) -> None:
        """Choose from the context menu of a row; a menu hears no click just after it has come up."""
        entries = self.page.locator(".monaco-menu:visible .action-item")
        until(lambda: self.row(text).click(button="right"), entries)
        for label in path[:-1]:
            entries.filter(has_text=label).first.click()
        until_gone(entries.filter(has_text=path[-1]).first.click, entries)

    def _selected(self, texts: Sequence[str]) -> bool:
        """Select, and say whether all the rows are selected; rows that came meanwhile may have moved them away."""
        for at, text in enumerate(texts):
            self.row(text).click(modifiers=["Control"] if at else None)
        return all(any(text in row.text for text in texts) == row.selected for row in self.rows())
