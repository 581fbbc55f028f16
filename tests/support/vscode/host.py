"""Run mocha tests of the extension inside VS Code's real extension host, where the whole ``vscode`` API is."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.node_packages import install, once
from tests.support.vscode.extension import CLIENT, tools, unpacked
from tests.support.vscode.node import environment, node_folder
from tests.support.vscode.window import Opening, Window

FILES = sorted((CLIENT / "tests" / "host").glob("**/*.test.ts"))
"""Each is run in a window of its own."""

RUNNING = 90.0
"""Seconds that the tests of one file may take."""

_MANIFEST = json.dumps({"private": True, "dependencies": {"mocha": "11.8.0"}}).encode()

_RUNNER = """
const Mocha = require(MOCHA);
exports.run = () => new Promise((resolve, reject) => {
  const mocha = new Mocha({ ui: "bdd", timeout: 30000, reporter: "json", reporterOption: { output: RESULT } });
  mocha.addFile(TESTS);
  mocha.run((failures) => (failures ? reject(new Error(`${failures} failed`)) : resolve()));
});
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one mocha test ended; ``failure`` is empty when it passed, else its message and stack."""

    title: str
    failure: str
    seconds: float


def run_in_host(window: Opening, tests: Path, folder: Path, scratch: Path) -> list[Outcome]:
    """Run the tests of one TypeScript file in a window on ``folder``; each test's outcome in order.

    Raises:
        AssertionError: when the host ended otherwise than by the tests' end, or not at all.
    """
    result = scratch / "result.json"
    ended: list[int] = []
    given = {"extensionDevelopmentPath": unpacked(), "extensionTestsPath": _write_runner(tests, scratch, result)}
    exposed = {"codeAutomationLog": _ignore, "codeAutomationExit": lambda code, *_: ended.append(code + 1)}
    opened: Window = window(folder, payload=given, exposed=exposed)
    opened.wait_for(lambda: ended, told=f"the tests of {tests.name} did not end", limit=RUNNING)
    assert result.exists(), f"{tests.name} could not be run:\n" + "\n".join(opened.heard.console[-20:])
    outcomes = [_outcome(each) for each in json.loads(result.read_text("utf-8"))["tests"]]
    assert outcomes, f"{tests.name} has no tests"
    return outcomes


def mocha() -> Path:
    """The folder of mocha's package."""

    def make(folder: Path) -> None:
        (folder / "package.json").write_bytes(_MANIFEST)
        install(folder, node=node_folder())

    return once("mocha", _MANIFEST, make) / "node_modules" / "mocha"


def _write_runner(tests: Path, scratch: Path, result: Path) -> Path:
    bundle, runner = scratch / "tests.js", scratch / "runner.js"
    program = tools() / ".bin" / "esbuild"
    words = [str(tests), "--bundle", "--platform=node", "--format=cjs", "--sourcemap=inline", "--external:vscode"]
    subprocess.run([program, *words, f"--outfile={bundle}", "--log-level=warning"], env=environment(), check=True)
    names = {"MOCHA": mocha(), "RESULT": result, "TESTS": bundle}
    text = _RUNNER
    for name, path in names.items():
        text = text.replace(name, json.dumps(str(path)))
    runner.write_text(text, "utf-8")
    return runner


def _outcome(test: dict[str, Any]) -> Outcome:
    error = test["err"]
    failure = f"{error.get('message', '')}\n{error.get('stack', '')}".strip() if error else ""
    return Outcome(test["fullTitle"], failure, test.get("duration", 0) / 1000)


def _ignore(*_: object) -> None:
    """What the host prints is in its log."""
