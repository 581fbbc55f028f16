"""One editor with its own server for each journey."""

from collections.abc import AsyncIterator

import pytest_lsp

from tests.support.editor import Editor
from tests.support.pairing import CONFIG


@pytest_lsp.fixture(config=CONFIG)
async def editor(lsp_client: Editor) -> AsyncIterator[None]:
    """An editor whose server has been started; the journey opens folders, and the server is left in order."""
    yield
    await lsp_client.shutdown_session()
