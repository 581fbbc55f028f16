"""The path of a new user: from the extension's file to the first accepted event, with nothing else installed."""

import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.test_tracking import shop_with_wrapper
from tests.support.vscode.extension import vsix
from tests.support.vscode.node import node_folder
from tests.support.vscode.window import Opening
from tests.support.vscode.workbench import Workbench

pytestmark = pytest.mark.timeout(400)

INSTALLING = "Installing the Luthier language server"


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Workbench]:
    """A VS Code without the extension, on a machine whose PATH has Python and no Luthier."""
    with Workbench(tmp_path / "vscode", variables={"PATH": path_without_server()}) as started:
        yield started


def test_a_new_user_comes_from_the_file_to_the_first_event(window: Opening, tmp_path: Path, bare: Workbench) -> None:
    """The server is installed with progress, without a question; the time of each step is printed."""
    steps: list[tuple[str, float]] = []
    last = time.monotonic()

    def step(name: str) -> None:
        nonlocal last
        now = time.monotonic()
        steps.append((name, now - last))
        last = now

    bare.install(vsix())
    step("install the extension from its file")
    root = shop_with_wrapper(tmp_path)
    opened = window(root, "shop/auth.py", workbench=bare)
    step("open a folder and a file")
    progress = opened.page.locator(".notifications-toasts", has_text=INSTALLING)
    progress.wait_for()
    opened.screenshot("installing")
    opened.wait_for(lambda: opened.editor.shown.locator(".squiggly-hint").count(), "a moment is underlined", limit=240)
    step("the extension installs its server, and the code is read")
    opened.editor.act("Track `user_signed_up` here", "signup", "def signup")
    opened.editor.wait_for_line('"user_signed_up"')
    step("take the quick fix")
    opened.editor.save()
    assert '"user_signed_up"' in (root / "shop" / "auth.py").read_text()
    step("save")
    print("".join(f"\n{seconds:6.1f} s  {name}" for name, seconds in steps))  # noqa: T201 - with -s it is read
    progress.wait_for(state="hidden")
    assert all("Installing" in each for each in opened.notifications())
    programs = bare.processes("lsp_server", "serve")
    assert programs, "the private server runs"
    assert all(str(bare.data) in each.cmdline()[0] for each in programs)


def test_without_a_python_the_remedy_is_said_and_the_way_back_is_a_button(
    window: Opening, tmp_path: Path, bare: Workbench
) -> None:
    """Nothing nags: a window that is opened again says it in the view only, and the button installs what is missing."""
    python = tmp_path / "python3"
    bare.settings["luthier.server.python"] = str(python)
    bare.set()
    bare.install(vsix())
    root = shop_with_wrapper(tmp_path)
    opened = window(root, "shop/auth.py", workbench=bare)
    said = f"{python}, which the setting luthier.server.python names, is not Python 3.11 or newer."
    opened.wait_for(lambda: said in opened.notifications(), "the remedy is said")
    opened.reload()
    button = opened.view("Moments").pane.get_by_role("button", name="Install the Language Server")
    button.wait_for()
    opened.screenshot("no-python")
    assert opened.notifications() == []
    python.symlink_to(Path(sys.base_prefix) / "bin" / "python3")
    opened.until(button.click, opened.page.locator(".notifications-toasts", has_text=INSTALLING))
    opened.wait_for(lambda: opened.editor.shown.locator(".squiggly-hint").count(), "a moment is underlined", limit=240)
    assert all(INSTALLING in each for each in opened.notifications())


def path_without_server() -> str:
    """The variable PATH of a machine that has Python and no Luthier."""
    path = [str(node_folder()), str(Path(sys.base_prefix) / "bin"), *os.defpath.split(os.pathsep)]
    return os.pathsep.join(each for each in path if not shutil.which("luthier", path=each))
