"""Whatever somebody does in a copy, what it says about it is what a plain comparison of two trees says."""

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from lsp_server.workspace.shadow import Shadow
from tests.support.shadows import read_tree, shadow_of, write_tree

NAMES = st.sampled_from(["a.py", "b.html", "c.md", "Ä.ts", "A.py", "d e.json"])
FOLDERS = st.sampled_from(["", "x/", "x/y/", "z/", "X/", "x/y/w/"])
PATHS = st.builds(str.__add__, FOLDERS, NAMES)
ANY_PATHS = PATHS | st.sampled_from([".env", "x/id_rsa", "node_modules/m.js", "x/.git/config", "x", "x/y", "z"])
TEXTS = st.sampled_from([b"", b"1", b"2\r\n", "ü".encode(), b"\xef\xbb\xbf1", b"\xff", b"1\0", b"long" * 10])
GOOD = st.sampled_from([b"", b"1", b"2\r\n", "ü".encode()])
EDITS = st.one_of(
    st.tuples(st.just("write"), ANY_PATHS, TEXTS),
    st.tuples(st.just("delete"), ANY_PATHS, st.none()),
    st.tuples(st.just("link"), ANY_PATHS, ANY_PATHS),
    st.tuples(st.just("hard link"), ANY_PATHS, PATHS),
    st.tuples(st.just("move"), ANY_PATHS, ANY_PATHS),
    st.tuples(st.just("restore"), ANY_PATHS, st.none()),
    st.tuples(st.just("put"), PATHS, GOOD),
)
FORBIDDEN = {".env", "id_rsa", "node_modules", ".git"}


@settings(max_examples=150, deadline=None)
@given(files=st.dictionaries(PATHS, GOOD, max_size=8), edits=st.lists(EDITS, max_size=14))
def test_changes_are_the_difference_of_two_trees(files: dict[str, bytes], edits: list[tuple[str, str, object]]) -> None:
    """Writing, deleting, moving and linking files and folders, and putting texts back."""
    with tempfile.TemporaryDirectory() as place:
        shadow = shadow_of(Path(place), files)
        for kind, path, value in edits:
            _edit(shadow, kind, path, value)
        comparison = shadow.compare()
        assert {each.path: (each.before, each.after) for each in comparison.changes} == _expected(shadow.root, files)
        assert [each.path for each in comparison.changes] == sorted(each.path for each in comparison.changes)
        assert {each.path for each in comparison.strange} == _strange(shadow.root, files)
        for _ in range(2):  # what stood in the place of a folder may hide files that are gone
            for each in (*shadow.changes(), *shadow.strange()):
                shadow.restore(each.path)
        assert read_tree(shadow.root) == {path: _unmarked(text) for path, text in files.items()}
        assert shadow.compare().changes == shadow.compare().strange == ()
        assert read_tree(Path(place) / "work") == files
        shadow.remove()
        assert list((Path(place) / "run").iterdir()) == []


def _edit(shadow: Shadow, kind: str, path: str, value: object) -> None:
    """One deed; one that the file system does not allow is not done."""
    place = shadow.root / path
    try:
        if kind == "write":
            assert isinstance(value, bytes)
            write_tree(shadow.root, {path: value})
        elif kind == "delete":
            shutil.rmtree(place) if place.is_dir() and not place.is_symlink() else place.unlink()
        elif kind == "link":
            place.symlink_to(shadow.root / str(value))
        elif kind == "hard link":
            os.link(shadow.root / str(value), place, follow_symlinks=False)
        elif kind == "move":
            place.rename(shadow.root / str(value))
        elif kind == "restore":
            shadow.restore(path)
        else:
            assert isinstance(value, bytes)
            shadow.put(path, value)
    except OSError:
        pass


def _expected(root: Path, files: dict[str, bytes]) -> dict[str, tuple[bytes | None, bytes | None]]:
    """The reference: every plain text of both trees, side by side."""
    now = {path: text for path, text in _plain(root).items() if _is_text(text)}
    hidden = _strange(root, files)
    expected: dict[str, tuple[bytes | None, bytes | None]] = {}
    for path in {*files, *now}:
        before = _unmarked(files[path]) if path in files else None
        after = _unmarked(now[path]) if path in now else None
        covered = any(path == each or path.startswith(each.rstrip("/") + "/") for each in hidden)
        if before != after and not covered:
            expected[path] = (before, after)
    return expected


def _strange(root: Path, files: dict[str, bytes]) -> set[str]:
    """What is no plain text of an allowed name: the outermost of each."""
    found = {path for path, text in _plain(root).items() if not _is_text(text) or _collides(path, files)}
    for folder, folders, names in os.walk(root):
        here = Path(folder).relative_to(root).as_posix()
        for name in [*folders, *names]:
            path = name if here == "." else f"{here}/{name}"
            real = root / path
            if set(path.split("/")[:-1]) & FORBIDDEN:
                continue
            if real.is_symlink() or (real.is_file() and (name in FORBIDDEN or real.stat().st_nlink > 1)):
                found.add(path)
            elif name in FORBIDDEN:
                found.add(f"{path}/")
    return found


def _collides(path: str, files: dict[str, bytes]) -> bool:
    """Whether the workspace has a folder where the file ``path`` would be, or a file where a folder of it would."""
    return any(each.startswith(f"{path}/") or path.startswith(f"{each}/") for each in files)


def _plain(root: Path) -> dict[str, bytes]:
    """Regular files of one name that lie below no forbidden one."""
    return {
        path: text
        for path, text in read_tree(root).items()
        if not set(path.split("/")) & FORBIDDEN and (root / path).stat().st_nlink == 1
    }


def _is_text(text: bytes) -> bool:
    try:
        return b"\0" not in text and bool(text.decode() or True)
    except UnicodeDecodeError:
        return False


def _unmarked(text: bytes) -> bytes:
    return text.removeprefix(b"\xef\xbb\xbf")
