"""Part a Markdown file of the knowledge into its frontmatter and its prose."""

from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from lsp_server.errors import KnowledgeBroken

_FENCE = "---"


def split(text: str, path: str = "") -> tuple[dict[str, Any], str]:
    """The mapping between the two ``---`` lines that open ``text``, and the body after them.

    ``path`` only names the file in an error. Line ends of any kind are understood; the body comes back with LF.

    Raises:
        KnowledgeBroken: when there is no frontmatter, it is not YAML, or it is no mapping.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or lines[0].rstrip() != _FENCE:
        raise broken(path, 1, "There is no frontmatter.", "Open the file with a line ---, keys, and a line ---.")
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        raise broken(path, 1, "The frontmatter is not closed.", "Add a line --- after its last key.")
    return _mapping("\n".join(lines[1:end]), path), "\n".join(lines[end + 1 :]).strip("\n") + "\n"


def broken(path: str, line: int, message: str, remedy: str) -> KnowledgeBroken:
    """The error for ``line`` (from 1) of ``path``: what is wrong there, and what to do."""
    return KnowledgeBroken(f"{path or 'The text'}, line {line}: {message}", remedy)


def _mapping(text: str, path: str) -> dict[str, Any]:
    reader = YAML(typ="safe")
    try:
        loaded = reader.load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise broken(
            path, line, f"This is not YAML: {error.problem}.", "Quote the value, or mend its indent."
        ) from None
    if not isinstance(loaded, dict):
        raise broken(path, 2, "The frontmatter is not a list of keys.", "Write one key and its value a line.")
    return loaded
