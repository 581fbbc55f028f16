"""The tracking plan's page in a window of VS Code, driven as a person drives it."""

from playwright.sync_api import FrameLocator, Locator

from tests.support.vscode.window import Window

_OPEN = "Luthier: Open the Tracking Plan"


class PlanPage:
    """The page in the active editor, as soon as it shows ``event``."""

    def __init__(self, window: Window) -> None:
        """Nothing is opened yet."""
        self._window = window

    def open(self, event: str) -> None:
        """Open it through the palette once the folder has been read, and wait until a row with ``event`` is there."""
        self._window.status("moments tracked")
        self._window.command(_OPEN)
        self.row(event).wait_for()

    def listen(self) -> str:
        """Listen for events, through the palette; the address of the endpoint."""
        self._window.command("Luthier: Listen for Events")
        return self.listening.locator("code").first.inner_text()

    @property
    def listening(self) -> Locator:
        """The notice that it listens for events."""
        return self.content.get_by_role("region", name="Listening for events")

    @property
    def content(self) -> FrameLocator:
        """What is inside the webview."""
        return self._window.webview()

    @property
    def rows(self) -> Locator:
        """Every row with an event."""
        return self.content.locator("[role=row][data-key]")

    def row(self, event: str, *, rejected: bool = False) -> Locator:
        """The row of an event: the live one, or that of its rejection."""
        return self.content.locator(f'[data-key="{"rejected" if rejected else "live"} {event} 0"]')

    def status(self, event: str, *, rejected: bool = False) -> str:
        """What stands in the status column."""
        return self.row(event, rejected=rejected).locator(".cell.status").inner_text().strip()

    def stand_on(self, event: str) -> None:
        """Put the keyboard on a row, as a click beside its links does."""
        row = self.row(event)
        self._window.until(lambda: row.locator(".cell.status").click(), row.and_(self.content.locator(":focus")))

    def button(self, name: str) -> Locator:
        """The button of this name."""
        return self.content.get_by_role("button", name=name, exact=True)

    def told(self, text: str) -> None:
        """Wait until the bar tells this."""
        self.content.locator(".bar .told", has_text=text).wait_for()

    @property
    def spoken(self) -> str:
        """What a screen reader was told last."""
        return self.content.locator("[role=status]").inner_text()

    @property
    def focused(self) -> str:
        """The event of the row, or the label of the control, that has the focus."""
        said: str = self.content.locator(":focus").evaluate(
            "each => each.querySelector('.name')?.textContent ?? each.getAttribute('aria-label')"
            " ?? each.labels?.[0]?.textContent ?? each.textContent"
        )
        return said
