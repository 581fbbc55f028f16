"""The lint finds each fault that prose can have, in a small copy of the skills that is right but for that fault."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from analyzers.model import Surface
from lsp_server.errors import KnowledgeBroken
from lsp_server.linting import Lapse, lint
from lsp_server.prose.knowledge import load_knowledge
from lsp_server.prose.providers import PROVIDERS
from lsp_server.workspace.sdk import surfaces
from tests.support.sdks import node_project, python_project

SKILLS = PROVIDERS.parent
TAKEN = ("commandments.md", "lint.toml", "stages", "tools", "reference", "providers/posthog", "moments/logged_in.md")

FRAMEWORK = """---
framework: bottle
title: Bottle
languages: [python]
airplane: bottle
---

# Bottle

The client is made once, beside the application.
"""
MODULE = '''"""Sends product events; without a key it does nothing."""

import os
from collections.abc import Mapping

from posthog import Posthog

_key = os.environ.get("POSTHOG_API_KEY")
_client = Posthog(_key) if _key else None


def capture_event(person: object, event: str, properties: Mapping[str, object] | None = None) -> None:
    """Send one event of the person with this id."""
    if _client is not None:
        _client.capture(event, distinct_id=str(person), properties=dict(properties or {}))
'''
APP = """from bottle import post, request

from analytics import capture_event
from store import sign_in


@post("/login")
def log_in():
    account = sign_in(request.forms.email)
    capture_event(account.id, "user_logged_in", {"method": "password"})
    return {"id": account.id}
"""
PLACE = """

def place(user, cart):
    capture_event(user.id, "order_placed", {"item_count": len(cart.items)})
    return Order.objects.create(user=user, total=cart.total)
