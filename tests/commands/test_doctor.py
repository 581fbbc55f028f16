# ruff: noqa: E501 - what is printed stands here as it is
"""``luthier doctor`` says what is in order and what is not, and never tells a key."""

from pathlib import Path

import pytest
from inline_snapshot import snapshot

from tests.support.commands import luthier, luthier_process
from tests.support.folders import folder_of
from tests.support.shops import SHOP

KEY = "phc_thisisnottobetoldtoanybodyatall12345"


def test_a_project_in_order_is_told_as_such(tmp_path: Path) -> None:
    """The provider in use, its installed version, and that the key is there."""
    folder = folder_of(
        tmp_path, {**SHOP, ".env": f"export POSTHOG_API_KEY='{KEY}'\n", ".env.example": "POSTHOG_API_KEY=x\n"}
    )
    (folder / ".venv/lib/python3.12/site-packages/posthog-7.9.1.dist-info").mkdir(parents=True)
    luthier("plan", "sync", folder)
    ran = luthier("doctor", folder)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert [line.split(": ")[1] for line in lines[:7]] == snapshot(
        ["luthier", "python", "grammars", "knowledge", "git", "node", "agent"]
    )
    assert lines[7:] == snapshot(
        [
            "ok: settings: In order.",
            "ok: files: 4 files read, 1 skipped.",
            "ok: plan: 1 event in tracking-plan.yaml.",
            "ok: provider: PostHog, used by the code.",
            "ok: sdk: posthog 7.9.1 is installed.",
            "ok: key: POSTHOG_API_KEY is set in .env.",
        ]
    )
    assert KEY not in ran.out + ran.err


def test_what_is_missing_is_a_note_with_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it keeps Luthier from working."""
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    ran = luthier("doctor", folder_of(tmp_path, SHOP), "--json")
    assert ran.code == 0
    signs = {each["subject"]: each for each in ran.json["signs"]}
    assert {name: signs[name]["state"] for name in ("plan", "sdk", "key")} == {
        "plan": "note",
        "sdk": "note",
        "key": "note",
    }
    assert signs["sdk"]["said"] == "posthog is asked for and not installed here."
    assert signs["key"]["remedy"]


def test_an_empty_key_and_an_example_file_do_not_count(tmp_path: Path) -> None:
    """Only a value is a key."""
    files = {**SHOP, ".env": 'POSTHOG_API_KEY=""\nOTHER=1\n', ".env.example": f"POSTHOG_API_KEY={KEY}\n"}
    signs = {each["subject"]: each for each in luthier("doctor", folder_of(tmp_path, files), "--json").json["signs"]}
    assert signs["key"]["state"] == "note"


def test_node_packages_are_found_as_node_finds_them(tmp_path: Path) -> None:
    """Also in a folder above, as in a workspace with several packages."""
    web = 'import posthog from "posthog-js";\n\nexport function bought(total: number) {\n  posthog.capture("order_placed", { total });\n}\n'
    files = {"web/package.json": '{"dependencies": {"posthog-js": "^1.0.0"}}', "web/src/shop.ts": web}
    folder = folder_of(tmp_path, {**files, "node_modules/posthog-js/package.json": '{"version": "1.449.2"}'})
    signs = {each["subject"]: each for each in luthier("doctor", folder, "--json").json["signs"]}
    assert signs["sdk"]["said"] == "posthog-js 1.449.2 is installed."


def test_what_is_broken_is_an_exit_code(tmp_path: Path) -> None:
    """Settings and plan are looked at even when the other one is broken."""
    folder = folder_of(tmp_path, {**SHOP, "luthier.toml": "provder = 1\n", "tracking-plan.yaml": "events: 3\n"})
    ran = luthier("doctor", folder)
    assert ran.code == 1
    assert [line.split(": ")[1] for line in ran.out.splitlines() if line.startswith("broken")] == ["settings", "plan"]
    assert luthier("doctor", folder / "nowhere").code == 2


def test_git_and_node_may_be_missing(tmp_path: Path) -> None:
    """The files are read all the same."""
    ran = luthier_process("doctor", folder_of(tmp_path, SHOP), "--json", PATH="/nowhere")
    signs = {each["subject"]: each["state"] for each in ran.json["signs"]}
    assert (ran.code, signs["git"], signs["node"], signs["files"]) == (0, "note", "note", "ok")
