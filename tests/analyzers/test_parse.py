"""Languages of files, their trees, and files that are left alone."""

import pytest

from analyzers.languages import LANGUAGES, comment, family, language_of
from analyzers.model import Source
from analyzers.parse import parse, too_heavy


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("app/views.py", "python"),
        ("app/page.tsx", "tsx"),
        ("lib/db.mts", "typescript"),
        ("web/Main.JSX", "javascript"),
        ("README.md", None),
        ("Makefile", None),
    ],
)
def test_a_path_s_ending_names_its_language(path: str, language: str | None) -> None:
    """Case does not count; what is not in the table has none."""
    assert language_of(path) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_parses_a_comment_of_its_own(language: str) -> None:
    """The comment sign in the table is the language's."""
    tree = parse(Source("x", f"{comment(language)} words\n".encode(), language))
    assert not tree.root_node.has_error
    assert [child.type for child in tree.root_node.children] == ["comment"]


def test_typed_and_markup_forms_belong_to_their_family() -> None:
    """Lexicons speak of families."""
    assert [family(each) for each in ("python", "javascript", "typescript", "tsx")] == ["python", *["javascript"] * 3]


def test_a_language_that_is_not_in_the_table_gives_an_empty_tree() -> None:
    """Asking never raises."""
    assert parse(Source("x.rb", b"puts 1", "ruby")).root_node.child_count == 0


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"x = 1\n" * 200_000, "larger than 1 MB"),
        (b"var a=1;" * 2_000, "minified"),
        (b"x = 1\n" * 4_000 + b"y" * 30_000, "minified"),
        (b"\0" * 6_000, "binary"),
        (b"(\n" * 6_000, "too many brackets that do not match"),
        (b"x = 1\n" * 1_000, None),
    ],
)
def test_files_that_cost_more_than_they_tell_are_left_alone(text: bytes, reason: str | None) -> None:
    """Huge, minified, binary and hopelessly broken files have a reason; ordinary ones have none."""
    assert too_heavy(text) == reason
