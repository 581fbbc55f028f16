"""``luthier skills`` lists, shows, writes and counts what an agent is given to read."""

import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from lsp_server.commands.schema import shape_of
from lsp_server.prose.airplanes import Airplane, load_airplanes
from lsp_server.prose.bundle import Bundle, gather, write_skill
from lsp_server.prose.counting import Count, Kind, count
from lsp_server.prose.frameworks import load_frameworks
from lsp_server.prose.frontmatter import split
from tests.commands.test_shapes import strict
from tests.support.airplanes import airplane
from tests.support.commands import Ran, luthier
from tests.support.folders import copy_of, folder_of


def valid(ran: Ran, command: str) -> dict[str, object]:
    """What was printed as JSON, when it is what the command promises and nothing else."""
    Draft202012Validator(strict(shape_of(command))).validate(ran.json)
    printed: dict[str, object] = ran.json
    return printed


def pages(folder: Path) -> set[str]:
    """The references of a skill."""
    return {path.relative_to(folder).as_posix() for path in folder.glob("references/**/*.md")}


LANGUAGES = {each.name: each.languages for each in load_frameworks()}
PUT_IN = {"python", "javascript", "typescript", "tsx"}
READ = [each for each in load_airplanes() if PUT_IN & {*LANGUAGES.get(each.framework, ())}]
"""The airplanes in languages in which captures can be put in without an agent."""


def test_pages_are_listed_by_kind_with_their_sizes() -> None:
    """Airplanes first, then what is prose."""
    lines = luthier("skills", "list").out.splitlines()
    kinds = list(dict.fromkeys(line.split("/")[0] for line in lines))
    assert [each for each in ("airplanes", "frameworks", "providers", "moments") if each in kinds] == kinds
    assert any(line.startswith("moments/signed_up  Signed up  ") and line.endswith(" tokens") for line in lines)
    assert len(luthier("skills", "list", "providers", "moments").out.splitlines()) < len(lines)
    printed = valid(luthier("skills", "list", "airplanes", "--json"), "skills list")
    assert [each["name"] for each in printed["pages"]] == [each.name for each in load_airplanes()]


def test_a_page_is_shown_by_its_name_or_its_address() -> None:
    """As an agent reads it."""
    ran = luthier("skills", "show", "signed_up")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("# Signed up\n")
    assert luthier("skills", "show", "moments/signed_up").out == ran.out
    printed = valid(luthier("skills", "show", "signed_up", "--json"), "skills show")
    assert printed["page"]["text"] == ran.out


def test_an_airplane_is_shown_as_one_page_for_whom_one_likes() -> None:
    """By default for its own provider."""
    own = luthier("skills", "show", "airplanes/flask").out
    assert own.startswith("# Flask: an app that runs, with its events\n")
    assert "from posthog import Posthog" in own
    other = luthier("skills", "show", "airplanes/flask", "--provider", "segment").out
    assert "posthog" not in other.lower()
    assert "`references/examples/python.md`" in other


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["show", "flsk"], "There is no page flsk.\n  Did you mean flask?"),
        (["show", "moments/signedup"], "There is no page moments/signedup.\n  Did you mean moments/signed_up?"),
        (["show", "flask", "--provider", "segmnt"], "There is no provider segmnt.\n  Did you mean segment?"),
        (["list", "moment"], "There are no moment.\n  Did you mean moments?"),
        (["build", "--framework", "cobol", "--out", "a"], "There is no framework cobol.\n"),
        (["build", "nowhere", "--out", "a"], "There is no nowhere.\n"),
        (["build", ".", "--framework", "x", "--out", "a"], "A project and frameworks are both named.\n"),
        (["build", "--out", "Big Name"], "Big Name is no name of a skill.\n"),
        (["build", "--out", "held"], "held holds something else.\n"),
    ],
)
def test_what_is_not_known_or_not_possible_is_said_with_a_way_out(words: list[str], said: str, tmp_path: Path) -> None:
    """And nothing is written."""
    folder_of(tmp_path, {"held/SKILL.md": "---\nname: held\n---\nMine.\n"})
    ran = luthier("skills", *words, at=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"luthier: {said}")
    assert [path.name for path in tmp_path.iterdir()] == ["held"]
    assert [path.name for path in (tmp_path / "held").iterdir()] == ["SKILL.md"]


def test_a_skill_is_written_for_a_project(tmp_path: Path) -> None:
    """For its provider, its languages, and the moments that are found in it."""
    project = copy_of("flask_shop", tmp_path)
    out = tmp_path / "product-events"
    ran = luthier("skills", "build", project, "--out", out, "--provider", "mixpanel", "--json")
    printed = valid(ran, "skills build")
    assert (printed["provider"], set(printed["pages"])) == ("mixpanel", pages(out))
    keys, body = split((out / "SKILL.md").read_text("utf-8"))
    assert keys["name"] == "product-events"
    assert "Mixpanel" in keys["description"]
    assert all(f"`{page}`" in body for page in pages(out))
    assert {"references/provider.md", "references/docs/python.md", "references/examples/python.md"} <= pages(out)
    assert "references/docs/node.md" not in pages(out)
    assert any(page.startswith("references/moments/") for page in pages(out))
    assert all(each.read_text("utf-8").count("```ts") == 0 for each in out.rglob("*.md"))


