"""``luthier tour`` shows the whole way once: evidence, proposals, and the change as a diff."""

import subprocess
from pathlib import Path

from tests.support.commands import luthier
from tests.support.folders import SAMPLES, copy_of, folder_of
from tests.support.shops import SHOP

HEADINGS = (
    "1. Where the business happens, and how that is known",
    "2. What belongs there",
    "3. The change, for you to review; nothing is written",
    "What next",
)


def test_the_parts_come_in_order_and_speak_of_the_same_moments(tmp_path: Path) -> None:
    """A person sees one thing through from its evidence to its code."""
    folder = copy_of("flask_shop", tmp_path)
    ran = luthier("tour", folder)
    assert ran.code == 0
    assert [line for line in ran.out.splitlines() if line in HEADINGS] == list(HEADINGS)
    shown = luthier("tour", folder, "--json").json
    symbols = [[each["symbol"] for each in part] for part in (shown["scan"]["moments"], shown["propose"]["proposals"])]
    assert symbols[0] == symbols[1]
    assert len(symbols[0]) == 5
    assert {each["symbol"] for each in shown["insert"]["events"]} <= set(symbols[0])
    assert shown["insert"]["diff"] in ran.out


def test_nothing_is_written(tmp_path: Path) -> None:
    """Looking costs nothing."""
    folder = copy_of("next_saas", tmp_path)
    luthier("tour", folder)
    same = ["diff", "-r", str(SAMPLES / "next_saas"), str(folder), "-x", "__pycache__", "-x", "node_modules"]
    assert subprocess.run(same, check=False, capture_output=True).stdout == b""


def test_what_earns_money_goes_before_what_is_only_nice_to_know() -> None:
    """The first screen of a shop is about its business."""
    shown = luthier("tour", SAMPLES / "flask_shop", "--limit", "2", "--json").json
    assert {each["lifecycle"] for each in shown["propose"]["proposals"]} <= {"revenue", "acquisition"}


def test_a_project_without_a_provider_is_told_which_one_is_set_up(tmp_path: Path) -> None:
    """Nobody is given a vendor without a word."""
    folder = copy_of("flask_shop", tmp_path)
    assert "this sets up PostHog; choose another with --provider" in luthier("tour", folder).out
    chosen = luthier("tour", folder, "--provider", "mixpanel").out
    assert "choose another" not in chosen
    assert "--provider mixpanel --write" in chosen
    assert "choose another" not in luthier("insert", folder_of(tmp_path / "own", SHOP)).err


def test_where_all_is_captured_there_is_nothing_to_show(tmp_path: Path) -> None:
    """And that is said."""
    folder = folder_of(tmp_path, SHOP)
    luthier("insert", folder, "--write")
    assert luthier("tour", folder).out == "2 moments in 4 files; 2 captured so far, 0 shown here.\n"
