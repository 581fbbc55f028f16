"""Which airplanes are flown: the light ones, or with ``--heavy`` all."""

import os
from pathlib import Path

import pytest

from tests.support.flights.faults import ManifestUnreadable
from tests.support.flights.reading import folders, read_airplane

HEAVY = "LUTHIER_HEAVY_AIRPLANES"
"""The variable that asks for all, where an option cannot be handed over."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know ``--heavy``, which counts when this folder is named on the command line."""
    parser.addoption("--heavy", action="store_true", help="Fly also the airplanes that take minutes to build.")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for ``flown`` the names of the airplanes that are flown."""
    if "flown" in metafunc.fixturenames:
        heavy = metafunc.config.getoption("--heavy", default=False) or bool(os.environ.get(HEAVY))
        metafunc.parametrize("flown", [path.name for path in folders() if _is_flown(path, heavy=heavy)])


def _is_flown(path: Path, *, heavy: bool) -> bool:
    """An airplane whose manifest cannot be read is flown as well, so that its flight tells why it failed."""
    try:
        airplane = read_airplane(path)
    except ManifestUnreadable:
        return True
    return airplane.flies and (heavy or airplane.weight == "light")
