"""The client's own code, tested by mocha inside VS Code's extension host: a test here for each file there."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.folders import copy_of
from tests.support.vscode.extension import vsix
from tests.support.vscode.host import FILES, run_in_host
from tests.support.vscode.window import Opening
from tests.support.vscode.workbench import Workbench

FAILING = """
import { strict as assert } from "node:assert";
it("fails", () => assert.equal(1 + 1, 3, "two is not three"));
it("passes", () => {});
"""


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """A VS Code of their own, since one that runs tests in its host shows no notification."""
    settings = {"luthier.server.path": str(Path(sys.prefix) / "bin" / "luthier")}
    with Workbench(tmp_path_factory.mktemp("driven"), settings=settings, driven=True) as started:
        started.install(vsix())
        yield started


@pytest.mark.parametrize("tests", FILES, ids=[path.name.removesuffix(".test.ts") for path in FILES])
def test_each_test_in_the_extension_host_passes(tests: Path, window: Opening, tmp_path: Path) -> None:
    """They run on a copy of the sample shop of their own."""
    outcomes = run_in_host(window, tests, copy_of("flask_shop", tmp_path / "folder"), tmp_path)
    for each in outcomes:
        print(f"{'failed' if each.failure else 'ok'}  {each.seconds:.1f} s  {each.title}")  # noqa: T201 - shown with -rP
    assert [f"{each.title}: {each.failure}" for each in outcomes if each.failure] == []


def test_a_failure_in_the_extension_host_is_reported(window: Opening, tmp_path: Path) -> None:
    """Else a green run would say nothing."""
    tests = tmp_path / "failing.test.ts"
    tests.write_text(FAILING, "utf-8")
    failed, passed = run_in_host(window, tests, copy_of("flask_shop", tmp_path / "folder"), tmp_path)
    assert "two is not three" in failed.failure
    assert (failed.title, passed.title, passed.failure) == ("fails", "passes", "")
