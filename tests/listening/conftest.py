"""A listening process for each test, with a small plan beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.folders import folder_of
from tests.support.listening import Ear, ear

PLAN = """\
events:
  - event: order_placed
    status: approved
    properties: {total: number, currency: string}
  - event: Order Placed
    status: approved
    properties: {total: number, currency: string}
  - event: order_refunded
    status: implemented
    properties: {reason: string}
  - event: invoice_sent
    status: approved
"""


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[Ear]:
    """``luthier listen --json`` in a process of its own, on a port of its own."""
    with ear(folder_of(tmp_path / "project", {"tracking-plan.yaml": PLAN})) as process:
        yield process
