"""The hunks of several events make one patch that only adds, and of which any part may be taken."""

import hashlib
import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.insertion import apply, compose
from analyzers.model import Edit, Hunk, HunkRole, Patch, Refusal, Span
from tests.support.insertions import Folder

VIEWS = """
from shop.store import save


def checkout(current_user, order):
    save(order)
    $0
    return order


def ship(current_user, order):
    save(order)
    return order
"""
PACKAGE = {"shop/__init__.py": "", "shop/store.py": "", "requirements.txt": "flask\n"}


def two_events() -> tuple[Folder, list[tuple[Hunk, ...]]]:
    """A project and the hunks of two events at one place of a file."""
    folder = Folder({"shop/views.py": VIEWS, **PACKAGE})
    groups = [folder.insert("shop/views.py", event, provider="posthog") for event in ("order_placed", "cart_emptied")]
    return folder, [group for group in groups if not isinstance(group, Refusal)]


def test_what_two_events_share_becomes_one_hunk_for_both() -> None:
    """The import, the module and the dependency serve both; each capture its own."""
    folder, groups = two_events()
    patch = compose(groups, folder.source)
    assert [(hunk.role.value, hunk.events) for hunk in patch.hunks] == [
        ("dependency", ("order_placed", "cart_emptied")),
        ("setup", ("order_placed", "cart_emptied")),
        ("import", ("order_placed", "cart_emptied")),
        ("capture", ("order_placed",)),
        ("capture", ("cart_emptied",)),
    ]


def test_two_captures_at_one_place_stand_in_the_order_in_which_they_were_given() -> None:
    """And nothing of the text between the lines is lost."""
    folder, groups = two_events()
    text = folder.take(compose(groups, folder.source)).text("shop/views.py")
    assert (
        '    save(order)\n    capture_event(current_user.id, "order_placed")\n'
        '    capture_event(current_user.id, "cart_emptied")\n    return order\n'
    ) in text
    other = folder.take(compose(reversed(groups), folder.source)).text("shop/views.py")
    assert other.index("cart_emptied") < other.index("order_placed")


def test_any_subset_of_the_events_leaves_a_program_that_compiles() -> None:
    """A hunk is taken when one of its events is; the shared ones are there as soon as they are needed."""
    folder, groups = two_events()
    patch = compose(groups, folder.source)
    events = ("order_placed", "cart_emptied")
    for size in range(len(events) + 1):
        for kept in itertools.combinations(events, size):
            hunks = tuple(hunk for hunk in patch.hunks if set(hunk.events) & set(kept))
            text = folder.take(replace(patch, hunks=hunks)).text("shop/views.py")
            compile(text, "views.py", "exec")
            assert text.count("import capture_event") == bool(kept)
            assert text.count("capture_event(") == len(kept)


def test_the_patch_names_the_texts_that_it_was_made_against() -> None:
    """By their hashes; a file that it creates has none."""
    folder, groups = two_events()
    patch = compose(groups, folder.source)
    views = hashlib.sha256(folder.texts["shop/views.py"]).hexdigest()
    assert dict(patch.base)["shop/views.py"] == views
    assert dict(patch.base)["shop/analytics.py"] == ""
    assert [path for path, _ in patch.base] == sorted({hunk.path for hunk in patch.hunks})


def test_nothing_makes_an_empty_patch() -> None:
    """All events were refused."""
    assert compose([], Folder({}).source) == Patch((), ())


