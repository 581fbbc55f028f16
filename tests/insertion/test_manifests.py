"""A project that gets an SDK depends on it from then on, in the format of its manifest."""

import json
import tomllib

import pytest

from tests.support.insertions import Folder

VIEW = "from shop.store import save\n\n\ndef checkout(user_id):\n    save(user_id)\n    $0\n"
PACKAGE = {"shop/__init__.py": "", "shop/store.py": ""}
SCRIPT = 'import { save } from "./store";\n\nexport function checkout(userId: string) {\n  save(userId);\n  $0\n}\n'


def manifest(name: str, text: str, code: str = "shop/views.py") -> str:
    """The manifest after an insertion."""
    files = {code: VIEW if code.endswith(".py") else SCRIPT, **PACKAGE, "src/store.ts": ""}
    folder = Folder(files)
    folder.texts[name] = text.encode()
    return folder.take(folder.patch(code, provider="posthog")).text(name)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("flask==3.0.0\nrequests==2.1\n", "flask==3.0.0\nrequests==2.1\nposthog>=7,<8\n"),
        ("alembic==1\nflask==3\nrequests==2\n", "alembic==1\nflask==3\nposthog>=7,<8\nrequests==2\n"),
        ("flask==3", "flask==3\nposthog>=7,<8"),
        ("flask==3\r\n", "flask==3\r\nposthog>=7,<8\r\n"),
        ("# tools\n-r base.txt\n", "# tools\n-r base.txt\nposthog>=7,<8\n"),
        ("posthog==6.0\nflask\n", "posthog==6.0\nflask\n"),
        ("PostHog[langchain]>=6\n", "PostHog[langchain]>=6\n"),
        ("", "posthog>=7,<8\n"),
    ],
)
def test_a_list_of_requirements_gets_a_line(before: str, after: str) -> None:
    """In the order of the names if they have one; not at all where the package is asked for already."""
    assert manifest("requirements.txt", before) == after


@pytest.mark.parametrize(
    "before",
    [
        '[project]\nname = "shop"\ndependencies = [\n    "flask>=3",\n    "uvicorn[x]>=0.3",\n]\n[tool.x]\na = ["b"]\n',
        '[project]\ndependencies = ["flask>=3", "uvicorn"]\n',
        '[project]\ndependencies = [\n  "flask", # web ]\n  "uvicorn"\n]\n',
        "[project]\ndependencies = []\n",
        "[project]\ndependencies = [\n]\n",
    ],
)
def test_the_standard_table_gets_an_element(before: str) -> None:
    """Every line that was there stays, and the text reads as before but for the one dependency."""
    after = manifest("pyproject.toml", before)
    old, new = tomllib.loads(before), tomllib.loads(after)
    assert sorted(new["project"]["dependencies"]) == sorted([*old["project"]["dependencies"], "posthog>=7,<8"])
    assert {**new, "project": None} == {**old, "project": None}


def test_an_element_stands_in_the_order_and_the_form_of_the_others() -> None:
    """One a line, or behind the last on one line."""
    listed = '[project]\ndependencies = [\n    "flask>=3",\n    "requests>=2",\n]\n'
    assert '    "flask>=3",\n    "posthog>=7,<8",\n    "requests>=2",\n]' in manifest("pyproject.toml", listed)
    assert '["uvicorn", "flask", "posthog>=7,<8"]' in manifest(
        "pyproject.toml", '[project]\ndependencies = ["uvicorn", "flask"]\n'
    )


def test_a_table_of_names_and_ranges_gets_a_pair() -> None:
    """As some tools keep them."""
    before = (
        '[tool.poetry.dependencies]\npython = "^3.12"\nflask = "^3"\n\n[tool.poetry.group.dev.dependencies]\na = "1"\n'
    )
    after = manifest("pyproject.toml", before)
    assert tomllib.loads(after)["tool"]["poetry"]["dependencies"]["posthog"] == ">=7,<8"
    assert 'flask = "^3"\nposthog = ">=7,<8"\n\n[tool' in after


def test_a_manifest_without_dependencies_leaves_it_to_the_next_one() -> None:
    """A pyproject.toml that only holds tools' settings is none."""
    folder = Folder(
        {"shop/views.py": VIEW, **PACKAGE, "pyproject.toml": "[tool.x]\na = 1\n", "requirements.txt": "a\n"}
    )
    patch = folder.patch("shop/views.py", provider="posthog")
    assert "requirements.txt" in {hunk.path for hunk in patch.hunks}
    assert "pyproject.toml" not in {hunk.path for hunk in patch.hunks}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '{\n  "name": "x",\n  "dependencies": {\n    "koa": "15",\n    "react": "19"\n  }\n}\n',
            (
                '{\n  "name": "x",\n  "dependencies": {\n    "koa": "15",\n    "posthog-node": "^5.70.0",\n'
                '    "react": "19"\n  }\n}\n'
            ),
        ),
        (
            '{\n\t"dependencies": {\n\t\t"zod": "3",\n\t\t"express": "5"\n\t}\n}\n',
            '{\n\t"dependencies": {\n\t\t"zod": "3",\n\t\t"express": "5",\n\t\t"posthog-node": "^5.70.0"\n\t}\n}\n',
        ),
        (
            '{\n  "dependencies": {}\n}\n',
            '{\n  "dependencies": {\n    "posthog-node": "^5.70.0"\n  }\n}\n',
        ),
        (
            '{\n  "name": "shop"\n}',
            '{\n  "name": "shop",\n  "dependencies": {\n    "posthog-node": "^5.70.0"\n  }\n}',
        ),
        ('{"dependencies":{"express":"5"}}', '{"dependencies":{"express":"5", "posthog-node": "^5.70.0"}}'),
        ('{"devDependencies":{"posthog-node":"5"}}', '{"devDependencies":{"posthog-node":"5"}}'),
        ("{ broken", "{ broken"),
    ],
)
def test_an_object_of_packages_gets_a_pair(before: str, after: str) -> None:
    """In the order of the names, with the file's indentation; a text that is no object is left alone."""
    if after != "{ broken":
        json.loads(after)
    assert manifest("package.json", before, "src/checkout.ts") == after


def test_the_nearest_manifest_is_the_one() -> None:
    """A workspace has one in each of its packages."""
    files = {
        "apps/api/src/checkout.ts": SCRIPT,
        "apps/api/src/store.ts": "",
        "apps/api/package.json": '{\n  "dependencies": {\n    "express": "5"\n  }\n}\n',
        "package.json": '{\n  "dependencies": {\n    "turbo": "2"\n  }\n}\n',
    }
    patch = Folder(files).patch("apps/api/src/checkout.ts", provider="posthog")
    assert {hunk.path for hunk in patch.hunks} == {
        "apps/api/package.json",
        "apps/api/src/analytics-server.ts",
        "apps/api/src/checkout.ts",
    }
