"""A package that somebody prepared shows nothing but itself."""

from pathlib import Path

import pytest

from lsp_server.workspace.sdk import find_packages, read_sdk, surface
from tests.support.sdks import package, provider

SECRET = "topsecret-of-the-host"  # noqa: S105 - an example of one
CLIENT = "export declare class PostHog { capture(event: string): void; }\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with secrets around a hostile package."""
    project = tmp_path / "project"
    project.mkdir()
    (project / ".env").write_text(f"KEY={SECRET}\n")
    (tmp_path / "outside.d.ts").write_text(f"export declare const {SECRET.replace('-', '_')}: '{SECRET}';\n")
    return project


def shown(root: Path) -> str:
    """Everything that is told of the installed packages."""
    one = provider("posthog")
    found = find_packages(root, one)
    pages = [read_sdk(each, one, name).text for each in found for name in ("", "PostHog", "capture", "KEY", ".env")]
    return "".join([*pages, *(str(sorted(surface(each, one).members)) for each in found)])


def test_links_in_a_package_are_not_followed(root: Path, tmp_path: Path) -> None:
    """Neither to files nor to folders."""
    folder = package(root, "posthog-node", {"index.d.ts": CLIENT})
    (folder / "more.d.ts").symlink_to(tmp_path / "outside.d.ts")
    (folder / "env.d.ts").symlink_to(root / ".env")
    (folder / "lib").symlink_to(tmp_path)
    text = shown(root)
    assert "capture" in text
    assert "topsecret" not in text


def test_a_package_that_is_a_link_out_of_the_modules_is_none(root: Path, tmp_path: Path) -> None:
    """A link inside of them, as package managers make it, is followed."""
    package(tmp_path / "elsewhere", "posthog-node", {"index.d.ts": CLIENT})
    (root / "node_modules" / ".store").mkdir(parents=True)
    (root / "node_modules" / "posthog-node").symlink_to(tmp_path)
    assert find_packages(root, provider("posthog")) == ()
    (root / "node_modules" / "posthog-node").unlink()
    inner = package(root / "node_modules" / ".store", "posthog-node", {"index.d.ts": CLIENT})
    (root / "node_modules" / "posthog-node").symlink_to(inner)
    assert [each.folder for each in find_packages(root, provider("posthog"))] == [inner.resolve()]


def test_references_out_of_a_package_lead_nowhere(root: Path) -> None:
    """Only what lies in the package is read."""
    text = 'export * from "../../.env";\nexport * from "../../../outside";\n/// <reference path="../../.env" />\n'
    package(root, "posthog-node", {"index.d.ts": text + CLIENT})
    told = shown(root)
    assert "capture" in told
    assert SECRET not in told


def test_env_files_and_keys_in_a_package_are_not_shown(root: Path) -> None:
    """Whatever ending they have."""
    package(
        root,
        "posthog-node",
        {"index.d.ts": CLIENT, ".env.d.ts": f"export declare const a: '{SECRET}';", "prod.env.d.ts": SECRET},
    )
    assert SECRET not in shown(root)


@pytest.mark.parametrize(
    "files",
    [
        {"index.d.ts": "export * from './index';\nexport interface A extends B {}\nexport interface B extends A {}\n"},
        {"index.d.ts": "{" * 5000},
        {"index.d.ts": "\x00\xff" * 1000},
        {"index.d.ts": "x" * 3_000_000},
        {f"a/{number}.d.ts": "export declare const x: 1;\n" for number in range(2000)},
        {"package.json": "{"},
        {"package.json": '{"name": "posthog-node", "version": "1.0.0", "dependencies": ["../../.env"]}'},
        {"package.json": '{"name": "posthog-node", "version": "1.0.0", "dependencies": {"@posthog/../../..": "1"}}'},
        {"/".join(["deep"] * 60) + "/index.d.ts": CLIENT},
    ],
    ids=["cycles", "broken", "binary", "huge", "many", "no manifest", "odd manifest", "path as a name", "deep"],
)
def test_no_package_holds_anybody_up(files: dict[str, str], root: Path) -> None:
    """What cannot be read is left out."""
    package(root, "posthog-node", files)
    assert SECRET not in shown(root)


def test_of_a_client_that_inherits_from_something_unknown_no_member_is_known(root: Path) -> None:
    """A right call must not be taken for a made-up one."""
    package(root, "posthog-node", {"index.d.ts": "export declare class PostHog extends Unknown { capture(): void }\n"})
    vendor = provider("posthog")
    [found] = find_packages(root, vendor)
    assert surface(found, vendor).members == frozenset()
    assert "capture" in read_sdk(found, vendor).text
