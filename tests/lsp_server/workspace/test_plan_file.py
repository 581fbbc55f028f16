"""The plan's file survives full disks, links, other writers and half-typed lines."""

import resource
import signal
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from analyzers.model import Entry, Plan, Status
from analyzers.plan import set_status
from lsp_server.errors import FileChanged, PlanUnreadable, WriteFailed
from lsp_server.workspace.plan_file import PLAN_NAME, load, read, save, write

WRITTEN = "# ours\r\nevents:\r\n  - event: a   # first\r\n    status: proposed\r\n"


def approve(plan: Plan) -> Plan:
    """The change that most tests make."""
    return set_status(plan, "a", Status.APPROVED)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a plan."""
    (tmp_path / PLAN_NAME).write_bytes(WRITTEN.encode())
    return tmp_path


def names(folder: Path) -> list[str]:
    """What is in a folder: nothing of ours may stay behind."""
    return sorted(each.name for each in folder.iterdir())


def test_a_change_is_written_with_the_least_difference_and_the_same_permissions(root: Path) -> None:
    """Line ends, comments and mode survive."""
    (root / PLAN_NAME).chmod(0o640)
    assert save(root, approve) == load(root)
    assert (root / PLAN_NAME).read_bytes() == WRITTEN.replace("proposed", "approved").encode()
    assert stat.S_IMODE((root / PLAN_NAME).stat().st_mode) == 0o640
    assert names(root) == [PLAN_NAME]


def test_a_missing_plan_is_empty_and_is_made_by_the_first_change(tmp_path: Path) -> None:
    """A new file gets the permissions that the person's umask gives."""
    assert load(tmp_path) == Plan()
    assert save(tmp_path, lambda plan: plan) == Plan()
    assert names(tmp_path) == []
    save(tmp_path, lambda _: Plan((Entry("a", Status.PROPOSED),)))
    (tmp_path / "other").touch()
    assert load(tmp_path) == Plan((Entry("a", Status.PROPOSED),))
    assert (tmp_path / PLAN_NAME).stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_change_that_changes_nothing_does_not_touch_the_file(root: Path) -> None:
    """No watcher wakes up for nothing."""
    before = (root / PLAN_NAME).stat()
    save(root, lambda plan: plan)
    after = (root / PLAN_NAME).stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


@pytest.mark.parametrize("broken", [b"events: [\n", b"events:\n- event: a\n  status: done\n", b"events:\n\xff\n"])
def test_an_unreadable_plan_is_told_by_line_and_never_written(root: Path, broken: bytes) -> None:
    """A half-typed line is the person's to finish."""
    (root / PLAN_NAME).write_bytes(broken)
    with pytest.raises(PlanUnreadable, match=rf"{PLAN_NAME}:[123]"):
        save(root, approve)
    with pytest.raises(PlanUnreadable):
        load(root)
    assert (root / PLAN_NAME).read_bytes() == broken
    assert names(root) == [PLAN_NAME]


def test_unknown_keys_keep_nobody_from_writing(root: Path) -> None:
    """They are the team's own."""
    (root / PLAN_NAME).write_text("events:\n- event: a\n  status: proposed\n  owner: me\n")
    save(root, approve)
    assert (root / PLAN_NAME).read_text() == "events:\n- event: a\n  status: approved\n  owner: me\n"


def test_a_file_that_somebody_else_wrote_meanwhile_is_not_overwritten(root: Path) -> None:
    """Another editor, or git."""
    theirs = WRITTEN.replace("first", "changed").encode()

    def change(plan: Plan) -> Plan:
        (root / PLAN_NAME).write_bytes(theirs)
        return approve(plan)

    with pytest.raises(FileChanged):
        save(root, change)
    assert (root / PLAN_NAME).read_bytes() == theirs
    assert names(root) == [PLAN_NAME]


def test_a_file_that_appeared_or_went_meanwhile_is_a_changed_file(root: Path) -> None:
    """Both ways round."""
    before = read(root)
    (root / PLAN_NAME).unlink()
    with pytest.raises(FileChanged):
        write(root, before, "events: []\n")
    nothing = read(root)
    (root / PLAN_NAME).write_bytes(b"")
    with pytest.raises(FileChanged):
        write(root, nothing, "events: []\n")


def test_a_link_is_followed_and_stays_a_link(root: Path) -> None:
    """The temporary file is made beside the real one, so that the replacement is atomic there."""
    docs = root / "docs"
    docs.mkdir()
    (root / PLAN_NAME).rename(docs / "plan.yaml")
    (root / PLAN_NAME).symlink_to("docs/plan.yaml")
    save(root, approve)
    assert (root / PLAN_NAME).is_symlink()
    assert load(root) == read(root).plan == Plan((Entry("a", Status.APPROVED),))
    assert names(docs) == ["plan.yaml"]


def test_a_link_out_of_the_folder_makes_no_file_there(tmp_path: Path) -> None:
    """A repository that was cloned must not be able to write into a home folder."""
    root, home = tmp_path / "root", tmp_path / "home"
    root.mkdir()
    home.mkdir()
    (root / PLAN_NAME).symlink_to(home / "new.yaml")
    with pytest.raises(WriteFailed, match="link out of the folder"):
        save(root, lambda _: Plan((Entry("a", Status.PROPOSED),)))
    (root / PLAN_NAME).unlink()
    (home / "profile").touch()
    (root / PLAN_NAME).symlink_to(home / "profile")
    with pytest.raises(WriteFailed, match="link out of the folder"):
        save(root, lambda _: Plan((Entry("a", Status.PROPOSED),)))
    assert (home / "profile").read_bytes() == b""
    assert names(home) == ["profile"]


def test_a_circle_of_links_is_told(tmp_path: Path) -> None:
    """The system refuses to open it."""
    (tmp_path / PLAN_NAME).symlink_to(PLAN_NAME)
    with pytest.raises(PlanUnreadable, match="cannot be read"):
        load(tmp_path)


def test_a_folder_in_the_plan_s_place_is_told(tmp_path: Path) -> None:
    """Nothing is written into it."""
    (tmp_path / PLAN_NAME).mkdir()
    with pytest.raises(PlanUnreadable, match="cannot be read"):
        save(tmp_path, approve)


def test_a_disk_that_refuses_leaves_the_old_file_whole(root: Path) -> None:
    """The system ends the write in its middle, as a full disk does."""
    many = Plan(tuple(Entry(f"event_{index}", Status.PROPOSED) for index in range(400)))
    with files_no_larger_than(2_000), pytest.raises(WriteFailed, match="was not written"):
        save(root, lambda _: many)
    assert (root / PLAN_NAME).read_bytes() == WRITTEN.encode()
    assert names(root) == [PLAN_NAME]
    save(root, lambda _: many)
    assert load(root) == many


def test_a_folder_that_is_gone_takes_no_plan(tmp_path: Path) -> None:
    """It is not made anew either."""
    with pytest.raises(WriteFailed):
        save(tmp_path / "gone", lambda _: Plan((Entry("a", Status.PROPOSED),)))
    assert names(tmp_path) == []


def test_writers_at_once_wait_for_each_other(root: Path) -> None:
    """No thread's entry is lost."""

    def add_one(name: str) -> None:
        save(root, lambda plan: Plan((*plan.entries, Entry(name, Status.PROPOSED))))

    threads = [threading.Thread(target=add_one, args=(f"event_{index}",)) for index in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(entry.event for entry in load(root).entries) == ["a", *(f"event_{index}" for index in range(8))]
    assert names(root) == [PLAN_NAME]


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """Let the system refuse every write past ``size`` bytes of a file in this process."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
