"""A VS Code whose agent asks a scripted API."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.model_api import ModelApi
from tests.support.model_thread import model_api
from tests.support.vscode.extension import vsix
from tests.support.vscode.workbench import Workbench


@contextmanager
def workbench_with_agent(place: Path) -> Iterator[tuple[Workbench, ModelApi]]:
    """The extension with the server of this environment, which keeps its state below ``place``; and the API."""
    with model_api() as api:
        variables = {**api.environment, "LUTHIER_STATE_DIR": str(place / "state")}
        settings = {"luthier.server.path": str(Path(sys.prefix) / "bin" / "luthier")}
        with Workbench(place, settings=settings, variables=variables) as started:
            started.install(vsix())
            yield started, api
