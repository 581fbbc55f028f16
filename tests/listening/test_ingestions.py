"""The providers' ingestion is data, and a mistake in it is told."""

from pathlib import Path

import pytest

from lsp_server.errors import KnowledgeBroken
from lsp_server.listening.ingestions import PROVIDERS, read_ingestions
from lsp_server.listening.selecting import fits, match_path, select
from tests.support.projects import providers

GOOD = """\
person = ["who"]
point = []
[[message]]
kind = "capture"
event = ["what"]
[[endpoint]]
paths = ["/x"]
messages = ["."]
[[endpoint.answer]]
body = "ok"
"""


def provider(folder: Path, text: str) -> Path:
    """A folder of providers with one of that ``ingest.toml``."""
    (folder / "acme").mkdir()
    (folder / "acme" / "ingest.toml").write_text(text)
    return folder


def test_a_provider_is_added_by_a_file_alone(tmp_path: Path) -> None:
    """Without any change of code."""
    [acme] = read_ingestions(provider(tmp_path, GOOD))
    assert (acme.provider, acme.person, acme.endpoints[0].paths) == ("acme", ("who",), ("/x",))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (GOOD.replace("who", ""), "person[0]"),
        (GOOD.replace('kind = "capture"', 'kind = "caputre"'), "message[0].kind"),
        (GOOD.replace("paths", "path"), "endpoint[0]"),
        (GOOD.replace("person", "persons"), "persons"),
        (GOOD.replace("[[message]]", "[[message"), "no TOML"),
    ],
)
def test_a_mistake_names_the_file_and_the_key(tmp_path: Path, text: str, named: str) -> None:
    """So that it is found at once."""
    with pytest.raises(KnowledgeBroken) as broken:
        read_ingestions(provider(tmp_path, text))
    assert "acme/ingest.toml" in broken.value.message
    assert named in broken.value.message


def test_the_shipped_providers_are_told_apart_by_path_and_message() -> None:
    """Each has a way in, an answer, and a line that points an app at it."""
    shipped = read_ingestions(PROVIDERS)
    assert {each.provider for each in shipped} == {each.name for each in providers()}
    for each in shipped:
        assert any(endpoint.messages for endpoint in each.endpoints), each.provider
        assert all("<<url>>" in point.code or "<<host>>" in point.code for point in each.points), each.provider
        assert each.points, each.provider


def test_selectors_and_patterns() -> None:
    """Brackets stand for themselves, since vendors put them into names."""
    assert select({"a": {"b": 1}}, "a.b") == 1
    assert (select({"a": 1}, "a.b"), select([], "a"), select(3, ".")) == (None, None, 3)
    assert (fits("[Acme] Viewed", ["[Acme]*"]), fits("Acme", ["[Acme]"]), fits("$x", ["$*"])) == (True, False, True)
    assert match_path("/array/KEY/config.js/", "/array/{key}/config.js") == {"key": "KEY"}
    assert match_path("/a/b/c", "/a/{rest*}") == {"rest": "b/c"}
    assert (match_path("/a", "/a/{key}"), match_path("/a/b", "/a/c"), match_path("//", "/")) == (None, None, {})
