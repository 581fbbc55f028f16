"""Wait for effects: a key or click that VS Code swallowed while focus moved is done again until its effect shows."""

import time
from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Error, Locator, Page
from playwright.sync_api import TimeoutError as Late

PATIENCE = 60.0
"""Seconds that one effect may take on a busy machine."""

SHORT = 5000
"""Milliseconds that one step of several may take before all are done again."""

_EACH = 1.5

T = TypeVar("T")


def until(act: Callable[[], object], shows: Locator, *, limit: float = PATIENCE, each: float = _EACH) -> Locator:
    """Do ``act``, which must do no harm twice, until ``shows`` is visible; that is returned, the first of many."""
    return _repeated(act, shows.first, "visible", limit, each)


def until_gone(act: Callable[[], object], shown: Locator, *, limit: float = PATIENCE, each: float = _EACH) -> None:
    """Do ``act``, which must do no harm twice, until nothing of ``shown`` is visible."""
    _repeated(act, shown.first, "hidden", limit, each)


def wait_for(page: Page, what: Callable[[], T], *, limit: float = PATIENCE, told: str = "") -> T:
    """What ``what`` returns once that is true; it is asked again and again, and may fail as long as the page moves.

    Raises:
        AssertionError: when it is not true within ``limit`` seconds, with the last answer.
    """
    deadline = time.monotonic() + limit
    while True:
        try:
            found: object = what()
            if found:
                return found  # type: ignore[return-value]
        except Error as error:
            found = error
        assert time.monotonic() < deadline, f"{told or 'not so'} within {limit:.0f} s; last: {found!r}"
        page.wait_for_timeout(50)


def _repeated(act: Callable[[], object], locator: Locator, state: str, limit: float, each: float) -> Locator:
    deadline = time.monotonic() + limit
    while True:
        act()
        try:
            locator.wait_for(state=state, timeout=each * 1000)  # type: ignore[arg-type]
        except Late:
            if time.monotonic() > deadline:
                raise
        else:
            return locator
