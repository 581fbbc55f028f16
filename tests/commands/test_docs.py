"""``luthier docs`` lists, shows and fetches documents; whatever a source does, the pages that were there serve."""

import asyncio
import gzip
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from lsp_server.commands.docs import fetching
from lsp_server.commands.docs.refreshing import State, _body, _rendered, refreshed
from lsp_server.commands.schema import shape_of
from lsp_server.prose.docs import cached_doc, list_docs, parse_doc, shipped_docs
from lsp_server.prose.knowledge import load_knowledge
from tests.commands.test_shapes import strict
from tests.support.commands import Ran, luthier, luthier_process
from tests.support.pages_server import Pages, serving

TODAY = datetime.now(UTC).date()
PYTHON = "/posthog/python.md"
TEXT = "# Python\n\nAs it is now.\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of each test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "luthier" / "docs"


@pytest.fixture
def pages() -> Iterator[Pages]:
    """A server that has every page of one provider."""
    with serving() as server:
        for doc in shipped_docs("posthog"):
            server.has(f"/posthog/{doc.name}.md", f"# {doc.title}\n\nFetched.\n", ETag=f'"{doc.name}-1"')
        yield server


def refresh(pages: Pages) -> tuple[Ran, dict[str, tuple[str, str]]]:
    """Refresh one provider from the server: how it ended, and state and reason of each page."""
    ran = luthier("docs", "refresh", "posthog", "--from", pages.url, "--json")
    Draft202012Validator(strict(shape_of("docs refresh"))).validate(ran.json)
    return ran, {each["name"]: (each["state"], each["reason"]) for each in ran.json["pages"]}


def the_page(text: str, pages: Pages, kind: str = "text/markdown", **headers: str) -> tuple[str, str]:
    """What comes of the page on Python when it is this."""
    pages.has(PYTHON, text, kind, **headers)
    return refresh(pages)[1]["python"]


def test_documents_are_listed_with_version_and_age(cache: Path) -> None:
    """By provider, in the order of their names."""
    lines = luthier("docs", "list", "segment").out.splitlines()
    [age] = {(TODAY - each.date).days for each in shipped_docs("segment")}
    assert lines == [
        f"segment/browser  Segment in the browser  @segment/analytics-next 1.84.3  {age} day{'s' * (age != 1)} old",
        f"segment/node  Segment in Node  @segment/analytics-node 3.1.0  {age} day{'s' * (age != 1)} old",
        f"segment/python  Segment in Python  segment-analytics-python 2.4.0  {age} day{'s' * (age != 1)} old",
    ]
    printed = luthier("docs", "list", "--json").json
    Draft202012Validator(strict(shape_of("docs list"))).validate(printed)
    assert {each["provider"] for each in printed["documents"]} == {each.name for each in load_knowledge().providers}
    unheld = {each["name"] for each in printed["documents"] if not each["verified"] and each["provider"] == "posthog"}
    assert unheld == {"android", "dotnet", "flutter", "go", "ios", "java-server", "php", "ruby"}
    assert not cache.exists()


