# ruff: noqa: E501 - what is printed stands here as it is
"""``luthier insert`` prints a diff that git takes, and with ``--write`` writes all of it or nothing."""

import re
import subprocess
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from tests.support.commands import luthier
from tests.support.folders import copy_of, folder_of
from tests.support.shops import SHOP


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A shop that captures one of its two moments, in a repository."""
    folder = folder_of(tmp_path / "shop", SHOP)
    git(folder, "init", "-q")
    return folder


def test_the_diff_goes_to_stdout_and_what_to_do_with_it_to_stderr(shop: Path) -> None:
    """The diff can be piped as it is."""
    ran = luthier("insert", shop)
    assert ran.code == 0
    assert ran.out == snapshot("""\
diff --git a/shop/auth.py b/shop/auth.py
--- a/shop/auth.py
+++ b/shop/auth.py
@@ -10,4 +10,9 @@
     db.session.add(user)
     db.session.commit()
     login_user(user)
+    posthog.capture(
+        "user_signed_up",
+        distinct_id=str(user.id),
+        properties={"plan": user.plan},
+    )
     return redirect("/")
""")
    assert ran.err == snapshot("1 event in 1 file. Nothing was written: add --write, or pipe into git apply.\n")


@pytest.mark.parametrize("sample", ["flask_shop", "next_saas"])
def test_git_applies_the_diff_and_the_result_is_what_write_writes(sample: str, tmp_path: Path) -> None:
    """Two ways to the same files: new ones, changed ones, and manifests."""
    piped, written = copy_of(sample, tmp_path / "piped"), copy_of(sample, tmp_path / "written")
    git(piped, "init", "-q")
    apply(piped, luthier("insert", piped, "--provider", "posthog").out)
    ran = luthier("insert", written, "--provider", "posthog", "--write", "--no-plan")
    assert ran.code == 0
    assert texts(piped) == texts(written)
    assert texts(piped) != texts(copy_of(sample, tmp_path / "untouched"))


def test_git_applies_the_diff_of_a_folder_inside_a_repository(tmp_path: Path) -> None:
    """Git reads paths from the repository's top, from wherever it is called."""
    folder = folder_of(tmp_path / "apps" / "my shop (1)", SHOP)
    git(tmp_path, "init", "-q")
    apply(folder, luthier("insert", ".", at=folder).out)
    assert "posthog.capture" in (folder / "shop/auth.py").read_text("utf-8")


@pytest.mark.parametrize(
    ("how", "change"),
    [
        ("CRLF", lambda text: text.replace(b"\n", b"\r\n")),
        ("no newline at the end", lambda text: text.rstrip(b"\n")),
        ("a byte order mark", lambda text: b"\xef\xbb\xbf" + text),
        ("bytes that are no UTF-8", lambda text: text.replace(b"Signing", b"Sign\xefng")),
    ],
)
def test_odd_files_keep_their_oddities_by_diff_and_by_write(how: str, change: object, tmp_path: Path) -> None:
    """Only lines are added; every old byte stays."""
    assert callable(change), how
    old = change(SHOP["shop/auth.py"].encode())
    results = []
    for way in ("diff", "write"):
        folder = folder_of(tmp_path / way, SHOP)
        git(folder, "init", "-q")
        auth = folder / "shop/auth.py"
        auth.write_bytes(old)
        if way == "diff":
            apply(folder, luthier("insert", folder).out)
        else:
            luthier("insert", folder, "--write", "--no-plan")
        results.append(auth.read_bytes())
    assert results[0] == results[1]
    added = [line for line in results[0].splitlines(keepends=True) if line not in old.splitlines(keepends=True)]
    assert b"".join(line for line in results[0].splitlines(keepends=True) if line not in added) == old
    assert added


def test_a_second_run_gives_nothing(shop: Path) -> None:
    """What is captured is not proposed."""
    assert luthier("insert", shop, "--write").code == 0
    ran = luthier("insert", shop)
    assert (ran.code, ran.out, ran.err) == (0, "", "There is nothing to insert.\n")


