"""The pages about frameworks: read strictly, and what a project is built on by them."""

import json
from pathlib import Path

import pytest

from lsp_server.errors import KnowledgeBroken
from lsp_server.prose.airplanes import load_airplanes
from lsp_server.prose.frameworks import Framework, load_frameworks, read_framework, read_frameworks
from lsp_server.settings import Settings
from lsp_server.workspace.frameworks import Detected, detect, detect_in
from tests.support.airplanes import framework, framework_page
from tests.support.folders import folder_of

SCRIPTS = "[javascript, typescript, tsx]"
KNOWN = (
    framework("django"),
    framework("fastapi"),
    framework("express", languages=SCRIPTS, unless='["@nestjs/core"]'),
    framework("nestjs", languages="[typescript]", packages='["@nestjs/core"]'),
    framework("nextjs-app", languages=SCRIPTS, packages="[next]", files='["/app/**/page.*", "/src/app/**/page.*"]'),
    framework("nextjs-pages", languages=SCRIPTS, packages="[next]", files="[/pages/**]"),
    framework("react-vite", languages=SCRIPTS, packages="[react]", files='["/vite.config.*"]', unless="[next, astro]"),
    framework("node-http", languages=SCRIPTS, packages="", files="[/server.js]", unless="[express, next]"),
)


def names(frameworks: tuple[Framework, ...]) -> list[str]:
    """What they are called."""
    return [each.name for each in frameworks]


def detected(paths: list[str], **manifests: list[str]) -> Detected:
    """What a project of these files is built on; a manifest's slashes are written ``__``, its dot ``_``."""
    asked = {
        path.replace("__", "/").replace("_json", ".json").replace("_toml", ".toml"): names
        for path, names in manifests.items()
    }
    return detect(KNOWN, [*paths, *asked], asked)


def test_a_page_is_read_with_all_that_it_says() -> None:
    """The body is what an agent reads."""
    page = framework("nextjs-app", languages=SCRIPTS, packages="[next]", files='["app/**"]', sides="[server, client]")
    assert (page.title, page.packages, page.files, page.sides) == (
        "Nextjs-App",
        ("next",),
        ("app/**",),
        ("server", "client"),
    )
    assert page.families == {"javascript"}
    assert page.guidance.startswith("# Nextjs-App\n")


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"title": ""}, "`title` is missing or no text"),
        ({"colour": "red"}, "`colour` is not a key here"),
        ({"languages": "[cobol]"}, "`languages` knows no cobol"),
        ({"languages": ""}, "`languages` is missing or empty"),
        ({"packages": "flask"}, "`packages` is no list of texts"),
        ({"packages": "[flask, flask]"}, "`packages` names something twice"),
        ({"packages": ""}, "`packages` is missing, and so is `files`"),
        ({"sides": "[either]"}, "`sides` knows no either"),
        ({"framework": "flusk"}, "`framework` differs from the file's name"),
        ({"versions": "1.0"}, "`versions` is missing or no text"),
    ],
)
def test_a_page_that_cannot_be_used_names_the_file_and_the_key(keys: dict[str, str], said: str) -> None:
    """So that its author finds it at once."""
    with pytest.raises(KnowledgeBroken) as caught:
        read_framework(framework_page("flask", **keys), "flask.md")
    assert caught.value.message == f"frameworks/flask.md: {said}."


def test_pages_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    """And a folder that is not there holds none."""
    folder = folder_of(tmp_path / "some", {f"{name}.md": framework_page(name) for name in ("flask", "bottle")})
    assert names(read_frameworks(folder)) == ["bottle", "flask"]
    assert read_frameworks(tmp_path / "none") == ()


def test_the_nearest_manifest_above_a_file_decides() -> None:
    """Two runtimes in folders of their own."""
    found = detected(
        ["backend/app/main.py", "frontend/src/main.tsx", "frontend/vite.config.ts", "scripts/seed.py"],
        backend__pyproject_toml=["fastapi"],
        frontend__package_json=["react", "vite"],
    )
    assert names(found.frameworks) == ["fastapi", "react-vite"]
    assert names(found.of("backend/app/main.py")) == ["fastapi"]
    assert names(found.of("frontend/src/main.tsx")) == ["react-vite"]
    assert names(found.of("scripts/seed.py")) == []
    assert names(found.of("frontend/README.md")) == []


def test_a_files_language_must_fit() -> None:
    """Two runtimes in one folder: each file is built on its own."""
    found = detected(
        ["shop/views.py", "assets/app.tsx", "vite.config.js"], pyproject_toml=["django"], package_json=["react", "vite"]
    )
    assert names(found.of("shop/views.py")) == ["django"]
    assert names(found.of("assets/app.tsx")) == ["react-vite"]
    assert names(found.among(["shop/views.py", "assets/app.tsx", "assets/b.js"])) == ["react-vite", "django"]


def test_a_package_of_the_same_name_in_another_languages_registry_tells_nothing() -> None:
    """There is a ``django`` for scripts too."""
    assert detected(["views.py"], package_json=["django"]).frameworks == ()


