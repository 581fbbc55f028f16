"""The papers beside the code keep their promises."""

import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT

PAPERS = sorted(
    path.relative_to(ROOT)
    for folder in (*ROOT.glob("*.md"), ROOT / "skills", ROOT / "lsp_server", ROOT / "vscode_client", ROOT / "tests")
    for path in ([folder] if folder.is_file() else folder.rglob("*.md"))
    if not {"node_modules", "airplanes", "samples"} & set(path.parts)
)

LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("paper", PAPERS, ids=str)
def test_links_to_files_resolve(paper: Path) -> None:
    """A link into the project leads to something that is there."""
    text = _without_fences((ROOT / paper).read_text("utf-8"))
    targets = [target for target in LINK.findall(text) if not re.match(r"[a-z]+:", target)]
    assert [target for target in targets if not (ROOT / paper).parent.joinpath(target).exists()] == []


@pytest.mark.parametrize("top", [path.name for path in ROOT.iterdir() if not path.name.startswith(".")])
def test_nothing_new_stands_at_the_top(top: str) -> None:
    """The top level holds the agreed names, so that a newcomer can read it in one glance."""
    agreed = {"pyproject.toml", "README.md", "lsp_server", "analyzers", "skills", "vscode_client", "tests"}
    papers = {"ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE"}
    built = {"dist", "build", "node_modules"}
    assert top in agreed | papers | built


def _without_fences(text: str) -> str:
    return re.sub(r"(?ms)^(```|~~~).*?^\1", "", text)
