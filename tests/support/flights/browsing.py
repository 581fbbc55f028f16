"""The legs that somebody does in a browser: headless Chromium, driven by Playwright."""

import shutil
import time
from contextlib import ExitStack
from http.cookiejar import Cookie, CookieJar
from types import TracebackType
from typing import Any, Self

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Locator, Page, expect, sync_playwright

from tests.support.flights.faults import FlightFailed
from tests.support.flights.manifest import Leg
from tests.support.flights.words import Kept, fill_in, found

DOING = 15.0
"""Seconds that one act in the browser may take."""

_CALM = 0.3
"""Seconds without a request in flight after which a page has settled, and its buttons do what they say."""

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--disable-blink-features=AutomationControlled",
)
_AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{}.0.0.0 Safari/537.36"
_NOISE = ("Failed to load resource",)
"""What the console says of an answer such as 401, which a leg may want."""


class Browsing:
    """A browser that is started when somebody first needs it, and ended with the block."""

    def __init__(self) -> None:
        """Nothing is started yet."""
        self._stack = ExitStack()
        self._browser: Browser | None = None

    def __enter__(self) -> Self:
        """The browser, not yet started."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it."""
        self._stack.close()

    def window(self, url: str) -> "Window":
        """A window with cookies of its own, in which paths are below ``url``."""
        if self._browser is None:
            self._browser = self._start()
        version = self._browser.version.split(".")[0]
        # SDKs drop what a robot does; the journey is a person's, so the browser says what a person's says.
        context = self._browser.new_context(base_url=url, user_agent=_AGENT.format(version), locale="en-US")
        return Window(context)

    def _start(self) -> Browser:
        program = next(filter(None, map(shutil.which, _NAMES)), None)
        if program is None:
            raise FlightFailed(
                "Chromium is missing; install it so that `chromium` is found, e.g. apt-get install chromium"
            )
        driver = self._stack.enter_context(sync_playwright())
        browser = driver.chromium.launch(executable_path=program, args=list(_ARGUMENTS), timeout=60_000)
        self._stack.callback(browser.close)
        return browser


class Window:
    """One person's page, and what its console complains of."""

    def __init__(self, context: BrowserContext) -> None:
        """Open it, empty."""
        self._context = context
        context.set_default_timeout(DOING * 1000)
        self._page = context.new_page()
        self._complaints: list[str] = []
        self._flying = 0
        self._page.on("console", self._hear)
        self._page.on("pageerror", lambda error: self._complaints.append(str(error)))
        self._page.on("request", lambda _: self._count(1))
        self._page.on("requestfinished", lambda _: self._count(-1))
        self._page.on("requestfailed", lambda _: self._count(-1))

    def fly(self, leg: Leg, kept: Kept) -> None:
        """Open, fill, choose, press, see, in this order, and keep what is to be kept.

        Raises:
            FlightFailed: when something is not there, or the page complains in its console.
        """
        try:
            self._do(fill_in_leg(leg, kept))
        except (Error, AssertionError) as error:
            raise FlightFailed(f"{_first_lines(str(error))}\n{self._shown()}") from None
        if self._complaints:
            raise FlightFailed(f"the page's console says: {'; '.join(self._complaints)}")
        if leg.keep:
            texts = [self._page.url, self._page.content(), self._page.inner_text("body")]
            kept.update({name: found(wanted, texts) for name, wanted in leg.keep.items()})

    def give(self, jar: CookieJar) -> None:
        """Put these cookies into the browser, and no others."""
        self._context.clear_cookies()
        self._context.add_cookies([_for_browser(each) for each in jar])  # type: ignore[misc]

    def take(self, jar: CookieJar) -> None:
        """Put the browser's cookies into ``jar``, and no others."""
        jar.clear()
        for each in self._context.cookies():
            jar.set_cookie(_from_browser(dict(each)))

    def leave(self) -> None:
        """Go to an empty page, so that the one that is left sends what it holds, then close."""
        self._page.goto("about:blank")
        self._page.wait_for_timeout(500)
        self._page.close(run_before_unload=False)

    def _do(self, leg: Leg) -> None:
        page = self._page
        if leg.open:
            answer = page.goto(leg.open)
            got = answer.status if answer else None
            if leg.status is not None and got != leg.status:
                raise FlightFailed(f"{leg.open} answered {got}, not {leg.status}")
            self._settle()
        for label, value in leg.fill.items():
            field = _first(page.get_by_label(label, exact=True), page.get_by_label(label))
            field.set_checked(value) if isinstance(value, bool) else field.fill(value)
        for label, value in leg.choose.items():
            _first(page.get_by_label(label, exact=True), page.get_by_label(label)).select_option(value)
        if leg.press:
            _pressed(page, leg.press).click()
            self._settle()
        if leg.see:
            expect(page.get_by_text(leg.see).filter(visible=True).first).to_be_visible(timeout=DOING * 1000)

    def _settle(self) -> None:
        """Wait until no request is in flight for a moment: what a click started is done, and the page is hydrated."""
        deadline = time.monotonic() + DOING
        calm = time.monotonic()
        while time.monotonic() < min(deadline, calm + _CALM):
            self._page.wait_for_timeout(50)
            if self._flying > 0:
                calm = time.monotonic()

    def _count(self, change: int) -> None:
        self._flying = max(0, self._flying + change)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(_NOISE):
            self._complaints.append(message.text)

    def _shown(self) -> str:
        try:
            text = self._page.inner_text("body", timeout=1000)
        except Error:
            text = ""
        return f"    the page {self._page.url} shows: {' | '.join(text.split())[:1500]}"


