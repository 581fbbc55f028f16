"""The plugin that an agent may look things up in: neutral outside, complete inside, and the same for the same input."""

import json
import re
from pathlib import Path

import pytest

from lsp_server.errors import InputError
from lsp_server.prose.bundle import gather, write_plugin
from lsp_server.prose.bundle_fences import spoken
from lsp_server.prose.docs import list_docs
from lsp_server.prose.frontmatter import split
from tests.prose.test_docs import TODAY, keep
from tests.support.airplanes import framework
from tests.support.projects import providers

FLASK = framework("flask", airplane="flask")
EXPRESS = framework("express", airplane="express", languages="[javascript, typescript]")


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache for each test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "luthier" / "docs"


def pages(plugin: Path) -> dict[str, str]:
    """The references of a plugin by name."""
    folder = plugin / "skills" / "reference" / "references"
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.md"))}


def skill(plugin: Path) -> str:
    """The page that the skill begins with."""
    return (plugin / "skills" / "reference" / "SKILL.md").read_text("utf-8")


@pytest.mark.parametrize("provider", [each.name for each in providers()])
def test_what_is_seen_of_the_plugin_before_it_is_loaded_is_neutral(provider: str, tmp_path: Path) -> None:
    """An agent reads the names and the description from the first request on."""
    plugin = write_plugin(tmp_path, provider, ["signed_up"])
    manifest = json.loads((plugin / ".claude-plugin" / "plugin.json").read_text("utf-8"))
    keys, _ = split(skill(plugin))
    assert (plugin.name, manifest["name"], keys["name"]) == ("plugin", "luthier", "reference")
    assert manifest["description"] == keys["description"]
    seen = json.dumps([manifest, keys])
    assert not re.search(rf"event|track|captur|analytic|instrument|{provider}", seen, re.IGNORECASE)


def test_the_body_lists_every_page_and_every_page_that_it_lists_is_there(tmp_path: Path) -> None:
    """The most useful first: the provider, the moments, the documents, the examples."""
    plugin = write_plugin(tmp_path, "posthog", ["signed_up", "order_placed", "no_such_moment"])
    listed = re.findall(r"^- `references/(\S+)`: \S", skill(plugin), re.MULTILINE)
    assert sorted(listed) == sorted(pages(plugin))
    kinds = [name.split("/")[0] for name in listed]
    assert list(dict.fromkeys(kinds)) == ["provider.md", "moments", "docs", "examples"]
    assert listed[:3] == ["provider.md", "moments/order_placed.md", "moments/signed_up.md"]
    docs = [f"docs/{each.name}.md" for each in list_docs("posthog", TODAY)]
    assert [name for name in listed if name.startswith("docs/")] == docs


def test_pages_are_whole(tmp_path: Path) -> None:
    """A document says where it is from, an example what it needs."""
    found = pages(write_plugin(tmp_path, "posthog", ["signed_up"]))
    assert found["docs/python.md"].startswith(
        "From https://posthog.com/docs/libraries/python, 2026-11-24, SDK posthog "
    )
    assert 'requirement: "posthog>=7,<8"' in found["examples/python.md"]
    assert found["moments/signed_up.md"].startswith("# Signed up\n")
    assert found["provider.md"].startswith("# PostHog\n")


def test_only_pages_of_the_languages_at_hand_go_along(tmp_path: Path) -> None:
    """What is about no language in particular goes along as well."""
    python = pages(write_plugin(tmp_path / "a", "posthog", languages=["python"]))
    assert {"docs/python.md", "docs/identify.md", "examples/python.md"} <= set(python)
    assert not {"docs/node.md", "docs/browser.md", "examples/server.md"} & set(python)
    node = pages(write_plugin(tmp_path / "b", "posthog", languages=["typescript"]))
    assert {"docs/node.md", "docs/nextjs.md", "examples/server.md"} <= set(node)
    assert not {"docs/python.md", "examples/python.md"} & set(node)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """In whatever order the moments are named, and when it is written over itself."""
    first = write_plugin(tmp_path / "a", "segment", ["signed_up", "logged_in"])
    second = write_plugin(tmp_path / "b", "segment", {"logged_in": 1, "signed_up": 2})
    before = contents(first)
    assert before == contents(second)
    write_plugin(tmp_path / "a", "segment", ["signed_up", "logged_in"])
    assert contents(first) == before


def test_what_does_not_fit_is_left_out_the_least_useful_first(tmp_path: Path) -> None:
    """Within so many tokens of four characters."""
    whole = pages(write_plugin(tmp_path / "whole", "posthog", ["signed_up"]))
    assert sum(map(len, whole.values())) <= 40_000 * 4
    small = pages(write_plugin(tmp_path / "small", "posthog", ["signed_up"], tokens=1700))
    assert sum(map(len, small.values())) <= 1700 * 4
    assert set(small) < set(whole)
    assert {"provider.md", "moments/signed_up.md"} <= set(small)


def test_what_is_built_on_goes_along_with_its_airplane(tmp_path: Path) -> None:
    """The page behind the provider's notes, the airplane at the end; an airplane for another provider knows it."""
    plugin = write_plugin(tmp_path / "a", "segment", ["signed_up"], ["python"], frameworks=[FLASK])
    listed = re.findall(r"^- `references/(\S+)`: (.+)$", skill(plugin), re.MULTILINE)
    assert listed[:2] == [("provider.md", "Segment"), ("frameworks/flask.md", "Flask")]
    assert listed[-1] == ("airplanes/flask.md", "Flask: an app that runs, with its events")
    airplane = pages(plugin)["airplanes/flask.md"]
    assert "posthog" not in airplane.lower()
    assert all(f"{name}.md" in pages(plugin) for name in re.findall(r"`references/(examples/\w+)\.md`", airplane))
    assert "`references/examples/python.md`" in airplane


