"""A remembered place is found again after edits, and nothing else is ever taken for it."""

import re

import pytest

from analyzers.anchors import relocate, relocated
from analyzers.facts import read_facts
from analyzers.languages import language_of
from analyzers.model import Anchor, Source, Where
from analyzers.parse import parse
from tests.support.anchoring import placed

PYTHON = """\
def register(form):
    user = User(name=form.name, kind="person")
    db.session.add(user)  # act
    db.session.commit()
    # here
    flash("Welcome")
    return redirect("/")


def update(form, user):
    user.name = form.name
    db.session.commit()
    flash("Saved")
    return redirect("/")
"""
SCRIPT = """\
export async function inviteMember(formData: FormData) {
  const email = String(formData.get('email'));
  await db.insert(invitations).values({ email, role: 'member' }); // act
  /* here */
  revalidatePath('/team');
}

export async function removeMember(id: string) {
  await db.delete(members).where(eq(members.id, id));
  revalidatePath('/team');
}
"""
REGISTER = PYTHON.partition("\n\n\n")[0].replace("  # act", "")
INVITE = SCRIPT.partition("\n\n")[0].replace(" // act", "")
HERE = re.compile(r"^[ \t]*(# here|/\* here \*/)\n", re.MULTILINE)


def edited(text: str, path: str, *changes: tuple[str, str]) -> tuple[int | None, int | None]:
    """Where the place is found after the changes, and where it is marked; a change may take the mark away."""
    before = placed(text, path)
    anchor = before.anchor()
    assert isinstance(anchor, Anchor)
    after = re.sub(r"[ ]*(# act|// act)", "", text)
    for old, new in changes:
        assert old in after
        after = after.replace(old, new, 1)
    mark = HERE.search(after)
    source = Source(path, HERE.sub("", after).encode(), language_of(path) or "")
    where = Where(path, anchor.symbol, anchor.fingerprint)
    found = relocate(source, parse(source), read_facts(source), where)
    return found, None if mark is None else len(after[: mark.start()].encode())