def test_a_document_is_shown_by_its_name() -> None:
    """As Markdown, with where it is from."""
    ran = luthier("docs", "show", "posthog/python")
    assert ran.out.startswith("# PostHog in Python\n")
    assert "https://posthog.com/docs/libraries/python, 2026-11-24, posthog 7.91.1, " in ran.out
    printed = luthier("docs", "show", "posthog/python", "--json").json
    Draft202012Validator(strict(shape_of("docs show"))).validate(printed)
    assert printed["document"]["text"] in ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["show", "posthog/pyton"], "There is no document posthog/pyton.\n  Did you mean posthog/python?"),
        (["show", "../../secrets"], "There is no document ../../secrets."),
        (["list", "posthug"], "There is no provider posthug.\n  Did you mean posthog?"),
        (["refresh", "posthug"], "There is no provider posthug."),
        (["refresh", "--from", "ftp://example.com"], "ftp://example.com is no address."),
    ],
)
def test_a_name_that_is_none_is_an_error(words: list[str], said: str) -> None:
    """With the one that was meant."""
    ran = luthier("docs", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_fetched_pages_stand_for_the_shipped_ones(pages: Pages, cache: Path) -> None:
    """In the menu, and as what is shown."""
    ran, came = refresh(pages)
    assert ran.code == 0
    assert set(came.values()) == {("fetched", "")}
    docs = list_docs("posthog", TODAY)
    assert {(each.fetched, each.age_days, each.sdk) for each in docs} == {(True, 0, "current")}
    assert "Fetched." in luthier("docs", "show", "posthog/python").out
    kept, shipped = cached_doc("posthog", "python", cache), shipped_docs("posthog")
    assert kept is not None
    assert (kept.languages, kept.source) == next(
        (each.languages, each.source) for each in shipped if each.name == "python"
    )
    assert sorted(path.name for path in (cache / "posthog").iterdir()) == [f"{each.name}.md" for each in shipped]


def test_a_page_that_has_not_changed_is_not_sent_again(pages: Pages, cache: Path) -> None:
    """Its age counts from the day on which it was last found to be so."""
    refresh(pages)
    path = cache / "posthog" / "python.md"
    path.write_text(path.read_text("utf-8").replace(f"date: {TODAY}", "date: 2026-11-25"), "utf-8")
    _, came = refresh(pages)
    assert set(came.values()) == {("unchanged", "")}
    assert (PYTHON, '"python-1"') in pages.asked
    kept = cached_doc("posthog", "python", cache)
    assert kept is not None
    assert (kept.date, kept.etag) == (TODAY, '"python-1"')


def test_a_page_that_changed_replaces_the_one_before(pages: Pages, cache: Path) -> None:
    """Whole, and with its new name at the source."""
    refresh(pages)
    assert the_page(TEXT, pages, ETag='"python-2"') == ("fetched", "")
    kept = cached_doc("posthog", "python", cache)
    assert kept is not None
    assert (kept.text, kept.etag) == (TEXT, '"python-2"')
    assert the_page(TEXT, pages) == ("unchanged", "")


def test_one_page_that_fails_does_not_stop_the_others(pages: Pages) -> None:
    """It is told in a sentence, and the shipped page serves."""
    del pages.answers[PYTHON]
    ran = luthier("docs", "refresh", "posthog", "--from", pages.url)
    assert ran.code == 1
    assert f"posthog/python: failed: {pages.url}{PYTHON} answers 404.\n" in ran.out
    assert ran.out.count(": fetched\n") == len(shipped_docs("posthog")) - 1
    assert ran.err == "1 page could not be fetched; what was there before serves.\n"
    assert luthier("docs", "show", "posthog/python").out.startswith("# PostHog in Python\n")


def test_without_a_network_the_pages_that_are_there_serve(cache: Path) -> None:
    """And every page says that it could not be reached."""
    with serving() as gone:
        address = gone.url
    ran = luthier_process("docs", "refresh", "--from", address, XDG_CACHE_HOME=str(cache.parents[1]))
    assert ran.code == 1
    assert all(line.endswith("could not be reached (ConnectError).") for line in ran.out.splitlines())
    assert "could not be fetched; what was there before serves." in ran.err
    assert not any(each.fetched for each in list_docs("posthog", TODAY))


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("<!DOCTYPE html><html></html>", "text/html", "is text/html; only Markdown and plain text are taken"),
        ("<!doctype html>\n<p>Log in", "text/plain", "is HTML; only Markdown and plain text are taken"),
        ('\n<html lang="en">', "text/markdown", "is HTML; only Markdown and plain text are taken"),
        ("{}", "application/json", "is application/json; only Markdown and plain text are taken"),
        ("  \n", "text/markdown", "is empty"),
        ("x" * 1_000_001, "text/markdown", "is larger than 1000 kB"),
    ],
)
def test_what_is_no_page_of_markdown_is_not_taken(pages: Pages, cache: Path, text: str, kind: str, reason: str) -> None:
    """And nothing of it is kept."""
    assert the_page(text, pages, kind) == ("failed", reason)
    assert not (cache / "posthog" / "python.md").exists()