"""
LOG = 'title = "Bottle"\nframework = "bottle"\nprovider = "posthog"\nsides = ["server"]\nmodules = ["analytics.py"]\n'

Change = Callable[[str], str]


def replaced(old: str, new: str) -> Change:
    """One place of a text, said in another way."""

    def change(text: str) -> str:
        assert text.count(old) == 1
        return text.replace(old, new)

    return change


def added(more: str) -> Change:
    """A text with more at its end."""
    return lambda text: f"{text.rstrip()}\n{more}\n"


@pytest.fixture
def skills(tmp_path: Path) -> Path:
    """A small folder of skills, with one framework and its airplane."""
    root = tmp_path / "skills"
    for name in TAKEN:
        source, target = SKILLS / name, root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        _ = shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    files = {"frameworks/bottle.md": FRAMEWORK, "airplanes/bottle/analytics.py": MODULE}
    files |= {"airplanes/bottle/app.py": APP, "airplanes/bottle/airplane.toml": LOG}
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


FAULTS: dict[str, tuple[str, str, Change]] = {
    "a stage grants a tool that does not exist": (
        "tool-unknown",
        "stages/1-survey/SKILL.md",
        replaced("tools: [Read, Glob,", "tools: [Read, look_around, Glob,"),
    ),
    "a stage names a tool that does not exist": (
        "tool-unknown",
        "stages/3-implement/SKILL.md",
        added("Ask `find_usages` where it is called."),
    ),
    "a stage names a tool that is not granted": (
        "tool-not-granted",
        "stages/4-check/SKILL.md",
        added("Hand in what is left with `propose_event`."),
    ),
    "a tool's page names a tool that is not granted beside it": (
        "tool-not-granted",
        "tools/record_files.md",
        added("`read_sdk` tells more."),
    ),
    "a document names a tool that nobody has who reads it": (
        "tool-not-granted",
        "providers/posthog/docs/python.md",
        added("Call `record_files` then."),
    ),
    "a framework's page names such a tool": (
        "tool-not-granted",
        "frameworks/bottle.md",
        added("Call `propose_event` for each route."),
    ),
    "the survey names what is planned later": (
        "told-early",
        "stages/1-survey/SKILL.md",
        added("They are where events will be put."),
    ),
    "the plan names the code that is written later": (
        "told-early",
        "stages/2-plan/SKILL.md",
        added("Each of them will be implemented."),
    ),
    "a commandment names the end": ("told-early", "commandments.md", replaced("a pretence is not", "no lesson is")),
    "a tool tells of a later stage": (
        "told-early",
        "tools/record_files.md",
        added("They are instrumented."),
    ),
    "a stage speaks of the next one": (
        "told-early",
        "stages/1-survey/SKILL.md",
        added("The next step needs them."),
    ),
    "JavaScript stands in a page about Python": (
        "language-mixed",
        "frameworks/bottle.md",
        added("```ts\nclient.capture({ event: 'user_logged_in' });\n```"),
    ),
    "a page about Python gives JavaScript's instructions": (
        "language-mixed",
        "providers/posthog/docs/python.md",
        added("Run npm install first."),
    ),
    "a page about JavaScript gives Python's instructions": (
        "language-mixed",
        "providers/posthog/docs/node.md",
        added("Run pip install first."),
    ),
    "a fence does not parse": ("fence-broken", "frameworks/bottle.md", added("```py\nclient = = 1\n```")),
    "a fence of data does not parse": ("fence-broken", "frameworks/bottle.md", added("```json\n{\n```")),
    "a fence says no language": ("fence-broken", "frameworks/bottle.md", added("```\nfree()\n```")),
    "a page links to nothing": ("link-broken", "frameworks/bottle.md", added("See [there](gone.md).")),
    "a page names a page that is gone": ("link-broken", "frameworks/bottle.md", added("See `moments/gone`.")),
    "a link is not encrypted": ("link-broken", "frameworks/bottle.md", added("See [it](http://example.com).")),
    "a framework names an airplane that is gone": (
        "link-broken",
        "frameworks/bottle.md",
        replaced("airplane: bottle\n", "airplane: jug\n"),
    ),
    "a page is too long": ("too-long", "frameworks/bottle.md", added("It goes on.\n" * 90)),
    "an airplane is too large": ("too-long", "airplanes/bottle/app.py", added("x = 1\n" * 1100)),
    "a page shouts": ("shouting", "stages/4-check/SKILL.md", added("You MUST mend it.")),
    "a line holds two sentences": ("sentences-joined", "tools/read_sdk.md", added("It is read. Then it is shown.")),
    "a commandment gives no reason": (
        "commandment-unreasoned",
        "commandments.md",
        added("12. Be quick about it."),
    ),
    "the frontmatter is broken": (
        "page-unreadable",
        "providers/posthog/docs/python.md",
        lambda text: text.replace("---", "", 1),
    ),
    "an airplane captures before the act": (
        "commandment-broken",
        "airplanes/bottle/app.py",
        added(PLACE),
    ),
    "an airplane sends a person's address": (
        "commandment-broken",
        "airplanes/bottle/app.py",
        replaced('"method": "password"', '"email": account.email'),
    ),
    "an airplane computes an event's name": (
        "commandment-broken",
        "airplanes/bottle/app.py",
        replaced('"user_logged_in"', 'f"user_{request.path}"'),
    ),
    "an airplane holds a key": (
        "commandment-broken",
        "airplanes/bottle/analytics.py",
        replaced('os.environ.get("POSTHOG_API_KEY")', '"phc_1234567890abcdefghijklmnopqrstuvwxyzABCDEFG"'),
    ),
    "an airplane sends an event that no moment has": (
        "event-unknown",
        "airplanes/bottle/app.py",
        replaced("user_logged_in", "lamp_was_lit_up"),
    ),
    "an airplane names the vendor where another one could stand": (
        "vendor-named",
        "airplanes/bottle/app.py",
        replaced("from store", "# PostHog counts this\nfrom store"),
    ),
    "a sentence that a rule checks is said no more": (
        "promise-lost",
        "commandments.md",
        replaced("Keep names, addresses, free text", "Keep names and free text"),
    ),
}


@pytest.mark.parametrize(("rule", "path", "change"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_where_it_stands(skills: Path, rule: str, path: str, change: Change) -> None:
    """By its rule, and nothing else is told."""
    page = skills / path
    page.write_text(change(page.read_text("utf-8")), "utf-8")
    found = lint(skills)
    assert {each.rule for each in found} == {rule}, found
    assert path.rpartition("/")[0] in {each.path.rpartition("/")[0] for each in found}
    assert all(each.message.endswith((".", ".)")) or rule == "page-unreadable" for each in found)


def test_a_call_that_the_installed_sdk_does_not_have_is_told(skills: Path) -> None:
    """In a page and in an airplane; without an SDK nothing is said of calls."""
    page, app = skills / "frameworks/bottle.md", skills / "airplanes/bottle/analytics.py"
    page.write_text(added('```py\nimport posthog\n\nposthog.record("user_logged_in")\n```')(FRAMEWORK), "utf-8")
    app.write_text(replaced("_client.capture(", "_client.send_event(")(MODULE), "utf-8")
    assert [each for each in lint(skills) if each.rule == "call-unknown"] == []
    surface = Surface("posthog", "7.91.1", frozenset({"capture", "set", "set_once", "flush", "shutdown"}))
    found = [each for each in lint(skills, {"posthog": surface}) if "/bottle" in each.path]
    assert places(found) == [("airplanes/bottle/analytics.py", 15), ("frameworks/bottle.md", 14)]
    assert {each.rule for each in found} == {"call-unknown"}
    assert "`record` is not in posthog 7.91.1" in found[1].message


def test_a_small_folder_that_is_right_has_no_lapse(skills: Path) -> None:
    """So that what the other tests find is their own."""
    assert lint(skills) == ()


def test_the_shipped_skills_have_no_lapse(tmp_path: Path) -> None:
    """Every page, every airplane, and every call of theirs in the SDKs of today."""
    providers = load_knowledge().providers
    found = {**surfaces(node_project(), providers), **surfaces(python_project(tmp_path), providers)}
    assert sum(bool(each.members) for each in found.values()) >= 10
    assert lint(SKILLS, found) == ()


def test_a_lapse_is_told_where_it_stands_and_with_what_to_do(skills: Path) -> None:
    """The line is the page's, frontmatter included."""
    page = skills / "frameworks/bottle.md"
    page.write_text(added("NEVER forget it.")(FRAMEWORK), "utf-8")
    assert lint(skills) == (Lapse("shouting", "frameworks/bottle.md", 11, "“NEVER” gives an order; give the reason."),)


def test_a_folder_without_measures_is_no_folder_of_skills(tmp_path: Path) -> None:
    """It says which file is missing."""
    with pytest.raises(KnowledgeBroken, match=r"lint\.toml cannot be used"):
        lint(tmp_path)


def places(found: list[Lapse]) -> list[tuple[str, int]]:
    """Path and line of each."""
    return [(each.path, each.line) for each in found]
