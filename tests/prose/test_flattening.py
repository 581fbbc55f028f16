"""An airplane as one page: its order, its fences, its bounds, for its own provider and for others."""

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from analyzers.languages import language_of
from lsp_server.prose.airplanes import AIRPLANES, Airplane, load_airplanes
from lsp_server.prose.flattening import Page, flattened
from lsp_server.prose.flattening.examples import examples_of
from lsp_server.prose.flattening.neutral import speaking_of
from lsp_server.prose.flattening.tree import tree_of
from tests.support.airplanes import airplane
from tests.support.projects import providers


def page(plane: Airplane, provider: str | None = None, characters: int | None = None) -> Page:
    """The page of an airplane that has room for one."""
    found = flattened(plane, providers(), provider, characters)
    assert found is not None
    return found


def headed(text: str) -> list[str]:
    """The files of a page, in their order."""
    return re.findall(r"^## `(.+)`$", text, re.MULTILINE)


def test_files_stand_in_the_order_in_which_they_are_understood(tmp_path: Path) -> None:
    """What sends, where it is wired, the captures in the order of the flight, the manifest, what they need."""
    assert headed(page(airplane(tmp_path)).text) == [
        "app/analytics.py",
        "app/main.py",
        "app/accounts.py",
        "app/boards.py",
        ".env.example",
        "requirements.txt",
        "app/store.py",
        "app/health.py",
    ]


def test_the_page_begins_with_a_tree_that_says_what_each_file_is(tmp_path: Path) -> None:
    """So that a reader knows where to look."""
    text = page(airplane(tmp_path)).text
    assert text.startswith("# Bottle: an app that runs, with its events\n")
    assert (
        """
app/
  accounts.py   captures user_signed_up
  analytics.py  sends; all that knows the provider
  boards.py     captures board_created
  health.py
  main.py       uses what sends, without an event
  store.py
requirements.txt
"""
        in text
    )


def test_a_fence_has_the_mark_of_its_language_and_is_longer_than_those_in_it(tmp_path: Path) -> None:
    """So that what is inside cannot end it."""
    text = page(airplane(tmp_path)).text
    assert "## `app/boards.py`\n\n```py\n" in text
    assert '## `app/store.py`\n\n````py\nstore = {}\n"""\n```\nNothing is kept.\n```\n"""\n````\n' in text
    assert "## `.env.example`\n\n```sh\nPOSTHOG_API_KEY=\n" in text


def test_a_file_of_a_language_that_is_not_read_captures_what_it_names_and_sends(tmp_path: Path) -> None:
    """Such as a component with markup around its script."""
    component = (
        '<script>\nimport { capture_event } from "./analytics";\ncapture_event(1, "board_created", {});\n</script>\n'
    )
    listed = page(airplane(tmp_path, {"app/Board.vue": component, "app/Other.vue": "<p>board_created</p>\n"})).text
    assert re.search(r"^  Board\.vue +captures board_created$", listed, re.MULTILINE)
    assert re.search(r"^  Other\.vue$", listed, re.MULTILINE)


def test_what_a_framework_imports_by_itself_is_seen(tmp_path: Path) -> None:
    """No line says where the function is from."""
    changes = {
        "app/share.py": 'capture_event(1, "board_created", {})\n',
        "app/end.py": "def end():\n    flush_events()\n",
    }
    text = page(airplane(tmp_path, changes)).text
    assert re.search(r"^  share\.py +captures board_created$", text, re.MULTILINE)
    assert re.search(r"^  end\.py +uses what sends, without an event$", text, re.MULTILINE)


def test_the_same_files_give_the_same_bytes_in_whatever_order_they_come(tmp_path: Path) -> None:
    """The disk decides nothing."""
    plane = airplane(tmp_path)
    turned = replace(plane, files=plane.files[::-1])
    assert page(plane) == page(plane) == page(turned)


PROGRAM = """
import hashlib, pathlib, sys
from lsp_server.prose.airplanes import read_airplanes
from lsp_server.prose.flattening import flattened
from lsp_server.prose.knowledge import load_knowledge

known = load_knowledge().providers
pages = [flattened(each, known, "segment") for each in read_airplanes(pathlib.Path(sys.argv[1]))]
print(len(pages), hashlib.sha256("".join(each.text for each in pages).encode()).hexdigest())
"""


