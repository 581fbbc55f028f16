"""VS Code's server from npm, installed once, without the native modules that nothing here needs."""

import json
import shutil
from pathlib import Path

from tests.support.node_packages import install, once
from tests.support.vscode.node import node_folder

_MANIFEST = json.dumps({"private": True, "dependencies": {"code-server": "4.139.1"}}).encode()
_LOGGER = Path(__file__).with_name("spdlog.js")
_WATCHDOG = "exports.start = () => {};\n"
"""Ends an extension host whose server crashed; a workbench ends all of its processes itself."""

_LINKS = {"bin/remote-cli/code-server": "code-linux.sh", "bin/helpers/browser.sh": "browser-linux.sh"}


def code_server() -> Path:
    """The program that serves VS Code 1.139.1; it runs on the node of ``node.environment``."""
    content = _MANIFEST + _LOGGER.read_bytes() + _WATCHDOG.encode()
    return once("code-server", content, _make) / "node_modules" / ".bin" / "code-server"


def _make(folder: Path) -> None:
    node = node_folder()
    (folder / "package.json").write_bytes(_MANIFEST)
    install(folder, "--engine-strict=false", node=node)
    served = folder / "node_modules" / "code-server" / "lib" / "vscode"
    install(served, "--omit=dev", node=node)
    for link, target in _LINKS.items():
        (served / link).unlink(missing_ok=True)
        (served / link).symlink_to(target)
    install(served / "extensions", "--omit=dev", node=node)
    # Its log files are what a failing test is understood by, and the native module needs a compiler.
    shutil.copy(_LOGGER, served / "node_modules" / "@vscode" / "spdlog" / "index.js")
    (served / "node_modules" / "@vscode" / "native-watchdog" / "index.js").write_text(_WATCHDOG)
