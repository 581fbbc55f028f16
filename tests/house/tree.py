"""The project's own files of code, for the tests that read them."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


def modules(*folders: str) -> list[Path]:
    """All Python files below ``folders`` of the project, samples and example apps left out, in order of path."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return sorted(path.relative_to(ROOT) for path in found if "samples" not in path.parts)


def scripts() -> list[Path]:
    """All TypeScript files and style sheets of the extension, in order of path."""
    found = [*(ROOT / "vscode_client").rglob("*.ts"), *(ROOT / "vscode_client").rglob("*.css")]
    return sorted(path.relative_to(ROOT) for path in found if not {"node_modules", "dist"} & set(path.parts))


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file that ``modules`` returned."""
    return ast.parse((ROOT / path).read_text("utf-8"))