def test_the_locale_and_the_seed_of_hashes_decide_nothing(tmp_path: Path) -> None:
    """Another process says the same to the byte."""
    planes = shutil.copytree(AIRPLANES, tmp_path / "planes")
    said = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, planes],
            env={"LC_ALL": locale, "PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[2],
        ).stdout
        for locale, seed in (("C", "1"), ("tr_TR.UTF-8", "2"), ("C.UTF-8", "3"))
    }
    assert len(said) == 1


def test_what_does_not_fit_is_left_out_the_least_needed_first(tmp_path: Path) -> None:
    """What sends, is wired and captures stays, or there is no page at all."""
    plane = airplane(tmp_path)
    whole = page(plane).text
    cut = page(plane, None, len(whole) - 1)
    assert cut.left == ("app/health.py",)
    assert re.search(r"^  health\.py +not shown here$", cut.text, re.MULTILINE)
    sizes = [flattened(plane, providers(), None, characters) for characters in range(len(whole), 0, -10)]
    assert all(each is None or len(each.text) <= len(whole) - 10 * at for at, each in enumerate(sizes))
    smallest = [each for each in sizes if each is not None][-1]
    assert headed(smallest.text) == ["app/analytics.py", "app/main.py", "app/accounts.py", "app/boards.py"]
    assert sizes[-1] is None


def test_for_another_provider_the_modules_are_named_with_what_stands_for_them(tmp_path: Path) -> None:
    """And nothing speaks of the airplane's own."""
    text = page(airplane(tmp_path), "segment").text
    assert "\n- `app/analytics.py`: `references/examples/python.md`\n" in text
    assert headed(text) == [
        "app/main.py",
        "app/accounts.py",
        "app/boards.py",
        "requirements.txt",
        "app/store.py",
        "app/health.py",
    ]
    assert "## `requirements.txt`\n\n```\nbottle>=1\n```" in text
    assert "posthog" not in text.lower()
    assert page(airplane(tmp_path), "posthog") == page(airplane(tmp_path))


def test_a_manifest_without_the_sdk_stays_one(tmp_path: Path) -> None:
    """A comma too many would make it none."""
    manifest = '{"dependencies": {"express": "5", "posthog-node": "^5"}, "files": ["posthog.js", "a"]}\n'
    text = page(airplane(tmp_path, {"package.json": manifest}), "mixpanel").text
    assert '```json\n{\n  "dependencies": {\n    "express": "5"\n  },\n  "files": [\n    "a"\n  ]\n}\n```' in text


def test_a_file_that_is_none_without_its_lines_about_the_provider_is_left_out(tmp_path: Path) -> None:
    """A line that stands alone goes alone."""
    changes = {
        "app/whole.py": "a = 1\nposthog_key = 2\n",
        "app/torn.py": "def posthog():\n    return 1\n",
        "app/posthog.py": "",
    }
    text = page(airplane(tmp_path, changes), "segment").text
    assert "## `app/whole.py`\n\n```py\na = 1\n```" in text
    assert not {"app/torn.py", "app/posthog.py"} & set(headed(text))
    assert "posthog" not in text


@pytest.mark.parametrize("plane", load_airplanes(), ids=lambda each: each.name)
def test_a_shipped_airplane_shows_what_its_flight_delivers_and_no_vendor_to_others(plane: Airplane) -> None:
    """Each event of the flight is said of a file; each module has an example that stands for it."""
    tree = page(plane).text.partition("\n## ")[0]
    assert [event for event in plane.events if not re.search(rf"captures .*\b{event}\b", tree)] == []
    own = next(each for each in providers() if each.name == plane.provider)
    for other in (each for each in providers() if each.name != plane.provider and each.setups):
        text = page(plane, other.name).text
        assert speaking_of(own).findall(text) == []
        stand_ins = re.findall(r"^- `(.+)`: `references/examples/(.+)\.md`$", text, re.MULTILINE)
        assert sorted(module for module, _ in stand_ins) == sorted(filter(language_of, plane.modules))
        assert all(f"\n- `{module}`" in text for module in plane.modules)
        assert {name for _, name in stand_ins} <= {each.name for each in examples_of(other.name)}


def test_a_tree_says_each_folder_once() -> None:
    """Files and folders in the order of their paths, phrases below each other."""
    assert (
        tree_of({"b.py": "", "a/c/d.py": "deep", "a/b.py": "near"}) == "a/\n  b.py    near\n  c/\n    d.py  deep\nb.py"
    )
