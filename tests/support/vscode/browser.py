"""Start headless Chromium, in which nothing but this machine can be reached."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser for the block. While it is open no other event loop may run in this thread: that is Playwright's."""
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    assert program, "Chromium is missing; install it so that `chromium` is found, e.g. apt-get install chromium"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=list(_ARGUMENTS), timeout=60_000)
        try:
            yield browser
        finally:
            browser.close()
