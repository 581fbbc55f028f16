"""Workspace folders for a test: copies of the samples, and small ones from strings."""

import shutil
from collections.abc import Mapping
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[1] / "samples"


def copy_of(sample: str, place: Path) -> Path:
    """A copy of a sample app that a test may change."""
    return shutil.copytree(SAMPLES / sample, place / sample)


def folder_of(place: Path, files: Mapping[str, str]) -> Path:
    """A folder with these files."""
    for name, text in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    place.mkdir(parents=True, exist_ok=True)
    return place
