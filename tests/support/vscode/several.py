"""A window on a workspace of several folders."""

import json
from collections.abc import Sequence
from pathlib import Path

from tests.support.vscode.waiting import until
from tests.support.vscode.window import Opening, Window
from tests.support.vscode.workbench import Workbench


def window_on(window: Opening, folders: Sequence[Path], *files: Path, workbench: Workbench | None = None) -> Window:
    """Open a workspace of these folders, which have names of their own, and wait until all are listed."""
    place = folders[0].parent / "several.code-workspace"
    place.write_text(json.dumps({"folders": [{"path": str(each)} for each in folders]}), "utf-8")
    opened = window(place, *files, workbench=workbench)
    # In a browser VS Code now and then begins before it can read the workspace file, and then shows no folder at all.
    listed = opened.page.locator(".explorer-folders-view .monaco-list-row", has_text=folders[-1].name)
    until(lambda: None if listed.is_visible() else opened.reload(), listed, each=20)
    # The palette shows the commands that were known when it came up.
    opened.page.locator(".activitybar [aria-label^='Luthier']").first.wait_for()
    return opened
