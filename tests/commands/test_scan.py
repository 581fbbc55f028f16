# ruff: noqa: E501 - what is printed stands here as it is
"""``luthier scan`` shows the moments of a code base with their evidence, and what it did not read."""

from pathlib import Path

import pytest
from inline_snapshot import snapshot

from tests.support.commands import luthier
from tests.support.folders import SAMPLES, copy_of, folder_of
from tests.support.shops import SHOP


def test_each_moment_is_a_line_with_its_evidence(tmp_path: Path) -> None:
    """The best file comes first; the last line says what was read."""
    assert luthier("scan", folder_of(tmp_path, SHOP)).out == snapshot("""\
shop/billing.py:7: subscription_cancelled 0.99 in cancel_subscription: calls stripe.Subscription.cancel (cancel subscription); is named cancel_subscription; mentions “subscription_cancelled”; but nothing in this file starts it; changes, stores or sends something
shop/auth.py:8: user_signed_up 0.89 in signup: creates user in the store; is named signup; a person's request or gesture starts it; changes, stores or sends something
2 moments in 4 files read.
""")


def test_the_surest_files_come_first_and_the_limit_says_what_is_left_out() -> None:
    """A large project is told in a screenful."""
    ran = luthier("scan", SAMPLES / "flask_shop", "--limit", "2")
    assert len(ran.out.splitlines()) == 3
    count = len(luthier("scan", SAMPLES / "flask_shop", "--all").out.splitlines()) - 1
    assert ran.out.splitlines()[-1] == f"{count} moments in 12 files read; 2 shown, --all shows the rest."
    assert count > 8


def test_a_higher_bar_shows_less() -> None:
    """The score is from 0 to 1."""
    scores = [
        each["score"]
        for each in luthier("scan", SAMPLES / "flask_shop", "--min-score", "0.95", "--json").json["moments"]
    ]
    assert scores
    assert min(scores) >= 0.95
    assert luthier("scan", ".", "--min-score", "2").code == 2


def test_evidence_names_the_lines_that_a_person_can_look_at() -> None:
    """Each line of evidence lies inside the function or its file."""
    moments = luthier("scan", SAMPLES / "flask_shop", "--json").json["moments"]
    lines = {
        path.relative_to(SAMPLES / "flask_shop").as_posix(): len(path.read_text("utf-8").splitlines())
        for path in (SAMPLES / "flask_shop").rglob("*.py")
    }
    assert all(1 <= each["line"] <= lines[moment["path"]] for moment in moments for each in moment["evidence"])
    assert all(moment["evidence"][0]["weight"] > 0 for moment in moments)


def test_what_is_not_read_is_told_with_its_reason(tmp_path: Path) -> None:
    """Vendored folders, binaries, other encodings, links, minified and huge files, and what the settings exclude."""
    folder = folder_of(
        tmp_path,
        {
            **SHOP,
            "node_modules/x/index.js": "x()",
            "app.min.js": "x()",
            "luthier.toml": 'exclude = ["old/"]\n',
            "old/a.py": "x = 1",
        },
    )
    (folder / "binary.py").write_bytes(b"\0\1")
    (folder / "wide.py").write_bytes("x = 1".encode("utf-16"))
    (folder / "huge.py").write_bytes(b"x = 1\n" * 200_000)
    (folder / "link.py").symlink_to(folder / "shop/auth.py")
    (folder / "gone.py").symlink_to(folder / "nowhere.py")
    skipped = luthier("scan", folder, "--json").json["skipped"]
    assert {each["path"]: each["reason"] for each in skipped} == snapshot(
        {
            "app.min.js": "minified",
            "binary.py": "binary",
            "gone.py": "a symbolic link",
            "huge.py": "larger than 1,000,000 bytes",
            "link.py": "a symbolic link",
            "node_modules/": "vendored or built code",
            "old/a.py": "excluded by the settings",
            "wide.py": "not UTF-8",
        }
    )


def test_one_file_is_read_alone(tmp_path: Path) -> None:
    """Its path is told from its project's folder."""
    folder = folder_of(tmp_path, SHOP)
    found = luthier("scan", folder / "shop/auth.py", "--json").json
    assert (found["files"], {each["path"] for each in found["moments"]}) == (1, {"shop/auth.py"})


def test_an_empty_folder_is_no_error(tmp_path: Path) -> None:
    """There is simply nothing."""
    assert luthier("scan", tmp_path).out == "0 moments in 0 files read.\n"


@pytest.mark.parametrize("sample", ["flask_shop", "next_saas"])
def test_the_samples_tests_and_seeds_hold_no_moment(sample: str, tmp_path: Path) -> None:
    """What only tries the product out is no business."""
    moments = luthier("scan", copy_of(sample, tmp_path), "--all", "--json").json["moments"]
    assert not [each["path"] for each in moments if "test" in each["path"] or "seed" in each["path"]]
