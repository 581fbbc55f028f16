"""Both ways in which operating systems let a program reach files."""

import pytest

from lsp_server.workspace import below


@pytest.fixture(params=["by descriptor", "by path"])
def any_system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that reaches entries by the descriptors of their folders, and one that knows paths alone."""
    if request.param == "by path":
        monkeypatch.setattr(below, "DESCRIPTORS", False)
