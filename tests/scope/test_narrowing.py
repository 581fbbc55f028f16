"""A name is solid where a guard, a condition or its type proves that it has a value, and nowhere else."""

import pytest

from tests.support.places import solid

LET = "  let user = await getUser();\n  if (!user) return;\n"
GET = "  const user = await getUser();\n"
SCRIPT = [
    ("an optional parameter", "function f(user?: User) {\n  /* here */\n}", False),
    ("an optional parameter with a default", "function f(user: User | null = null) {\n  /* here */\n}", False),
    ("a required parameter", "function f(user: User) {\n  /* here */\n}", True),
    ("an annotated const", "function f() {\n  const user: User | undefined = g();\n  /* here */\n}", False),
    ("a const asserted", "function f() {\n  const user = find()!;\n  /* here */\n}", True),
    (
        "a guard that throws",
        "async function f() {\n" + GET + "  if (user == null) throw new Error();\n  /* here */\n}",
        True,
    ),
    ("a guard that only logs", "async function f() {\n" + GET + "  if (!user) log();\n  /* here */\n}", False),
    ("a guard with an and", "async function f() {\n" + GET + "  if (!user && x) return;\n  /* here */\n}", False),
    ("a guard with an or", "async function f() {\n" + GET + "  if (x || !user) return;\n  /* here */\n}", True),
    ("a guard on a member", "async function f() {\n" + GET + "  if (!user?.id) return;\n  /* here */\n}", True),
    (
        "a guard by type",
        "async function f() {\n" + GET + "  if (typeof user === 'undefined') return;\n  /* here */\n}",
        True,
    ),
    ("a condition around", "async function f() {\n" + GET + "  if (user) {\n    /* here */\n  }\n}", True),
    (
        "an else around",
        "async function f() {\n" + GET + "  if (!user) {\n    x();\n  } else {\n    /* here */\n  }\n}",
        True,
    ),
    ("a condition behind", "async function f() {\n" + GET + "  if (user) {\n    x();\n  }\n  /* here */\n}", False),
    (
        "a guard in another branch",
        "async function f() {\n" + GET + "  if (x) {\n    if (!user) return;\n  }\n  /* here */\n}",
        False,
    ),
    (
        "a const in a closure",
        "async function f() {\n" + GET + "  if (!user) return;\n  g(() => {\n    /* here */\n  });\n}",
        True,
    ),
    (
        "a let in a closure",
        "async function f() {\n" + LET + "  g(() => {\n    /* here */\n  });\n}",
        False,
    ),
    (
        "a guard with another branch behind it",
        "async function f() {\n" + LET.replace("return;", "return;\n  else if (x) y();") + "  /* here */\n}",
        True,
    ),
    (
        "a guard with another branch that binds anew",
        "async function f() {\n" + LET.replace("return;", "return;\n  else if (x) user = null;") + "  /* here */\n}",
        False,
    ),
    (
        "a let bound anew",
        "async function f() {\n" + LET + "  user = await getUser();\n  /* here */\n}",
        False,
    ),
    (
        "a let bound anew in a branch",
        "async function f() {\n" + LET + "  if (x) {\n    user = null;\n  }\n  /* here */\n}",
        False,
    ),
]
PYTHON = [
    ("an optional annotation", "def f(user: Optional[User]):\n    # here\n    pass\n", False),
    ("a default of nothing", "def f(user=None):\n    # here\n    pass\n", False),
    ("a guard that raises", "def f(user=None):\n    if not user:\n        raise ValueError\n    # here\n", True),
    (
        "a guard that skips in a loop",
        "def f(users):\n    for user in users:\n        if user is None:\n            continue\n        # here\n",
        True,
    ),
    (
        "a guard with a second one behind it",
        "def f(user=None):\n    if not user:\n        raise A\n    elif not user.on:\n        raise B\n    # here\n",
        True,
    ),
    (
        "a guard that raises with a branch that binds anew",
        "def f(user=None):\n    if not user:\n        raise A\n    elif x:\n        user = None\n    # here\n",
        False,
    ),
    ("an isinstance", "def f(user=None):\n    if isinstance(user, User):\n        # here\n        pass\n", True),
    ("an elif", "def f(user=None):\n    if x:\n        pass\n    elif user:\n        # here\n        pass\n", True),
    (
        "behind a not in an elif",
        "def f(user=None):\n    if user is None:\n        pass\n    elif x:\n        # here\n        pass\n",
        True,
    ),
    ("a value of nothing in a branch", "def f(user: User):\n    if x:\n        user = None\n    # here\n", False),
    ("a loop that may bind anew", "def f(user: User):\n    for x in y:\n        user = find(x)\n    # here\n", False),
]


@pytest.mark.parametrize(("text", "expected"), [each[1:] for each in SCRIPT], ids=[each[0] for each in SCRIPT])
def test_a_name_of_typescript_is_solid_where_it_is_proven(text: str, expected: bool) -> None:
    """What is not proven may be null."""
    assert solid(text, "tsx", "user") is expected


@pytest.mark.parametrize(("text", "expected"), [each[1:] for each in PYTHON], ids=[each[0] for each in PYTHON])
def test_a_name_of_python_is_solid_where_it_is_proven(text: str, expected: bool) -> None:
    """What is not proven may be None."""
    assert solid(text, "python", "user") is expected


def test_a_name_is_solid_when_a_branch_makes_up_for_its_absence() -> None:
    """It had a value, or it was given one."""
    made = "  if (!user) {\n    user = await createUser();\n  }\n  /* here */\n}"
    assert solid("async function f() {\n  let user = await findUser();\n" + made, "tsx", "user")
    assert solid("def f(user=None):\n    if user is None:\n        user = User()\n    # here\n", "python", "user")