def test_what_a_project_has_of_its_own_is_read_before_everything_else(tmp_path: Path) -> None:
    """Where it has a wrapper, and only there."""
    plugin = write_plugin(tmp_path / "a", "segment", ["signed_up"], ["python"], house=True)
    listed = re.findall(r"^- `references/(\S+)`: (.+)$", skill(plugin), re.MULTILINE)
    assert listed[:2] == [("house.md", "The project's own way of sending"), ("provider.md", "Segment")]
    assert "track(request, " in pages(plugin)["house.md"]
    assert marks({"house.md": pages(plugin)["house.md"]}) == {"py"}
    assert "house.md" not in pages(write_plugin(tmp_path / "b", "segment", ["signed_up"], ["python"]))


def marks(pages: dict[str, str]) -> set[str]:
    """The marks of all fences."""
    return set(re.findall(r"^`{3,}(\w+)", "\n".join(pages.values()), re.MULTILINE))


def test_a_fence_in_another_language_goes_with_the_name_of_its_file() -> None:
    """What is around it stays, and so does what is in no language that is read."""
    text = "# A\n\nSo.\n\n`a.py`:\n```py\na = 1\n```\n\n`a.ts`:\n\n````tsx x\n```\nb\n````\n\n```sh\nls\n```\n\nAnd.\n"
    assert spoken(text, ["python"]) == "# A\n\nSo.\n\n`a.py`:\n```py\na = 1\n```\n\n```sh\nls\n```\n\nAnd.\n"
    assert (
        spoken(text, ["javascript"]) == "# A\n\nSo.\n\n`a.ts`:\n\n````tsx x\n```\nb\n````\n\n```sh\nls\n```\n\nAnd.\n"
    )
    assert spoken(text, []) == text


def test_languages_never_mix(tmp_path: Path) -> None:
    """A task in one language gets no page of the other's frameworks, even where the project has both."""
    both = [FLASK, EXPRESS]
    python = pages(write_plugin(tmp_path / "a", "posthog", languages=["python"], frameworks=both))
    assert {name for name in python if re.match("frameworks|airplanes", name)} == {
        "frameworks/flask.md",
        "airplanes/flask.md",
    }
    assert "```py\n" in python["docs/identify.md"]
    assert not marks(python) & {"ts", "tsx", "js", "jsx"}
    node = pages(write_plugin(tmp_path / "b", "posthog", languages=["tsx"], frameworks=both))
    assert {name for name in node if re.match("frameworks|airplanes", name)} == {
        "frameworks/express.md",
        "airplanes/express.md",
    }
    assert "py" not in marks(node)


def test_an_airplane_is_cut_and_then_left_out_before_anything_else_is(tmp_path: Path) -> None:
    """And what has no room is told."""
    whole = gather("posthog", ["signed_up"], ["python"], frameworks=[FLASK])
    assert whole.left == ()
    without = gather("posthog", ["signed_up"], ["python"])
    cut = gather("posthog", ["signed_up"], ["python"], frameworks=[FLASK], tokens=whole.tokens - 500)
    assert [each.name for each in cut.pages] == [each.name for each in whole.pages]
    assert cut.left
    assert all(each.endswith(" of references/airplanes/flask.md") for each in cut.left)
    out = gather("posthog", ["signed_up"], ["python"], frameworks=[FLASK], tokens=without.tokens + 500)
    assert out.left == ("references/airplanes/flask.md",)
    assert [each.name for each in out.pages if each.name != "frameworks/flask"] == [each.name for each in without.pages]
    plugin = write_plugin(
        tmp_path, "posthog", ["signed_up"], ["python"], frameworks=[FLASK], tokens=without.tokens + 500
    )
    assert skill(plugin).endswith("do without them:\n- references/airplanes/flask.md\n")


def test_a_plugin_that_is_written_over_keeps_no_page_of_before(tmp_path: Path) -> None:
    """So that the list and the folder stay the same."""
    write_plugin(tmp_path, "posthog", ["signed_up"])
    plugin = write_plugin(tmp_path, "amplitude", ["logged_in"])
    assert "moments/signed_up.md" not in pages(plugin)
    assert "docs/nextjs.md" not in pages(plugin)


def test_a_newer_document_of_the_cache_does_not_change_the_plugin(tmp_path: Path, own_cache: Path) -> None:
    """What was held against the SDK goes along; the newer one is had from the menu."""
    before = contents(write_plugin(tmp_path / "a", "posthog"))
    own_cache.mkdir(parents=True)
    keep(own_cache, "python", "Fetched", "2026-11-28")
    assert "Fetched" in {each.title for each in list_docs("posthog", TODAY)}
    assert contents(write_plugin(tmp_path / "b", "posthog")) == before


def test_a_provider_that_is_not_known_is_an_error(tmp_path: Path) -> None:
    """And nothing is written."""
    with pytest.raises(InputError, match="There is no provider nobody"):
        write_plugin(tmp_path / "plugin", "nobody")
    assert not (tmp_path / "plugin").exists()


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
