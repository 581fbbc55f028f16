# ruff: noqa: E501 - what is printed stands here as it is
"""``luthier doctor`` says what is in order and what is not, and never tells a key."""

import importlib.metadata
import importlib.util
import os
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from lsp_server.workspace import sandbox
from tests.house.tree import ROOT
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
    assert [line.split(": ")[1] for line in lines[:9]] == snapshot(
        ["luthier", "python", "grammars", "knowledge", "git", "node", "agent", "model", "sandbox"]
    )
    assert lines[9:] == snapshot(
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


PINNED = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]["agent"][0]
WAYS = ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "CLAUDE_CODE_OAUTH_TOKEN"]
CLOUDS = ["CLAUDE_CODE_USE_BEDROCK", "CLAUDE_CODE_USE_VERTEX", "CLAUDE_CODE_USE_FOUNDRY"]


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """No variable leads to a model."""
    for name in (*WAYS, *CLOUDS):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.fixture
def afresh() -> Iterator[None]:
    """The sandbox is tried anew, and again after the test."""
    sandbox.why_not.cache_clear()
    yield
    sandbox.why_not.cache_clear()


def sign(subject: str, tmp_path: Path) -> tuple[str, str, str]:
    """What is said of one thing: its state, the sentence, and the remedy."""
    folder = folder_of(tmp_path / "shop", SHOP)
    signs = {each["subject"]: each for each in luthier("doctor", folder, "--json").json["signs"]}
    return signs[subject]["state"], signs[subject]["said"], signs[subject]["remedy"]


def program(folder: Path, name: str, script: str) -> Path:
    """A program of that name in ``folder``, which is made."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def test_the_agent_is_told_with_its_version_when_it_is_the_one_that_was_tested(tmp_path: Path) -> None:
    """And that its program starts on this machine."""
    name, _, version = PINNED.partition("==")
    assert sign("agent", tmp_path) == ("ok", f"{name} {version} is installed, and its program starts.", "")


def test_an_agent_of_another_version_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was tested is what the project pins."""
    name, _, wanted = PINNED.partition("==")
    monkeypatch.setattr(importlib.metadata, "version", lambda _: "0.0.1")
    said = f"{name} 0.0.1 is installed, and {wanted} is what was tested."
    assert sign("agent", tmp_path) == ("note", said, "Install luthier[agent].")


def test_an_agent_that_is_not_installed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything else works without it."""
    known = importlib.metadata.version

    def version(name: str) -> str:
        if name in PINNED:
            raise importlib.metadata.PackageNotFoundError(name)
        return known(name)

    monkeypatch.setattr(importlib.metadata, "version", version)
    said = "Not installed; scan, propose, insert, plan and check work without it."
    assert sign("agent", tmp_path) == ("note", said, "Install luthier[agent].")


@pytest.mark.parametrize("script", ["exit 1", "kill $$", None])
def test_an_agent_whose_program_does_not_start_is_told(
    script: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or whose program is missing, as on a system that it is not made for."""
    if script is not None:
        program(tmp_path / "bin", "claude", script)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    known = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *rest: None if "claude" in name else known(name, *rest)
    )
    state, said, remedy = sign("agent", tmp_path)
    assert (state, said.partition(" is installed, ")[2]) == ("note", "but its program does not start.")
    assert "luthier[agent]" in remedy


@pytest.mark.parametrize("name", [*WAYS, *CLOUDS])
def test_a_way_to_a_model_is_told_by_the_name_of_its_variable(
    name: str, tmp_path: Path, bare: pytest.MonkeyPatch
) -> None:
    """Never by its value."""
    bare.setenv(name, KEY)
    ran = luthier("doctor", folder_of(tmp_path, SHOP))
    assert f"ok: model: {name} is set." in ran.out
    assert KEY not in ran.out + ran.err


@pytest.mark.parametrize("name", [*WAYS, *CLOUDS])
def test_no_way_to_a_model_is_a_note(name: str, tmp_path: Path, bare: pytest.MonkeyPatch) -> None:
    """An empty variable leads nowhere; the remedy names each that would do."""
    bare.setenv(name, "")
    state, said, remedy = sign("model", tmp_path)
    assert (state, said) == ("note", "No variable that leads to a model is set; only the agent needs one.")
    assert all(each in remedy for each in (*WAYS, *CLOUDS))


@pytest.mark.usefixtures("afresh")
def test_a_sandbox_that_works_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what it means for a person's files."""
    program(tmp_path / "bin", "bwrap", "exit 0")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("sys.platform", "linux")
    said = "bubblewrap works: an agent sees its copy of the project, and no other file of yours."
    assert sign("sandbox", tmp_path) == ("ok", said, "")


@pytest.mark.usefixtures("afresh")
def test_a_sandbox_that_is_missing_is_told_with_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the system's own installer."""
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("platform.freedesktop_os_release", lambda: {"ID": "mint", "ID_LIKE": "ubuntu debian"})
    said = "An agent would run without one: bubblewrap (`bwrap`) is not installed."
    assert sign("sandbox", tmp_path) == ("note", said, "Install it: sudo apt install bubblewrap.")
    monkeypatch.setattr("platform.freedesktop_os_release", lambda: {"ID": "unheard"})
    assert sign("sandbox", tmp_path)[2] == "Install bubblewrap."


@pytest.mark.usefixtures("afresh")
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo 'bwrap: No permissions.' >&2; exit 1", "An agent would run without one: bubblewrap is refused here"),
        ('case "$*" in *--unshare-all*) exit 1;; esac', "It holds an agent, but the command that an agent may have"),
    ],
    ids=["wholly", "without a network"],
)
def test_a_sandbox_that_is_refused_is_told(
    script: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in many containers; the one without a network is refused by more of them."""
    program(tmp_path / "bin", "bwrap", script)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("sys.platform", "linux")
    state, sentence, remedy = sign("sandbox", tmp_path)
    assert state == "note"
    assert sentence.startswith(said)
    assert "user namespaces" in remedy


@pytest.mark.usefixtures("afresh")
def test_a_system_without_a_sandbox_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be done about it."""
    monkeypatch.setattr("sys.platform", "darwin")
    assert sign("sandbox", tmp_path) == (
        "note",
        "An agent would run without one: there is none for this operating system.",
        "",
    )
