"""What git is asked of a folder leaves the folder alone, and runs nothing that the folder names."""

import subprocess
from pathlib import Path

import pytest

from lsp_server.workspace.files.git import git_ignored, git_paths, git_prefix
from tests.support.shadows import repository, write_tree


@pytest.mark.parametrize("version", ["1", "2"])
def test_listing_a_repository_runs_none_of_its_programs(tmp_path: Path, version: str) -> None:
    """Its settings may name a program that watches files, and a folder of hooks; git would run them when it lists."""
    root = write_tree(tmp_path / "work", {"app.py": b"", ".gitignore": b"kept.py\n", "kept.py": b""})
    repository(root)
    trap, hooks = tmp_path / "trap", tmp_path / "hooks"
    hooks.mkdir()
    for name in ("watch", "post-index-change", "query-watchman"):
        (hooks / name).write_text(f"#!/bin/sh\necho {name} >> {trap}\n")
        (hooks / name).chmod(0o700)
    for key, value in {
        "fsmonitor": str(hooks / "watch"),
        "fsmonitorHookVersion": version,
        "hooksPath": str(hooks),
        "untrackedCache": "true",
    }.items():
        subprocess.run(["git", "config", f"core.{key}", value], cwd=root, check=True)
    assert git_paths(root) == [".gitignore", "app.py"]
    assert git_ignored(root, ["kept.py"]) == {"kept.py"}
    assert git_prefix(root) == ""
    assert not trap.exists()
    subprocess.run(["git", "ls-files", "--others"], cwd=root, check=True, capture_output=True)
    assert trap.exists()
