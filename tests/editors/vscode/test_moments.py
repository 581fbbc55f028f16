"""The Moments view and the coverage in the status bar, as a person uses them."""

from pathlib import Path

from tests.support.folders import copy_of
from tests.support.vscode.window import Opening


def test_the_tree_shows_every_moment_by_lifecycle_with_its_counts(window: Opening, tmp_path: Path) -> None:
    """Each row says to the ear what it shows to the eye; pictures are made of every theme."""
    opened = window(copy_of("flask_shop", tmp_path))
    tree = opened.view("Moments")
    tree.wait_for("user_signed_up")
    for each in tree.rows():
        print(each)
    print(opened.statuses())
    opened.screenshots("tree")
