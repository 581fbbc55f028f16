"""Languages that are not analyzed are recognised by their files and manifests, and never those that are."""

from pathlib import Path

import pytest

from analyzers.languages import LANGUAGES
from lsp_server.prose.unread import defined_in, manifest_languages, packages_asked, spoken_at, unread_languages
from lsp_server.settings import Settings
from lsp_server.workspace.frameworks import detect_in
from tests.support.airplanes import framework
from tests.support.folders import folder_of


@pytest.mark.parametrize(
    ("path", "text", "packages"),
    [
        ("Gemfile", "source 'x'\ngem 'rails', '~> 8'\n  gem \"puma\"\n# gem 'rack'\n", ("puma", "rails")),
        ("composer.json", '{"name": "a/b", "require": {"laravel/framework": "^12"}}', ("laravel/framework",)),
        (
            "go.mod",
            "module a\n\nrequire github.com/a/b v1.2.3\nrequire (\n\tc.io/d/v2 v2.0.0 // indirect\n)\n",
            ("c.io/d/v2", "github.com/a/b"),
        ),
        ("pom.xml", "<dependency><artifactId>starter-web</artifactId></dependency>", ("starter-web",)),
        ("App.csproj", '<Project Sdk="Web"><PackageReference Include="A.B" Version="1" /></Project>', ("A.B", "Web")),
        ("notes.txt", "gem 'rails'", ()),
    ],
)
def test_a_manifest_names_what_it_asks_for(path: str, text: str, packages: tuple[str, ...]) -> None:
    """And neither itself nor what stands in a comment."""
    assert packages_asked(path, text) == packages


def test_no_language_is_analyzed_and_in_the_table() -> None:
    """On the day that one is analyzed it leaves the table."""
    others = {suffix for each in LANGUAGES.values() for suffix in each.suffixes}
    assert [each.name for each in unread_languages() if each.name in LANGUAGES or others & set(each.suffixes)] == []
    assert (spoken_at("a.rb"), spoken_at("a.py"), spoken_at("a.txt")) == ("ruby", "python", None)
    assert manifest_languages("pom.xml") == ("java", "kotlin")


def test_functions_that_others_call_are_known() -> None:
    """By the custom of each language."""
    assert defined_in("a.rb", "module A\n  def self.send_it(a)\n") == {"send_it"}
    assert defined_in("a.go", "func (c *Client) Send(a string) {}\nfunc hidden() {}\n") == {"Send"}
    assert defined_in("A.java", "    public void send(String a) {\n    private void hide() {\n") == {"send"}
    assert defined_in("A.cs", "    public static void Send(this A a)\n") == {"Send"}


def test_a_project_is_recognised_by_such_a_manifest_and_not_by_a_link_to_one(tmp_path: Path) -> None:
    """Beside a part in a language that is analyzed."""
    known = [framework("sinatra", languages="[ruby]"), framework("flask")]
    root = folder_of(tmp_path, {"Gemfile": 'gem "sinatra"\n', "app.rb": "", "jobs/requirements.txt": "flask\n"})
    (root / "other").mkdir()
    (root / "other" / "Gemfile").symlink_to(root / "Gemfile")
    found = detect_in(root, Settings(), known)
    assert [(each.folder, [one.name for one in each.frameworks]) for each in found.packages] == [
        ("", ["sinatra"]),
        ("jobs", ["flask"]),
    ]
    assert [each.name for each in found.of("app.rb")] == ["sinatra"]
