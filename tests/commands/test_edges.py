"""Whatever goes wrong at the edges is one sentence with a remedy, and loses nothing."""

import os
import resource
import signal
import subprocess
import time
from pathlib import Path

import pytest

from analyzers.model import Edit, Hunk, HunkRole, Patch, Span
from lsp_server.errors import FileChanged, InputError
from lsp_server.workspace.applying import changes_of
from lsp_server.workspace.reading import sha256
from tests.support.commands import command, luthier, luthier_process
from tests.support.folders import SAMPLES, copy_of, folder_of
from tests.support.shops import SHOP

FLASK = SAMPLES / "flask_shop"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["scan", "/nowhere"], "There is no /nowhere."),
        (["scan", __file__ + ".md"], "There is no "),
        (["scan", str(FLASK / "README.md")], "is in no language that is read here."),
        (["insert", str(FLASK), "--provider", "posthug"], "There is no provider posthug.\n  Did you mean posthog?"),
        (["insert", str(FLASK), "--event", "user_singed_up"], "Did you mean user_signed_up?"),
        (["scann"], "There is no command scann. Did you mean scan?"),
        (["check", "--format", "xml"], "'xml' is not one of 'text', 'json', 'sarif'"),
        (["scan", "--jobs", "-1"], "Invalid value for '--jobs'"),
    ],
)
def test_bad_input_ends_with_2_and_says_what_to_do(words: list[str], said: str) -> None:
    """Nothing is printed as a result."""
    ran = luthier(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize("settings", ["provder = 'x'\n", "provider = \n", "provider = 'nope'\n", "jobs = 'many'\n"])
def test_settings_that_cannot_be_used_are_told(settings: str, tmp_path: Path) -> None:
    """By file and key, with what is allowed."""
    ran = luthier("propose", folder_of(tmp_path, {**SHOP, "luthier.toml": settings}))
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 2


def test_a_file_that_cannot_be_read_is_skipped_with_its_reason(tmp_path: Path) -> None:
    """A folder in the place of a file cannot be read by anybody."""
    folder = folder_of(tmp_path, SHOP)
    ran = luthier("scan", folder / "shop/auth.py", "--json")
    assert ran.code == 0
    (folder / "shop/wide.py").write_bytes("x = 1".encode("utf-16"))
    ran = luthier("scan", folder / "shop/wide.py")
    assert (ran.code, ran.err) == (
        2,
        f"luthier: {folder / 'shop/wide.py'} is not read: not UTF-8.\n  Name another file, or its folder.\n",
    )


def test_a_reader_that_leaves_is_no_error() -> None:
    """``luthier ... | head -1`` ends quietly."""
    for words in (["propose", FLASK], ["insert", FLASK], ["scan", FLASK, "--json"], ["schema"]):
        process = subprocess.Popen(command(*words), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait() == 0
        assert b"luthier:" not in said


def test_ctrl_c_ends_at_once_and_leaves_nothing(tmp_path: Path) -> None:
    """No trace back, no half-written file, no worker that goes on."""
    big = folder_of(tmp_path, {f"m{number}.py": SHOP["shop/auth.py"] * 20 for number in range(400)})
    process = subprocess.Popen(
        command("scan", big, "--jobs", "2"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    time.sleep(1.5)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"luthier: Stopped.\n")


def test_a_full_disk_leaves_every_file_as_it_was(tmp_path: Path) -> None:
    """A limit on the size of files stands for it: the setup module fits, the largest file does not."""
    folder = copy_of("flask_shop", tmp_path)
    before = texts(folder)
    ended = subprocess.run(
        command("insert", folder, "--write"), capture_output=True, check=False, preexec_fn=_small_files
    )
    assert ended.returncode == 2
    assert b"was not written: File too large." in ended.stderr
    assert texts(folder) == before


def test_output_that_cannot_be_written_is_an_error() -> None:
    """A cut-off diff must not pass for a whole one."""
    for words in (["insert", FLASK], ["scan", FLASK, "--json"]):
        with Path("/dev/full").open("wb") as full:
            ended = subprocess.run(command(*words), stdout=full, stderr=subprocess.PIPE, check=False)
        assert ended.returncode == 2
        assert b"The output could not be written: No space left on device." in ended.stderr


def test_a_file_that_changed_meanwhile_is_not_touched(tmp_path: Path) -> None:
    """A patch names the text that it was made for."""
    folder = folder_of(tmp_path, {"a.py": "x = 1\n", "b.py": "y = 1\n"})
    patch = Patch(
        (Hunk("a.py", Edit(Span(0, 0), "import z\n"), ("e",), HunkRole.IMPORT, "It is needed."),),
        (("a.py", sha256(b"x = 1\n")), ("new.py", "")),
    )
    assert changes_of(folder, patch)[0].content == b"import z\nx = 1\n"
    (folder / "a.py").write_text("x = 2\n")
    with pytest.raises(FileChanged, match=r"a\.py is no longer what the change was made for"):
        changes_of(folder, patch)
    (folder / "a.py").write_text("x = 1\n")
    (folder / "new.py").write_text("mine\n")
    with pytest.raises(FileChanged, match=r"new\.py"):
        changes_of(folder, patch)


def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    """What is outside is nobody's to change."""
    outside = folder_of(tmp_path / "outside", {"a.py": "x = 1\n"})
    folder = folder_of(tmp_path / "inside", {"b.py": ""})
    (folder / "sub").symlink_to(outside)
    patch = Patch((), (("sub/a.py", sha256(b"x = 1\n")),))
    with pytest.raises(InputError, match="leads out of the project's folder"):
        changes_of(folder, patch)


@pytest.mark.parametrize(
    "words", [["insert"], ["tour"], ["check", "--format", "sarif"], ["propose", "--json"]], ids=" ".join
)
def test_the_same_input_gives_the_same_bytes(words: list[str], tmp_path: Path) -> None:
    """Whatever the hash seed, and however many workers read."""
    folder = folder_of(tmp_path, {f"p{number}/{path}": text for number in range(26) for path, text in SHOP.items()})
    first = luthier_process(*words, folder, "--jobs", "1", PYTHONHASHSEED="1")
    second = luthier_process(*words, folder, "--jobs", "4", PYTHONHASHSEED="2")
    assert first == second
    assert first.out


def texts(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500))