def test_a_page_that_is_packed_or_no_text_is_not_taken(pages: Pages) -> None:
    """What unpacks to more than it seems cannot do so here."""

    async def packed(_: web.Request) -> web.StreamResponse:
        body = gzip.compress(b"#" * 50_000_000)
        return web.Response(body=body, content_type="text/markdown", headers={"Content-Encoding": "gzip"})

    async def bytes_only(_: web.Request) -> web.StreamResponse:
        return web.Response(body=b"\xff\xfe\x00", content_type="text/plain")

    pages.answers[PYTHON], pages.answers["/posthog/node.md"] = packed, bytes_only
    _, came = refresh(pages)
    assert came["python"] == ("failed", "is text/markdown; only Markdown and plain text are taken")
    assert came["node"] == ("failed", "is not UTF-8")


def test_a_source_that_drips_is_given_up(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often it sends a little."""

    async def drip(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/markdown"})
        await response.prepare(request)
        for _ in range(200):
            await response.write(b"# Slow\n")
            await asyncio.sleep(0.02)
        return response

    monkeypatch.setattr(fetching, "SECONDS", 0.2)
    pages.answers[PYTHON] = drip
    assert refresh(pages)[1]["python"] == ("failed", "did not answer in time")


def test_redirects_are_followed_on_the_same_host_and_not_without_end(pages: Pages) -> None:
    """Five are enough for any page."""
    pages.has("/new", TEXT)
    pages.leads("/old", "/new")
    pages.leads(PYTHON, f"{pages.url}/old")
    pages.leads("/posthog/node.md", "/posthog/node.md")
    _, came = refresh(pages)
    assert came["python"] == ("fetched", "")
    assert came["node"] == ("failed", "redirects more than 5 times")
    assert [path for path, _ in pages.asked].count("/posthog/node.md") == 6


@pytest.mark.parametrize(
    "to",
    [
        "http://example.com/x.md",
        "https://127.0.0.2/x",
        "https://[::1]/x",
        "ftp://example.com/x.md",
        "https://localhost/x",
    ],
)
def test_a_redirect_to_where_nothing_is_fetched_from_is_not_followed(pages: Pages, to: str) -> None:
    """Neither unencrypted, nor into this machine or a network by number, nor into files."""
    pages.leads(PYTHON, to)
    assert refresh(pages)[1]["python"] == ("failed", f"leads to {to}, from where nothing is fetched")


@pytest.mark.parametrize("address", ["http://example.com/x.md", "file:///etc/passwd", "ftp://example.com/x.md"])
def test_an_address_that_is_not_encrypted_is_not_asked(address: str, tmp_path: Path) -> None:
    """Only this machine's own servers may be."""
    [came] = refreshed([(shipped_docs("posthog")[0], address)], tmp_path, TODAY)
    assert (came.state, came.reason) == (State.FAILED, "is not encrypted")


def test_frontmatter_of_the_source_is_left_out(pages: Pages, cache: Path) -> None:
    """Also when it is not what it seems."""
    assert the_page(f"---\ntitle: Python\nhidden: true\n---\n\n{TEXT}", pages) == ("fetched", "")
    kept = cached_doc("posthog", "python", cache)
    assert kept is not None
    assert kept.text == TEXT
    assert the_page("---\n\nA rule above and no frontmatter.\n", pages) == ("fetched", "")


def test_a_cache_that_cannot_be_written_is_told(pages: Pages, cache: Path) -> None:
    """And the shipped pages serve."""
    cache.parent.mkdir(parents=True)
    cache.write_text("in the way", "utf-8")
    ran, came = refresh(pages)
    assert ran.code == 1
    assert all(state == "failed" and reason.startswith("was not kept: ") for state, reason in came.values())


@given(st.text())
def test_whatever_is_fetched_is_kept_so_that_it_reads_the_same(text: str) -> None:
    """Also what looks like the frontmatter that it is kept with."""
    doc, body = shipped_docs("posthog")[0], _body(text)
    kept = parse_doc(_rendered(doc, body, 'W/"1"', TODAY), doc.provider, doc.name)
    assert (kept.text, kept.etag, kept.date, kept.title, kept.fetched) == (body, 'W/"1"', TODAY, doc.title, True)
