"""The airplanes as they are read: their table strictly, and of their files what is worth reading."""

from pathlib import Path

import pytest

from lsp_server.errors import KnowledgeBroken
from lsp_server.prose.airplanes import Airplane, hidden, load_airplanes, read_airplanes
from lsp_server.prose.flattening.shown import is_manifest
from lsp_server.prose.knowledge import load_knowledge
from tests.support.airplanes import TABLE, airplane
from tests.support.folders import folder_of


def test_an_airplane_is_read_with_the_files_that_are_worth_reading(tmp_path: Path) -> None:
    """Neither its table, nor locks, styles, pictures, built files and secrets."""
    more = {
        ".env": "POSTHOG_API_KEY=phc_secret\n",
        "dist/main.js": "",
        "node_modules/x/index.js": "",
        "logo.svg": "<svg/>",
    }
    plane = airplane(tmp_path / "bottle", more)
    assert [each.path for each in plane.files] == [
        ".env.example",
        "app/accounts.py",
        "app/analytics.py",
        "app/boards.py",
        "app/health.py",
        "app/main.py",
        "app/store.py",
        "requirements.txt",
    ]
    assert (plane.name, plane.framework, plane.events) == ("bottle", "bottle", ("user_signed_up", "board_created"))


def test_what_is_no_text_and_what_is_a_link_is_passed_over(tmp_path: Path) -> None:
    """And line ends are those of one kind."""
    folder = tmp_path / "bottle"
    airplane(folder, {"app/health.py": "a = 1\r\nb = 2\r\n"})
    (folder / "app" / "blob.bin").write_bytes(b"\xff\xfe\x00")
    (folder / "app" / "linked.py").symlink_to(folder / "app" / "main.py")
    texts = {each.path: each.text for each in airplane(folder, {"app/health.py": "a = 1\r\nb = 2\r\n"}).files}
    assert texts["app/health.py"] == "a = 1\nb = 2\n"
    assert not {"app/blob.bin", "app/linked.py"} & set(texts)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("title = ", "bottle/airplane.toml is no TOML: "),
        (TABLE + "\n[engine]\n", "bottle/airplane.toml: `engine` is not a key here."),
        (TABLE.replace('["server"]', '["either"]'), "bottle/airplane.toml: `sides` knows no either."),
        (
            TABLE.replace("analytics.py", "sending.py"),
            "bottle/airplane.toml: `modules` names app/sending.py, which is not",
        ),
        (TABLE.replace('["app/analytics.py"]', "[]"), "bottle/airplane.toml: `modules` is missing or empty."),
        (TABLE.replace('"board_created"', "3"), "bottle/airplane.toml: `name` is missing or no text."),
    ],
)
def test_a_table_that_cannot_be_used_names_the_file_and_the_key(table: str, said: str, tmp_path: Path) -> None:
    """So that its author finds it at once."""
    with pytest.raises(KnowledgeBroken) as caught:
        airplane(tmp_path / "bottle", {"airplane.toml": table})
    assert caught.value.message.startswith(said)


def test_only_folders_with_a_table_are_airplanes(tmp_path: Path) -> None:
    """In the order of their names."""
    for name in ("b", "a"):
        airplane(tmp_path / name)
    folder_of(tmp_path / "c", {"main.py": ""})
    assert [each.name for each in read_airplanes(tmp_path)] == ["a", "b"]


@pytest.mark.parametrize("plane", load_airplanes(), ids=lambda each: each.name)
def test_a_shipped_airplane_sends_to_a_known_provider_and_speaks_of_it_in_its_modules_alone(plane: Airplane) -> None:
    """But for the manifest, the list of variables, and what declares them to the framework."""
    [provider] = [each for each in load_knowledge().providers if each.name == plane.provider]
    speaking = {each.path for each in plane.files if provider.name in each.text.lower()}
    elsewhere = {each for each in speaking - set(plane.modules) if not is_manifest(each) and not declares(each)}
    assert sorted(elsewhere) == []
    assert set(plane.modules) <= speaking


def declares(path: str) -> bool:
    """Whether a file declares variables or packages to its framework."""
    return Path(path).match("*.config.*")


def test_a_folder_that_is_hidden_hides_what_is_in_it() -> None:
    """At any depth."""
    assert hidden("node_modules/")
    assert hidden("app/dist/x.js")
    assert not hidden("app/distance.py")
