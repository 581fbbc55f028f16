"""A package that somebody prepared shows nothing but itself."""

import os
from pathlib import Path

import pytest

from lsp_server.workspace.sdk import find_packages, read_sdk, surface
from tests.support.sdks import package, provider, python_package

SECRET = "topsecret-of-the-host"  # noqa: S105 - an example of one
CLIENT = "export declare class PostHog { capture(event: string): void; }\n"
STARS = "".join(f"export * from './m{number}';\n" for number in range(50))
DIAMOND = "".join(
    f"declare class I{each} extends I{each - 1} {{}}\ninterface I{each} extends I{each - 1}, I{each - 1} {{}}\n"
    for each in range(1, 31)
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with secrets around a hostile package."""
    project = tmp_path / "project"
    project.mkdir()
    (project / ".env").write_text(f"KEY={SECRET}\n")
    (tmp_path / "outside.d.ts").write_text(f"export declare const leak: '{SECRET}';\n")
    return project


def shown(root: Path, *names: str) -> str:
    """Everything that is told of the installed packages, or what is told of ``names``."""
    one = provider("posthog")
    found = find_packages(root, one)
    wanted = names or ("", "PostHog", "capture", "leak", "KEY", ".env")
    pages = [read_sdk(each, one, name).text for each in found for name in wanted]
    return "".join([*pages, *(str(sorted(surface(each, one).members)) for each in found)])


def test_links_in_a_package_are_not_followed(root: Path, tmp_path: Path) -> None:
    """Neither to files nor to folders."""
    folder = package(root, "posthog-node", {"index.d.ts": CLIENT})
    (folder / "more.d.ts").symlink_to(tmp_path / "outside.d.ts")
    (folder / "env.d.ts").symlink_to(root / ".env")
    (folder / "lib").symlink_to(tmp_path)
    text = shown(root)
    assert "capture" in text
    assert SECRET not in text


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
        {"index.d.ts": CLIENT + "/** " * 30_000},
        {"index.d.ts": CLIENT + "type A = B<" * 20_000},
        {"index.d.ts": "export declare class PostHog {" + "a(): b;\n" * 20_000 + "}"},
        {"index.d.ts": "export declare class PostHog { capture(): a" + "|a" * 50_000 + "}"},
        {"index.d.ts": "export declare const posthog: a" + ".b" * 50_000 + ";\n" + CLIENT},
        {"index.d.ts": CLIENT + "namespace a {" * 3000 + "}" * 3000},
        {"index.d.ts": "export declare class PostHog extends I30 {}\ninterface I0 { capture(): void }\n" + DIAMOND},
        {"index.d.ts": STARS, **{f"m{number}.d.ts": STARS for number in range(50)}},
        {"index.js": "function capture() {}\n" * 12_000},
        {"package.json": '{"name": "posthog-node", "version": "1", "types": "../../.env", "main": "/etc/passwd"}'},
        {"package.json": '{"name": "posthog-node", "version": "1", "exports": {"./*": "./*/../../../.env"}}'},
        {"package.json": '{"version": "1", "exports": ' + '{"types": ' * 50 + "1" + "}" * 51},
        {"package.json": "[" * 100_000},
    ],
    ids=[
        *("cycles", "broken", "binary", "huge", "many", "no manifest", "odd manifest", "path as a name", "deep"),
        *("comments", "arguments", "members", "union", "dots", "namespaces", "diamonds", "stars", "functions"),
        *("types outside", "pattern outside", "nested exports", "nested manifest"),
    ],
)
def test_no_package_holds_anybody_up(files: dict[str, str], root: Path) -> None:
    """What cannot be read is left out."""
    package(root, "posthog-node", files)
    assert SECRET not in shown(root, "", "capture")


def test_of_a_client_that_inherits_from_something_unknown_no_member_is_known(root: Path) -> None:
    """A right call must not be taken for a made-up one."""
    package(root, "posthog-node", {"index.d.ts": "export declare class PostHog extends Unknown { capture(): void }\n"})
    vendor = provider("posthog")
    [found] = find_packages(root, vendor)
    assert surface(found, vendor).members == frozenset()
    assert "capture" in read_sdk(found, vendor).text


def test_a_pipe_in_place_of_a_file_is_not_waited_for(root: Path) -> None:
    """Nobody would ever write into it."""
    folder = package(root, "posthog-node", {"index.d.ts": "export * from './pipe';\n" + CLIENT})
    os.mkfifo(folder / "pipe.d.ts")
    python = python_package(root / ".venv", "posthog", "posthog", {"__init__.py": "from .pipe import *"})
    os.mkfifo(python / "pipe.py")
    assert "capture" in shown(root)


@pytest.mark.parametrize(
    "module", ["../../../outside", "../../.env", "/etc/passwd", "./../../../outside", "..", "./lib/outside"]
)
def test_no_name_of_a_module_leads_out_of_a_package(module: str, root: Path, tmp_path: Path) -> None:
    """Neither with dots, nor from the disk's root, nor through a folder that is a link."""
    text = f"export * from '{module}';\nimport x = require('{module}');\nimport type {{ leak }} from '{module}';\n"
    folder = package(root, "posthog-node", {"index.d.ts": text + CLIENT})
    (folder / "lib").symlink_to(tmp_path)
    assert SECRET not in shown(root)


@pytest.mark.parametrize("name", ["@posthog/../../..", "@posthog/core/../../../..", "posthog-js/../../.."])
def test_no_name_of_a_package_leads_out_of_the_modules(name: str, root: Path, tmp_path: Path) -> None:
    """Even when it pretends to be the vendor's and to be depended on."""
    (tmp_path / "package.json").write_text('{"name": "x", "version": "1", "types": "outside.d.ts"}')
    text = f"export * from '{name}';\nexport * from '{name}/outside';\n"
    package(root, "posthog-node", {"index.d.ts": text + CLIENT}, dependencies={name: "1", "posthog-js": "1"})
    package(root, "posthog-js", {"index.d.ts": CLIENT})
    assert SECRET not in shown(root)


def test_a_package_of_the_vendor_that_is_a_link_out_of_the_modules_is_not_followed(root: Path, tmp_path: Path) -> None:
    """However the client's package depends on it."""
    text = "export * from '@posthog/core';\n" + CLIENT
    package(root, "posthog-node", {"index.d.ts": text}, dependencies={"@posthog/core": "1"})
    (root / "node_modules" / "@posthog").mkdir()
    (root / "node_modules" / "@posthog" / "core").symlink_to(tmp_path)
    (tmp_path / "package.json").write_text('{"types": "outside.d.ts"}')
    assert SECRET not in shown(root)


@pytest.mark.parametrize("link", ["posthog", "posthog/more.py", "posthog-9.9.9.dist-info/METADATA"])
def test_links_in_a_virtual_environment_are_not_followed_out_of_its_packages(
    link: str, root: Path, tmp_path: Path
) -> None:
    """Neither the package, nor a file of it, nor what tells its version."""
    folder = python_package(root / ".venv", "posthog", "posthog", {"__init__.py": "from .more import *"})
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "__init__.py").write_text(f"leak = '{SECRET}'")
    (tmp_path / "METADATA").write_text(f"Version: {SECRET}\n")
    place = folder.parent / link
    if place.is_dir():
        (place / "__init__.py").unlink()
        place.rmdir()
    place.unlink(missing_ok=True)
    target = {"posthog": "outside", "posthog/more.py": "outside/__init__.py"}.get(link, "METADATA")
    place.symlink_to(tmp_path / target)
    assert SECRET not in shown(root)
    assert SECRET[:20] not in str(find_packages(root, provider("posthog")))


@pytest.mark.parametrize(
    "text",
    [
        "x = " * 20_000 + "1",
        "(" * 100_000,
        "-" * 100_000 + "1",
        "class Posthog(a" + ".b" * 400 + "): ...",
        "def capture(a=" + "[" * 90 + "]" * 90 + "): ...",
        "\x00",
        "a1 = 1\n" * 20_000,
        "".join(f"a{number} = 1\n" for number in range(5_000)),
        "# -*- coding: no-such -*-\n",
    ],
    ids=["targets", "brackets", "signs", "dots", "defaults", "binary", "again", "names", "coding"],
)
def test_no_python_package_holds_anybody_up(text: str, root: Path) -> None:
    """What cannot be read is left out."""
    python_package(root / ".venv", "posthog", "posthog", {"__init__.py": text})
    assert SECRET not in shown(root, "", "capture")
