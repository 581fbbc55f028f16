"""The documents are dated, newer ones stand for older ones, and what their fences show is true of the SDKs."""

import ast
import importlib
import importlib.metadata
import inspect
import re
from datetime import date
from pathlib import Path

import pytest

from analyzers.captures import read_captures
from analyzers.facts import read_facts
from analyzers.instrumentation import case_of
from analyzers.languages import language_of
from analyzers.model import CaptureKind, Facts, Source
from analyzers.proposals import is_personal
from lsp_server.errors import KnowledgeBroken
from lsp_server.prose.docs import Doc, list_docs, parse_doc, read_doc
from tests.support.markers import Fence, read_fences
from tests.support.node_packages import SENDERS, installed
from tests.support.projects import providers

TODAY = date(2026, 12, 1)
DOCS = [each for provider in providers() for each in list_docs(provider.name, TODAY, Path("/nowhere"))]
FENCES = [
    pytest.param(doc, fence, id=f"{doc.provider}-{doc.name}-{fence.line}")
    for doc in DOCS
    for fence in read_fences(doc.text)
]
CLIENTS = {
    "posthog",
    "analytics",
    "RudderAnalytics",
    "ReactGA",
    "amplitude",
    "mixpanel",
    "Mixpanel",
    "AnalyticsBrowser",
}
HELD = [each for each in FENCES if each.values[0].verified]
SENDS = re.compile(r"\.(capture|captureImmediate|track|gtag)$|^ReactGA\.event$")
PYTHON = {
    "posthog": ("posthog", "Posthog"),
    "segment": ("segment.analytics", "Client"),
    "amplitude": ("amplitude", "Amplitude"),
    "mixpanel": ("mixpanel", "Mixpanel"),
    "rudderstack": ("rudderstack.analytics", "Client"),
}
PAGE = """---
title: {title}
source: https://example.com/python
date: {date}
sdk: posthog 7
---

# {title}
"""


def test_every_provider_that_can_be_set_up_has_documents() -> None:
    """At least one for each language that its SDKs are for."""
    for provider in providers():
        spoken = {language for doc in DOCS if doc.provider == provider.name for language in doc.languages}
        assert {language for setup in provider.setups for language in setup.languages} <= spoken


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: f"{doc.provider}-{doc.name}")
def test_a_shipped_document_says_where_it_is_from_and_what_it_is_about(doc: Doc) -> None:
    """Its source is official and encrypted, its versions are numbers, and its heading is its title."""
    assert doc.source.startswith("https://")
    assert doc.markdown.startswith("https://")
    assert re.search(r"\d+\.\d+", doc.sdk)
    assert doc.text.startswith(f"# {doc.title}\n")
    assert doc.date <= TODAY
    assert not doc.etag
    known = {"python", "javascript", "typescript", "tsx"}
    others = {"ruby", "php", "go", "java", "kotlin", "csharp", "swift", "dart"}
    assert set(doc.languages) <= (known if doc.verified else known | others)


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: f"{doc.provider}-{doc.name}")
def test_versions_of_a_document_are_those_that_its_provider_was_verified_against(doc: Doc) -> None:
    """The packages are the provider's, in the versions that are installed for the tests."""
    names = next(each.packages for each in providers() if each.name == doc.provider)
    for package, version in re.findall(r"(\S+) (\d[\d.]*)", doc.sdk):
        assert doc.verified == (package in names and _is_installed(package, node="python" not in doc.languages))
        if doc.verified:
            assert version == _installed_version(package, node="python" not in doc.languages)


@pytest.mark.parametrize(("doc", "fence"), FENCES)
def test_a_fence_parses_and_its_captures_keep_the_house_rules(doc: Doc, fence: Fence) -> None:
    """Each call that sends an event is recognised, is written as the provider writes, and tells nobody's name."""
    facts = facts_of(fence)
    assert facts.error_count == 0
    captures = [each for each in read_captures(facts, providers()) if each.kind == CaptureKind.CAPTURE]
    senders = [each for each in facts.calls if SENDS.search(each.callee)]
    assert len(captures) == len(senders)
    for each in captures:
        assert each.provider == doc.provider
        assert each.event is not None
        assert "mail" not in each.person
        assert case_of([each.event]) == next(given.case for given in providers() if given.name == doc.provider)
        assert [key for key, value, _ in each.properties if is_personal(key, "" if value[0] in "\"'" else value)] == []


@pytest.mark.parametrize(("doc", "fence"), [each for each in HELD if str(each.values[1].path).endswith(".py")])
def test_python_calls_can_be_bound_to_the_sdk(doc: Doc, fence: Fence) -> None:
    """Every method exists in the installed SDK, and takes what the fence gives."""
    module, maker = PYTHON[doc.provider]
    client = getattr(importlib.import_module(module), maker)
    variable = "analytics" if doc.provider in {"segment", "rudderstack"} else doc.provider
    bound = 0
    for node in ast.walk(ast.parse(fence.text)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute | ast.Name):
            continue
        keywords = {str(each.arg): None for each in node.keywords}
        if isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) == variable:
            method = getattr(client, node.func.attr)
            inspect.signature(method).bind(None, *node.args, **keywords)
            bound += 1
        elif isinstance(node.func, ast.Name) and node.func.id == maker:
            inspect.signature(client).bind(*node.args, **keywords)
            bound += 1
    assert bound or "integrations" in fence.text


