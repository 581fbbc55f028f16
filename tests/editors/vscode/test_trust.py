"""A workspace that nobody trusts yet: what it shows, what it does not do, and how trust changes that at once."""

import json
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.test_tracking import shop_with_wrapper
from tests.support.vscode.extension import vsix
from tests.support.vscode.window import Opening, Window
from tests.support.vscode.workbench import Workbench

AUTH = "shop/auth.py"
RUN = "Luthier: Instrument the Workspace with the Agent..."
REFUSED = "The agent is not started in Restricted Mode, because it runs programs on code that you have not trusted."


@pytest.fixture(scope="module")
def wary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """A VS Code that trusts no folder by itself, and asks nothing at the start."""
    settings = {
        "luthier.server.path": str(Path(sys.prefix) / "bin" / "luthier"),
        "security.workspace.trust.startupPrompt": "never",
        "security.workspace.trust.enabled": True,
    }
    with Workbench(tmp_path_factory.mktemp("wary"), settings=settings, trusting=False) as started:
        started.install(vsix())
        yield started


def test_moments_are_shown_and_tracked_without_trust(window: Opening, wary: Workbench, tmp_path: Path) -> None:
    """What needs no program of the workspace works as ever."""
    opened = window(shop_with_wrapper(tmp_path), AUTH, workbench=wary)
    assert opened.status("Restricted Mode")
    assert opened.editor.squiggles("hint")
    opened.view("Moments").wait_for("user_signed_up")
    opened.screenshot("moments")
    opened.editor.act("Track `user_signed_up` here", "signup", "def signup")
    opened.editor.wait_for_line('"user_signed_up"')
    assert opened.notifications() == []


def test_a_server_that_the_workspace_names_is_not_started(window: Opening, wary: Workbench, tmp_path: Path) -> None:
    """A program in a folder that nobody trusts is just a file."""
    root = shop_with_wrapper(tmp_path)
    started = tmp_path / "started"
    program = root / "luthier"
    program.write_text(f"#!/bin/sh\ntouch '{started}'\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (root / ".vscode").mkdir()
    names = {f"luthier.server.{name}": str(program) for name in ("path", "python")}
    (root / ".vscode" / "settings.json").write_text(json.dumps(names))
    opened = window(root, AUTH, workbench=wary)
    assert opened.editor.squiggles("hint")
    assert not started.exists()


def test_the_agent_explains_itself_and_trust_lets_it_work_at_once(
    window: Opening, wary: Workbench, tmp_path: Path
) -> None:
    """The button leads to VS Code's own page of trust; neither the window nor the server begins anew."""
    opened = window(shop_with_wrapper(tmp_path), AUTH, workbench=wary)
    assert opened.editor.squiggles("hint")
    servers = _servers(wary)
    opened.command(RUN)
    opened.wait_for(lambda: REFUSED in opened.notifications(), "the refusal")
    opened.screenshot("refused")
    opened.page.evaluate("window.stays = true")
    opened.answer("Manage Workspace Trust")
    trust = opened.page.locator(".workspace-trust-editor").get_by_role("button", name="Trust", exact=True)
    trust.first.wait_for()
    opened.screenshot("trust")
    trust.first.click()
    opened.page.locator(".part.statusbar", has_text="Restricted Mode").wait_for(state="detached")
    _ask_until_asked(opened)
    assert opened.page.evaluate("window.stays")
    assert _servers(wary) == servers


def _ask_until_asked(opened: Window) -> None:
    dialog = opened.page.locator(".monaco-dialog-box", has_text="Let the agent instrument flask_shop?")
    opened.command(RUN)
    dialog.wait_for()
    opened.screenshot("trusted")
    opened.answer("Cancel")


def _servers(workbench: Workbench) -> set[int]:
    return {each.pid for each in workbench.processes("luthier", "serve")}