def test_writing_tells_the_plan_what_is_implemented_now(shop: Path) -> None:
    """The plan and the code agree afterwards, and a check has nothing to say."""
    ran = luthier("insert", shop, "--write")
    assert ran.err == snapshot("1 event written into shop/auth.py, tracking-plan.yaml.\n")
    plan = re.sub(r"anchor: \S+", "anchor: FINGERPRINT", (shop / "tracking-plan.yaml").read_text("utf-8"))
    assert plan == snapshot("""\
# Tracking plan: the events of this product, and whether each is proposed, approved, implemented or rejected.
events:
  - event: user_signed_up
    status: implemented
    moment: signed_up
    description: How many people create an account, and by which door do they come in?
    lifecycle: acquisition
    side: server
    properties:
      plan:
        type: string
        description: The plan chosen before the account existed, if any
    where:
      - file: shop/auth.py
        symbol: signup
        anchor: FINGERPRINT
""")
    luthier("plan", "sync", shop)
    assert luthier("plan", "status", shop).code == 0
    assert luthier("check", shop).code == 0


def test_no_plan_leaves_the_plan_alone(shop: Path) -> None:
    """For those who keep none."""
    luthier("insert", shop, "--write", "--no-plan")
    assert not (shop / "tracking-plan.yaml").exists()


def test_a_broken_plan_keeps_everything_from_being_written(shop: Path) -> None:
    """Code and plan are written together or not at all."""
    plan = shop / "tracking-plan.yaml"
    plan.write_text("events:\n  - event: [\n")
    before = texts(shop)
    ran = luthier("insert", shop, "--write")
    assert ran.code == 2
    assert "tracking-plan.yaml:" in ran.err
    assert texts(shop) == before


def test_only_the_named_events_are_put_in(tmp_path: Path) -> None:
    """Events, moments and files choose."""
    folder = copy_of("flask_shop", tmp_path)
    chosen = ("--provider", "posthog", "--json")
    for more in (
        ["--event", "user_signed_up"],
        ["--moment", "signed_up"],
        ["--event", "user_signed_up", "--file", "auth.py"],
    ):
        ran = luthier("insert", folder, *chosen, *more)
        assert [each["event"] for each in ran.json["events"]] == ["user_signed_up"]
    assert {each["path"] for each in luthier("insert", folder / "shop/auth.py", *chosen).json["events"]} == {
        "shop/auth.py"
    }


def test_what_is_refused_is_told_with_a_remedy(tmp_path: Path) -> None:
    """And the exit code says so when it was asked for by name."""
    folder = copy_of("flask_shop", tmp_path)
    ran = luthier("insert", folder, "--event", "cart_item_removed", "--provider", "posthog")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == snapshot("""\
left out: cart_item_removed in remove_from_cart of shop/cart.py: Nothing here surely holds the id of the person whom the event is of. Bring the person's id into the function, or let the agent find it.
There is nothing to insert; 1 left out.
""")
    assert luthier("insert", folder, "--provider", "posthog").code == 0


def test_json_holds_hunks_refusals_and_the_diff(shop: Path) -> None:
    """The same diff as the text form prints."""
    ran = luthier("insert", shop, "--json")
    assert ran.json["diff"] == luthier("insert", shop).out
    assert [each["role"] for each in ran.json["hunks"]] == ["capture"]
    assert ran.json["written"] == []


def git(folder: Path, *words: str, given: str = "") -> None:
    """Run git in a folder; it must succeed."""
    given_bytes = given.encode("utf-8", "surrogateescape")
    subprocess.run(["git", *words], cwd=folder, input=given_bytes, check=True, capture_output=True)


def apply(folder: Path, diff: str) -> None:
    """Have git apply a diff, strictly."""
    git(folder, "apply", "--whitespace=nowarn", "-", given=diff)


def texts(folder: Path) -> dict[str, bytes]:
    """Every file of a folder but git's own."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files if "__pycache__" not in path.parts}
