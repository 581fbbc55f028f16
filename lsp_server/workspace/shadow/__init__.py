"""The copy of a workspace folder that an agent reads and writes in, and the folders of runs that hold such copies."""

from lsp_server.workspace.shadow.comparing import Comparison
from lsp_server.workspace.shadow.copying import Bound
from lsp_server.workspace.shadow.folders import new_run_folder, remove_run_folder, sweep
from lsp_server.workspace.shadow.names import withheld_by_name
from lsp_server.workspace.shadow.opening import open_shadow
from lsp_server.workspace.shadow.shadow import Shadow

__all__ = [
    "Bound",
    "Comparison",
    "Shadow",
    "new_run_folder",
    "open_shadow",
    "remove_run_folder",
    "sweep",
    "withheld_by_name",
]