def test_a_monorepo_has_several_packages() -> None:
    """And what one of them asks for says nothing of its neighbours."""
    found = detected(
        ["apps/web/app/page.tsx", "apps/api/src/main.ts", "packages/ui/src/button.tsx"],
        package_json=["turbo"],
        apps__web__package_json=["next", "react"],
        apps__api__package_json=["express"],
        packages__ui__package_json=["react"],
    )
    assert [
        names(found.of(each)) for each in ("apps/web/lib/a.ts", "apps/api/src/main.ts", "packages/ui/src/button.tsx")
    ] == [
        ["nextjs-app"],
        ["express"],
        [],
    ]


def test_a_manifest_that_asks_for_nothing_is_no_package_of_its_own() -> None:
    """It only says how modules are linked, or how a tool is set."""
    found = detected(["src/main.ts"], package_json=["express"], src__package_json=[])
    assert names(found.of("src/main.ts")) == ["express"]
    assert names(detected(["server.js"], package_json=[]).of("server.js")) == ["node-http"]


def test_files_tell_two_routers_of_one_framework_apart() -> None:
    """In a project that has both, each file has its own, and what serves both has both."""
    app = detected(["app/page.tsx", "lib/db.ts"], package_json=["next", "react"])
    assert names(app.of("lib/db.ts")) == ["nextjs-app"]
    both = detected(["app/page.tsx", "pages/index.tsx"], package_json=["next", "react"])
    assert names(both.of("pages/index.tsx")) == ["nextjs-pages"]
    assert names(both.of("app/page.tsx")) == ["nextjs-app"]
    assert names(both.of("lib/db.ts")) == ["nextjs-app", "nextjs-pages"]


def test_what_builds_on_another_is_not_the_other() -> None:
    """``unless`` names what makes it something else."""
    assert names(detected(["main.ts"], package_json=["@nestjs/core", "express"]).frameworks) == ["nestjs"]
    built = detected(["app/page.tsx", "vite.config.ts"], package_json=["next", "react"])
    assert names(built.frameworks) == ["nextjs-app"]


def test_files_can_tell_alone() -> None:
    """For what needs no package, as long as nothing else is built there."""
    known = [framework("worker", packages="", files="[/worker/]", unless="[flask]")]
    assert names(detect(known, ["worker/loop.py"], {"requirements.txt": ["requests"]}).frameworks) == ["worker"]
    assert names(detect(known, ["tasks.py"], {"requirements.txt": ["requests"]}).frameworks) == []
    assert names(detect(known, ["worker/loop.py"], {"requirements.txt": ["flask"]}).frameworks) == []


def test_the_order_of_paths_and_manifests_does_not_matter() -> None:
    """The same project gives the same answer."""
    asked = {"b/package.json": ["express"], "a/pyproject.toml": ["django"]}
    paths = ["b/main.ts", "a/views.py"]
    one = detect(KNOWN, paths, asked)
    assert one == detect(reversed(KNOWN), reversed(paths), dict(reversed(asked.items())))


def test_a_folder_on_the_disk_is_looked_at_as_a_scan_does(tmp_path: Path) -> None:
    """What others wrote is no part of it, and neither is a manifest that is a link."""
    manifest = json.dumps({"dependencies": {"next": "16"}})
    root = folder_of(
        tmp_path,
        {
            "requirements.txt": "Django>=5\n",
            "views.py": "",
            "web/package.json": manifest,
            "web/app/page.tsx": "",
            "web/node_modules/x/package.json": '{"dependencies": {"express": "5"}}',
        },
    )
    (root / "api").mkdir()
    (root / "api" / "package.json").symlink_to(root / "web" / "package.json")
    found = detect_in(root, Settings(), KNOWN)
    assert [(each.folder, names(each.frameworks)) for each in found.packages] == [
        ("", ["django"]),
        ("web", ["nextjs-app"]),
    ]


def test_every_page_that_names_an_airplane_has_it_and_every_airplane_has_a_page() -> None:
    """And both call each other by their names."""
    pages = {each.name: each for each in load_frameworks()}
    planes = {each.name: each for each in load_airplanes()}
    assert [each.name for each in pages.values() if each.airplane and each.airplane not in planes] == []
    assert [each.name for each in planes.values() if each.framework not in pages] == []
    for plane in planes.values():
        assert pages[plane.framework].airplane == plane.name
        assert set(plane.sides) <= set(pages[plane.framework].sides)


@pytest.mark.parametrize("name", [each.name for each in load_airplanes()])
def test_an_airplane_is_recognised_as_what_it_is_and_as_nothing_else(name: str) -> None:
    """By the pages that are shipped."""
    [airplane] = [each for each in load_airplanes() if each.name == name]
    asked = Path(__file__).parents[2] / "skills" / "airplanes" / name
    assert names(detect_in(asked, Settings(), load_frameworks()).frameworks) == [airplane.framework]