@pytest.mark.parametrize(("doc", "fence"), [each for each in HELD if not str(each.values[1].path).endswith(".py")])
def test_javascript_calls_are_members_of_the_sdk(doc: Doc, fence: Fence) -> None:
    """Every name that the fence imports, and every method that it calls, stands in the types of the package."""
    facts = facts_of(fence)
    imports = [each for each in facts.imports if _package(each.module)]
    assert len({each.module for each in imports}) == 1
    types = _types(imports[0].module)
    members = {each.callee.split(".")[1] for each in facts.calls if each.callee.split(".")[0] in CLIENTS}
    assert {each for each in members if not re.search(rf"(?<![\w$]){each}\??\s*(?:<[^>\n]*>)?\s*[(:]", types)} == set()
    named = {each.name for each in imports} - {"*", "default"}
    assert {each for each in named if not re.search(rf"\b{each}\b", types)} == set()
    assert _package(imports[0].module) in doc.sdk


def test_names_that_a_python_fence_imports_are_there() -> None:
    """Modules of the SDKs are imported for real; frameworks that are not installed are passed over."""
    seen = set()
    for each in FENCES:
        doc, fence = each.values
        for item in facts_of(fence).imports if fence.path.endswith(".py") else ():
            if item.module.split(".")[0] in {"posthog", "segment", "amplitude", "mixpanel"}:
                assert hasattr(importlib.import_module(item.module), item.name), doc.name
                seen.add((item.module, item.name))
    assert ("posthog.integrations.flask", "PosthogFlaskIntegration") in seen


def test_a_page_that_was_not_held_against_an_sdk_says_so() -> None:
    """To an agent and to a person, wherever its version is told."""
    text = PAGE.format(title="Ruby", date="2026-11-24")
    assert parse_doc(text, "posthog", "ruby").standing == "posthog 7"
    unheld = parse_doc(text.replace("sdk:", "verified: false\nsdk:"), "posthog", "ruby")
    assert unheld.standing == "posthog 7, not tried with it"


def test_a_newer_page_of_the_cache_stands_for_the_shipped_one(tmp_path: Path) -> None:
    """And an older one does not."""
    keep(tmp_path, "python", "Fetched", "2026-11-28")
    keep(tmp_path, "node", "Too old", "2020-01-01")
    pages = {each.name: each for each in list_docs("posthog", TODAY, tmp_path)}
    assert (pages["python"].title, pages["python"].age_days) == ("Fetched", 3)
    assert pages["node"].title == "PostHog in Node"
    assert read_doc("posthog", "python", TODAY, tmp_path) == pages["python"]


def test_a_page_of_the_cache_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    """The shipped page serves, and a page that nothing was shipped for is none."""
    folder = tmp_path / "posthog"
    folder.mkdir()
    (folder / "python.md").write_bytes(b"\xff\xfe no frontmatter")
    (folder / "node.md").write_text("no frontmatter", "utf-8")
    keep(tmp_path, "rumours", "Rumours", "2026-11-30")
    assert {each.name for each in list_docs("posthog", TODAY, tmp_path)} == {
        each.name for each in DOCS if each.provider == "posthog"
    }


def test_there_is_no_document_of_another_name(tmp_path: Path) -> None:
    """Names are looked up in the menu, so that none leads out of the folder."""
    for name in ("", "nothing", "../SKILL", "docs/python"):
        assert read_doc("posthog", name, TODAY, tmp_path) is None
    assert list_docs("nobody", TODAY, tmp_path) == ()


@pytest.mark.parametrize(
    ("damaged", "said"),
    [
        (PAGE.replace("sdk: posthog 7\n", ""), "has other keys"),
        (PAGE.replace("sdk:", "author: me\nsdk:"), "has other keys"),
        (PAGE.replace("{date}", "yesterday"), "`date` is no date"),
        (PAGE.replace("posthog 7", "7"), "`sdk` is no text"),
        (PAGE.replace("sdk:", "verified: hardly\nsdk:"), "`verified` is neither true nor false"),
        ("# No frontmatter\n", "There is no frontmatter"),
    ],
)
def test_a_malformed_page_is_reported_with_its_name(damaged: str, said: str) -> None:
    """So that the one who wrote it finds it."""
    text = damaged.replace("{title}", "A page").replace("{date}", "2026-11-24")
    with pytest.raises(KnowledgeBroken, match=f"posthog/docs/page.md.*{said}"):
        parse_doc(text, "posthog", "page")


def facts_of(fence: Fence) -> Facts:
    """The facts of one fence."""
    return read_facts(Source(fence.path, fence.text.encode(), language_of(fence.path) or ""))


def keep(cache: Path, name: str, title: str, day: str) -> None:
    """Put a page into the cache."""
    (cache / "posthog").mkdir(exist_ok=True)
    (cache / "posthog" / f"{name}.md").write_text(PAGE.format(title=title, date=day), "utf-8")


def _package(module: str) -> str:
    known = {package for provider in providers() for package in provider.packages}
    return next((each for each in known if module == each or module.startswith(f"{each}/")), "")


def _types(module: str) -> str:
    """All declarations of a package, and of those in its scope that it builds on."""
    modules = installed(SENDERS)
    package = _package(module)
    folders = [modules / package]
    folders += [modules / "@amplitude" / "analytics-core"] if package.startswith("@amplitude") else []
    folders += [modules / "@posthog" / "core"] if package.startswith("posthog") else []
    return "\n".join(path.read_text("utf-8") for folder in folders for path in sorted(folder.rglob("*.d.*ts")))


def _is_installed(package: str, *, node: bool) -> bool:
    try:
        return bool(_installed_version(package, node=node))
    except importlib.metadata.PackageNotFoundError:
        return False


def _installed_version(package: str, *, node: bool) -> str:
    manifest = installed(SENDERS) / package / "package.json"
    if node and manifest.exists():
        found = re.search(r'^ *"version": "([^"]+)"', manifest.read_text("utf-8"), re.MULTILINE)
        return found[1] if found else ""
    return importlib.metadata.version(package)