def fill_in_leg(leg: Leg, kept: Kept) -> Leg:
    """The leg with what was kept put in."""
    return Leg(
        says=leg.says,
        who=leg.who,
        status=leg.status,
        open=fill_in(leg.open, kept),
        fill=fill_in(leg.fill, kept),
        choose=fill_in(leg.choose, kept),
        press=fill_in(leg.press, kept),
        see=fill_in(leg.see, kept),
    )


def _pressed(page: Page, text: str) -> Locator:
    """The button of this text, or else the link: many pages have a link "Log in" above a form with such a button."""
    button = page.get_by_role("button", name=text, exact=True)
    return _first(button, page.get_by_role("link", name=text, exact=True), page.get_by_role("button", name=text))


def _first(*wanted: Locator) -> Locator:
    """The first of these that is on the page, as soon as any is."""
    either = wanted[0]
    for each in wanted[1:]:
        either = either.or_(each)
    expect(either.first).to_be_visible(timeout=DOING * 1000)
    return next((each for each in wanted if each.count()), wanted[0])


def _for_browser(cookie: Cookie) -> dict[str, Any]:
    return {
        "name": cookie.name,
        "value": cookie.value or "",
        "domain": cookie.domain,
        "path": cookie.path,
        "secure": cookie.secure,
        "expires": cookie.expires or -1,
        "httpOnly": cookie.has_nonstandard_attr("HttpOnly"),
    }


def _from_browser(cookie: dict[str, Any]) -> Cookie:
    return Cookie(
        version=0,
        name=cookie["name"],
        value=cookie["value"],
        port=None,
        port_specified=False,
        domain=cookie["domain"],
        domain_specified=False,
        domain_initial_dot=cookie["domain"].startswith("."),
        path=cookie["path"],
        path_specified=True,
        secure=cookie["secure"],
        expires=int(cookie["expires"]) if cookie["expires"] > 0 else None,
        discard=cookie["expires"] <= 0,
        comment=None,
        comment_url=None,
        rest={"HttpOnly": ""} if cookie["httpOnly"] else {},
    )


def _first_lines(message: str) -> str:
    return "\n    ".join(line for line in message.splitlines()[:12] if line.strip())