def test_two_packages_for_an_empty_manifest_make_sound_json() -> None:
    """A page and a server of one project each need one."""
    page = (
        '"use client";\nexport function Shop() {\n  const buy = () => {\n    save();\n    $0\n  };\n'
        "  return <a onClick={buy} />;\n}\n"
    )
    place = 'import a from "a";\n\nexport async function place(userId: string) {\n  await save(userId);\n  $0\n}\n'
    manifest = '{\n  "devDependencies": {\n    "next": "15"\n  },\n  "dependencies": {}\n}\n'
    folder = Folder({"app/shop.tsx": page, "app/place.ts": place, "package.json": manifest})
    groups = [folder.insert(path, provider="posthog") for path in ("app/shop.tsx", "app/place.ts")]
    patch = compose([group for group in groups if not isinstance(group, Refusal)], folder.source)
    assert '"posthog-js": "^1.449.2",\n    "posthog-node": "^5.70.0"\n  }' in folder.take(patch).text("package.json")


@st.composite
def patches(draw: st.DrawFn) -> tuple[bytes, Patch]:
    """A text and a patch of insertions at any of its offsets."""
    text = draw(st.binary(max_size=60))
    offsets = draw(st.lists(st.integers(0, len(text)), max_size=6))
    words = draw(st.lists(st.text(max_size=8), min_size=len(offsets), max_size=len(offsets)))
    groups = [
        (Hunk("a.py", Edit(Span(at, at), word), (f"event{index}",), HunkRole.CAPTURE, ""),)
        for index, (at, word) in enumerate(zip(offsets, words, strict=True))
    ]
    return text, compose(groups, Folder({}).source)


@given(patches())
def test_insertions_keep_every_byte_of_the_text_in_its_order(made: tuple[bytes, Patch]) -> None:
    """What is taken out of the result again leaves the text."""
    text, patch = made
    after = apply(patch, "a.py", text)
    assert len(after) == len(text) + sum(len(hunk.edit.new_text.encode()) for hunk in patch.hunks)
    at, rest = 0, b""
    shift = 0
    for hunk in patch.hunks:
        start = hunk.edit.span.start + shift
        new = hunk.edit.new_text.encode()
        rest += after[at:start]
        assert after[start : start + len(new)] == new
        at = start + len(new)
        shift += len(new)
    assert rest + after[at:] == text


@given(patches())
def test_a_patch_leaves_other_files_alone(made: tuple[bytes, Patch]) -> None:
    """A path that it does not name comes back as it was."""
    text, patch = made
    assert apply(patch, "b.py", text) == text


LINES = [
    "import os",
    "from shop.store import save",
    "",
    '"""Text."""',
    "# note",
    "limit = 3",
    "log = os.getenv('LOG')",
]


@given(head=st.lists(st.sampled_from(LINES), max_size=8), eol=st.sampled_from(["\n", "\r\n"]), quiet=st.booleans())
def test_every_line_of_a_program_survives_in_its_order(*, head: list[str], eol: str, quiet: bool) -> None:
    """Whatever stands at the file's head, the result has each line of it, compiles, and binds what it calls."""
    body = ["", "", "def checkout(user_id):", "    done = user_id", "    $0", *([] if quiet else ["    return done"])]
    folder = Folder({"shop/views.py": "\n".join([*head, *body]) + "\n", **PACKAGE})
    text = folder.texts["shop/views.py"].replace(b"\n", eol.encode())
    start = text.index(b"    done = user_id") + len(b"    done = user_id") + len(eol)
    folder.texts["shop/views.py"], folder.marks["shop/views.py"] = text, (start, "    ")
    after = folder.take(folder.patch("shop/views.py", provider="posthog")).texts["shop/views.py"]
    remaining = iter(after.split(eol.encode()))
    assert all(line in remaining for line in text.split(eol.encode()))
    compile(after, "views.py", "exec")
    assert after.count(b"import capture_event") == 1
    assert after.index(b"import capture_event") < after.index(b"def checkout")


@pytest.mark.parametrize("path", ["shop/views.py", "requirements.txt"])
def test_all_edits_are_insertions(path: str) -> None:
    """No hunk takes anything away."""
    folder, groups = two_events()
    edits = [hunk.edit for hunk in compose(groups, folder.source).hunks if hunk.path == path]
    assert edits
    assert all(edit.span.start == edit.span.end for edit in edits)
