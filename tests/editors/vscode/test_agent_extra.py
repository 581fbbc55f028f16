"""The agent where it is not installed yet: its first start says so, and is the way to get it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.test_tracking import shop_with_wrapper
from tests.editors.vscode.test_agent import WHOLE, ask_for_sign_up, dialog, said
from tests.editors.vscode.test_install import INSTALLING, path_without_server
from tests.support.model_api import ModelApi
from tests.support.model_thread import model_api
from tests.support.vscode.extension import vsix, wheel
from tests.support.vscode.window import Opening, Window
from tests.support.vscode.workbench import Workbench
from tests.support.workshop import AUTH, SIGNED_UP, script, writes_signed_up

pytestmark = pytest.mark.timeout(400)

MISSING = "The agent is not part of this installation of the language server."
QUESTION = "Let the agent instrument flask_shop?"
INSTALL = "Install the Agent"


@pytest.fixture
def api() -> Iterator[ModelApi]:
    """The model that the agent talks to."""
    with model_api() as started:
        yield started


@pytest.fixture
def bare(tmp_path: Path, api: ModelApi) -> Iterator[Workbench]:
    """A VS Code that has the extension, on a machine that has Python and no Luthier."""
    own = {"PATH": path_without_server(), "LUTHIER_STATE_DIR": str(tmp_path / "state")}
    with Workbench(tmp_path / "vscode", variables={**api.environment, **own}) as started:
        started.install(vsix())
        yield started


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A server that a person installed without the agent, in an environment of its own."""
    place = tmp_path_factory.mktemp("installed") / "their own"
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    pip = [place / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, wheel()], check=True)
    return place / "bin" / "luthier"


def test_a_button_installs_the_agent_and_the_start_goes_on(
    window: Opening, tmp_path: Path, bare: Workbench, api: ModelApi
) -> None:
    """Whoever stops the installation is not asked again by itself; once it is there, it works."""
    api.script = script(writes_signed_up())
    root = shop_with_wrapper(tmp_path)
    opened = window(root, AUTH, workbench=bare)
    wait_for_server(opened)
    opened.command(WHOLE)
    asked = dialog(opened, MISSING).inner_text()
    assert "about 170 MB to fetch" in asked
    assert "pip" not in asked
    opened.screenshot("missing-light")
    opened.answer(INSTALL)
    progress = opened.page.locator(".notifications-toasts", has_text=INSTALLING)
    progress.wait_for()
    opened.answer("Cancel")
    progress.wait_for(state="hidden")
    wait_for_server(opened)
    assert agents(bare) == []
    opened.theme("dark")
    opened.command(WHOLE)
    dialog(opened, MISSING)
    opened.screenshot("missing-dark")
    opened.answer(INSTALL)
    progress.wait_for()
    opened.screenshot("installing")
    opened.wait_for(lambda: opened.page.locator(".monaco-dialog-box", has_text=QUESTION).count(), "no start", limit=200)
    assert len(agents(bare)) == 1
    opened.screenshot("goes-on")
    opened.answer("Cancel")
    ask_for_sign_up(opened)
    opened.answer("Start")
    assert said(opened, "The event is ready to review.")
    assert SIGNED_UP not in (root / AUTH).read_text()


def test_a_server_that_is_not_ours_gets_its_agent_by_a_command(
    window: Opening, tmp_path: Path, bare: Workbench, program: Path
) -> None:
    """The command is for the environment of that very server, works as it is told, and is copied by the button."""
    bare.settings["luthier.server.path"] = str(program)
    opened = window(shop_with_wrapper(tmp_path), AUTH, workbench=bare)
    wait_for_server(opened)
    opened.command(WHOLE)
    asked = dialog(opened, MISSING).inner_text()
    assert "Install it with this command, then restart the language server:" in asked
    assert INSTALL not in asked
    command = f'"{program.with_name("python")}" -m pip install "luthier[agent]"'
    assert command in asked.splitlines()
    opened.screenshot("not-ours")
    opened.answer("Copy the Command")
    opened.page.locator(".monaco-dialog-box").wait_for(state="detached")
    opened.page.context.grant_permissions(["clipboard-read"])
    copied = "navigator.clipboard.readText()"  # the dialog goes before its answer has reached the extension
    opened.wait_for(lambda: opened.page.evaluate(copied) == command, "the command is copied")
    tried = subprocess.run([f"{command} --dry-run"], shell=True, capture_output=True, text=True, check=True)  # noqa: S602 - as it is told
    assert re.search(r"Would install .*\bclaude-agent-sdk-", tried.stdout)
    assert not re.search(r"Would install .*\bluthier-", tried.stdout)
    assert opened.notifications() == []


def test_the_command_names_the_python_of_a_script_that_stands_alone(
    window: Opening, tmp_path: Path, bare: Workbench, program: Path
) -> None:
    """As after an installation for one person, whose programs are in a folder without a Python."""
    alone = tmp_path / "alone" / "luthier"
    alone.parent.mkdir()
    shutil.copy(program, alone)
    bare.settings["luthier.server.path"] = str(alone)
    opened = window(shop_with_wrapper(tmp_path), AUTH, workbench=bare)
    wait_for_server(opened)
    opened.command(WHOLE)
    assert f'"{program.with_name("python")}' in dialog(opened, MISSING).inner_text()


def wait_for_server(opened: Window) -> None:
    """Wait until the code is read, by whatever server there is."""
    opened.wait_for(lambda: opened.editor.shown.locator(".squiggly-hint").count(), "nothing is underlined", limit=240)


def agents(workbench: Workbench) -> list[Path]:
    """Agents that are installed for the extension."""
    storage = workbench.data / "User" / "globalStorage" / "luthier.luthier"
    return list(storage.glob("server-*/lib/python*/site-packages/claude_agent_sdk"))