@pytest.mark.parametrize("plane", load_airplanes(), ids=lambda each: each.name)
def test_a_skill_is_written_for_a_framework_by_its_name(plane: Airplane, tmp_path: Path) -> None:
    """With its page, its airplane, and the moments that the airplane shows, of one language and of no other vendor."""
    out = tmp_path / "events"
    ran = luthier("skills", "build", "--framework", plane.framework, "--provider", "segment", "--out", out, "--json")
    printed = valid(ran, "skills build")
    assert {f"references/frameworks/{plane.framework}.md", f"references/airplanes/{plane.name}.md"} <= pages(out)
    assert "references/moments/subscription_cancelled.md" in pages(out)
    assert printed["left"] == []
    airplane_page = (out / "references" / "airplanes" / f"{plane.name}.md").read_text("utf-8")
    assert plane.provider not in airplane_page.lower()
    assert set(re.findall(r"`(references/examples/[^`]+)`", airplane_page)) <= pages(out)
    text = "\n".join(each.read_text("utf-8") for each in out.rglob("*.md"))
    marks = set(re.findall(r"^`{3,}(\w+)", text, re.MULTILINE))
    assert not ("py" in marks and marks & {"ts", "tsx", "js", "jsx"})


@pytest.mark.parametrize("plane", READ, ids=lambda each: each.name)
def test_an_airplane_says_which_example_stands_for_its_module(plane: Airplane) -> None:
    """Where another provider can be set up in its language."""
    shown = luthier("skills", "show", f"airplanes/{plane.name}", "--provider", "segment").out
    assert re.search(r"`references/examples/[^`]+`", shown)


def test_a_skill_that_was_written_before_is_written_over(tmp_path: Path) -> None:
    """Without a page of before; what somebody put beside it keeps it from being touched."""
    project, out = copy_of("flask_shop", tmp_path), tmp_path / "events"
    assert luthier("skills", "build", project, "--out", out, "--provider", "posthog").code == 0
    before = {path: path.read_bytes() for path in out.rglob("*.md")}
    assert luthier("skills", "build", project, "--out", out, "--provider", "posthog").code == 0
    assert {path: path.read_bytes() for path in out.rglob("*.md")} == before
    assert luthier("skills", "build", project, "--out", out, "--provider", "segment").code == 0
    assert "references/docs/nextjs.md" not in pages(out)
    (out / "notes.txt").write_text("mine")
    assert luthier("skills", "build", project, "--out", out).code == 2


def test_what_has_no_room_is_said(tmp_path: Path) -> None:
    """On standard error, beside the result."""
    project = copy_of("flask_shop", tmp_path)
    ran = luthier("skills", "build", project, "--out", tmp_path / "events", "--provider", "posthog", "--tokens", "1500")
    assert ran.code == 0
    assert "No room for references/docs/" in ran.err
    assert "No room for references/provider.md" not in ran.err


def test_a_skill_is_a_plain_folder(tmp_path: Path) -> None:
    """The first page names who made it, so that it can be written over later."""
    bundle = gather("posthog", ["signed_up"])
    assert isinstance(bundle, Bundle)
    write_skill(tmp_path / "events", "events", bundle)
    keys, _ = split((tmp_path / "events" / "SKILL.md").read_text("utf-8"))
    assert (keys["name"], keys["metadata"]) == ("events", {"made-by": "luthier"})
    assert {path.name for path in (tmp_path / "events").iterdir()} == {"SKILL.md", "references"}


def test_lines_are_counted_by_what_they_are(tmp_path: Path) -> None:
    """Without empty ones, and without what nobody wrote."""
    airplane(tmp_path / "skills" / "airplanes" / "bottle")
    folder_of(
        tmp_path,
        {
            "skills/moments/a.md": "---\na: 1\n---\n\n# A\n",
            "skills/lint.toml": "a = 1\n\n# why\n",
            "skills/__init__.py": '"""No prose."""\n',
            "analyzers/a.py": "a = 1\n\nb = 2\n",
            "analyzers/queries/a.scm": "(a)\n",
            "lsp_server/node_modules/a.py": "a = 1\n",
            "vscode_client/src/a.ts": "a;\n",
            "vscode_client/package-lock.json": "{}\n",
            "tests/test_a.py": "a = 1\n",
        },
    )
    counts = {each.kind: (each.files, each.lines) for each in count(tmp_path)}
    table = (tmp_path / "skills" / "airplanes" / "bottle" / "airplane.toml").read_text("utf-8")
    written = sum(bool(line.strip()) for line in table.splitlines())
    shown = [each.text for each in airplane(tmp_path / "skills" / "airplanes" / "bottle").files]
    assert counts == {
        Kind.PROSE: (1, 4),
        Kind.AIRPLANES: (len(shown), sum(bool(line.strip()) for text in shown for line in text.splitlines())),
        Kind.DATA: (3, written + 2 + 1),
        Kind.CODE: (1, 2),
        Kind.CLIENT: (1, 1),
        Kind.TESTS: (1, 1),
    }


def test_shares_are_of_the_product_and_tests_are_told_apart() -> None:
    """And each line of the table says what is counted."""
    printed = valid(luthier("skills", "stats", "--json"), "skills stats")
    counts = {each["kind"]: each for each in printed["counts"]}
    assert "share" not in counts["tests"]
    assert sum(each.get("share", 0) for each in counts.values()) == pytest.approx(1, abs=0.001)
    assert printed["lines"] == sum(each["lines"] for each in counts.values()) - counts["tests"]["lines"]
    told = luthier("skills", "stats").out
    assert all(kind in told and each["counted"] in told for kind, each in counts.items())


def test_nothing_is_counted_where_nothing_is(tmp_path: Path) -> None:
    """As in an installation without tests."""
    assert count(tmp_path) == tuple(Count(kind, 0, 0) for kind in Kind)
