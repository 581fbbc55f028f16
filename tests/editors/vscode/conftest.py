"""One VS Code for all journeys of a worker, and a fresh window for each test."""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error

from tests.support.vscode.browser import browsing
from tests.support.vscode.extension import vsix
from tests.support.vscode.window import Opening, Window
from tests.support.vscode.workbench import Workbench

_FAILED = pytest.StashKey[bool]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All journeys run on one worker, one after the other: VS Code and Chromium need more than one processor.

    They are given time, since what a busy machine does slowly is no fault of ours.
    """
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.xdist_group("vscode"))
            if item.get_closest_marker("timeout") is None:
                item.add_marker(pytest.mark.timeout(300))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Note that a test failed, for the windows that end after it."""
    report = yield
    item.stash[_FAILED] = item.stash.get(_FAILED, False) or report.failed  # type: ignore[attr-defined]
    return report


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium for this folder's tests; it is ended before others, since Playwright takes the thread's event loop."""
    with browsing() as started:
        yield started


@pytest.fixture(scope="session")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """A VS Code with the extension installed, whose server is that of this environment; folders are trusted."""
    settings = {"luthier.server.path": str(Path(sys.prefix) / "bin" / "luthier")}
    with Workbench(tmp_path_factory.mktemp("vscode"), settings=settings) as started:
        started.install(vsix())
        yield started


@pytest.fixture
def shots(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Where the test's pictures go: below the folder that LUTHIER_SCREENSHOTS names, else among temporary files."""
    kept = os.environ.get("LUTHIER_SCREENSHOTS")
    return Path(kept) / request.node.path.stem.removeprefix("test_") if kept else tmp_path / "shots"


@pytest.fixture
def window(request: pytest.FixtureRequest, browser: Browser, shots: Path) -> Iterator[Opening]:
    """Open windows: ``window(folder, *files, settings={}, workbench=..., themed="dark")``.

    After the test every window must have asked this machine only, and its console must hold nothing against us.
    """
    opened: list[Window] = []

    def open_window(folder: Path | None, *files: str | Path, **more: Any) -> Window:
        served: Workbench = more.pop("workbench", None) or request.getfixturevalue("workbench")
        served.reset(**(more.pop("settings", None) or {}))
        made = Window(browser, served, shots)
        opened.append(made)
        made.open(folder, *files, **more)
        return made

    yield open_window
    failed = request.node.stash.get(_FAILED, False)
    for each in opened:
        if failed:
            _keep_traces(each, re.sub(r"\W+", "-", request.node.name))
        each.close()
    for each in opened:
        assert each.heard.hosts <= {each.workbench.address}, f"asked {each.heard.hosts}"
        assert each.heard.complaints == []


def _keep_traces(window: Window, name: str) -> None:
    try:
        print(f"picture of the failure: {window.screenshot(f'failed-{name}')}")  # noqa: T201 - pytest shows it
    except Error as error:
        print(f"no picture: {error}")  # noqa: T201
    for title, text in {**window.workbench.logs(), "console": "\n".join(window.heard.console)}.items():
        path = window.shots / f"failed-{name}" / title
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