FOUND = [
    ("nothing", PYTHON, []),
    ("lines above", PYTHON, [("def register", "import os\n\n\nX = 1\n\n\ndef register")]),
    ("a comment and blank lines inside", PYTHON, [("    db.session.add", "\n    # adds it\n\n    db.session.add")]),
    ("the function renamed", PYTHON, [("def register", "def sign_up")]),
    (
        "the function renamed and a line added to it",
        PYTHON,
        [("def register", "def sign_up"), ("    flash", "    log(1)\n    flash")],
    ),
    (
        "the function made a method",
        PYTHON,
        [
            (
                REGISTER,
                "class Auth:\n" + re.sub("^", "    ", REGISTER, flags=re.MULTILINE),
            )
        ],
    ),
    ("the neighbour before changed", PYTHON, [("db.session.add(user)", "db.session.merge(user)")]),
    ("the neighbour behind changed", PYTHON, [('flash("Welcome")', 'flash("Hello")')]),
    (
        "both neighbours changed",
        PYTHON,
        [("db.session.add(user)", "db.session.merge(user)"), ('flash("Welcome")', 'flash("Hello")')],
    ),
    ("a statement in between", PYTHON, [("    # here\n", "    # here\n    log(user)\n")]),
    (
        "the copy in another function removed",
        PYTHON,
        [('    db.session.commit()\n    flash("Saved")', '    flash("Saved")')],
    ),
    (
        "a copy in the same function with other neighbours",
        PYTHON,
        [("    user = User", "    db.session.commit()\n    user = User")],
    ),
    ("quotes changed", SCRIPT, [("'email'", '"email"'), ("'member'", '"member"'), ("'/team'", '"/team"')]),
    (
        "the act reformatted",
        SCRIPT,
        [
            (
                "await db.insert(invitations).values({ email, role: 'member' });",
                "await db\n    .insert(invitations)\n    .values({\n      email,\n      role: 'member',\n    })",
            )
        ],
    ),
    ("what the act is given changed", SCRIPT, [("role: 'member'", "role: 'guest', by: user.id")]),
    (
        "the function moved to the end",
        SCRIPT,
        [
            (INVITE + "\n\n", ""),
            (
                "  revalidatePath('/team');\n}\n",
                "  revalidatePath('/team');\n}\n\n" + INVITE + "\n",
            ),
        ],
    ),
    (
        "the function made an arrow",
        SCRIPT,
        [
            (
                "export async function inviteMember(formData: FormData) {",
                "export const inviteMember = async (formData: FormData) => {",
            )
        ],
    ),
    (
        "wrapped in a try",
        SCRIPT,
        [
            ("  await db.insert", "  try {\n  await db.insert"),
            ("  /* here */\n", "  /* here */\n  } catch (e) { throw e; }\n"),
        ],
    ),
]
GONE = [
    ("the act removed", PYTHON, [("    db.session.commit()\n    # here\n", "")]),
    ("the function removed", PYTHON, [(REGISTER, "")]),
    (
        "the function emptied",
        PYTHON,
        [(REGISTER, "def register(form):\n    pass")],
    ),
    (
        "an exact copy in the same function",
        PYTHON,
        [
            ("    # here\n", "    db.session.commit()\n    # here\n"),
            ("    db.session.add(user)\n", ""),
            ('    flash("Welcome")\n', ""),
        ],
    ),
    (
        "the act removed",
        SCRIPT,
        [("  await db.insert(invitations).values({ email, role: 'member' });\n  /* here */\n", "")],
    ),
    (
        "the act replaced by another",
        SCRIPT,
        [("await db.insert(invitations).values({ email, role: 'member' });\n  /* here */", "await log('invited')")],
    ),
    ("the function removed", SCRIPT, [(INVITE, "")]),
    (
        "another function of that name and kind",
        SCRIPT,
        [
            (
                "export async function inviteMember(formData: FormData) {",
                "export async function inviteMember(formData: FormData) {\n  f();\n}\nasync function g() {\n",
            )
        ],
    ),
]


def _path(text: str) -> str:
    return "product.py" if text is PYTHON else "product.ts"


@pytest.mark.parametrize(("text", "changes"), [each[1:] for each in FOUND], ids=[each[0] for each in FOUND])
def test_a_place_is_found_after(text: str, changes: list[tuple[str, str]]) -> None:
    """What the place is told by is still there, and nothing else is like it."""
    found, expected = edited(text, _path(text), *changes)
    assert expected is not None
    assert found == expected


@pytest.mark.parametrize(("text", "changes"), [each[1:] for each in GONE], ids=[each[0] for each in GONE])
def test_a_place_is_gone_after(text: str, changes: list[tuple[str, str]]) -> None:
    """The act went, or two places could be meant: then none is named."""
    found, _ = edited(text, _path(text), *changes)
    assert found is None


TWINS = """\
def update(db, kind):
    if kind:
        db.commit()
        tell()
    else:
        db.commit()  # act
        # here
        tell()
"""


def test_twin_places_are_told_apart_by_their_order() -> None:
    """Two branches with the same lines are nothing to stumble over."""
    found, expected = edited(TWINS, "product.py", ("def update", "X = 1\n\n\ndef update"))
    assert found == expected is not None


def test_a_twin_is_never_taken_for_the_place_that_is_gone() -> None:
    """When one of two like branches went, nobody knows which one is left."""
    found, _ = edited(TWINS, "product.py", ("        db.commit()\n        # here\n        tell()\n", "        pass\n"))
    assert found is None


@pytest.mark.parametrize("mark", ["", "12", "a-b-c-d", "a-1.0.1.1-zz", "c-1.0.1.1-1-2-3-4-5", "a-x.0.1.1-1-2-3-4-5"])
def test_a_fingerprint_that_is_none_leads_nowhere(mark: str) -> None:
    """A plan may hold anything."""
    source = Source("product.py", b"def f():\n    save()\n", "python")
    assert relocated(source, parse(source), read_facts(source), Where("product.py", "f", mark)) is None
