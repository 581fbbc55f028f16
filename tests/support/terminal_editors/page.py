"""The set-ups that people are told to write, read from the page that tells them."""

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[3] / "vscode_client" / "EDITORS.md"

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def fences(editor: str, language: str) -> list[str]:
    """The texts of the fences in a language under the heading of an editor, in their order."""
    sections = re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.MULTILINE)
    section = next(each for each in sections if each.startswith(f"{editor}\n"))
    return [text for kind, text in _FENCE.findall(section) if kind == language]
