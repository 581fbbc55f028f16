"""The tools for variables of the app's environment, and for the one command that a person allowed."""

from collections.abc import Mapping
from typing import Any

from lsp_server.runs.desk import Declined, Desk
from lsp_server.workspace import env_files
from lsp_server.workspace.checking_command import run_check as run_command
from lsp_server.workspace.env_files import EnvSetting

_ENV_FILE = ".env"


def env_has_key(desk: Desk, given: Mapping[str, Any]) -> str:
    """Whether an env file of the person's has the variable; never its value."""
    name, path = str(given["name"]), given.get("file")
    waits = any(each.name == name for each in desk.settings)
    if waits:
        return "present"
    return env_files.has_key(desk.root, name, None if path is None else str(path)).value


def env_set_key(desk: Desk, given: Mapping[str, Any]) -> str:
    """Let a variable wait for the person, who decides at the review."""
    setting = EnvSetting(str(given.get("file", _ENV_FILE)), str(given["name"]), str(given.get("value", "")))
    env_files.check_setting(desk.root, setting)
    desk.settings = [*(each for each in desk.settings if each.name != setting.name), setting]
    filled = "" if setting.value else ", and will be asked for its value"
    return f"{setting.name} waits for the person, who decides at the end{filled}."


def run_check(desk: Desk, given: Mapping[str, Any]) -> str:
    """Run the command that the person allowed, on a throw-away copy, without a network."""
    del given
    if desk.check is None:
        raise Declined("No command is allowed here.", "Go on without it.")
    result = run_command(desk.shadow.root, desk.root, desk.check)
    how = "it was stopped at its time limit" if result.timed_out else f"exit code {result.code}"
    return f"{' '.join(desk.check.command)}: {how}, {result.seconds:.0f} s\n\n{result.output_tail}"
