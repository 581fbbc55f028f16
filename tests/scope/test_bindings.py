"""Which names are surely bound at the place that ``$0`` marks."""

import pytest

from tests.support.places import names, solid

PYTHON = [
    ("parameters", "def f(a, b: int = 1, *args, c=None, **kw):\n    $0\n    pass\n", "a b args c kw f"),
    ("assignments", "def f():\n    a, (b, *c) = d = g()\n    $0\n", "f a b c d"),
    ("both branches", "def f(x):\n    if x:\n        a = 1\n    else:\n        a = 2\n    $0\n", "f x a"),
    ("one branch", "def f(x):\n    if x:\n        a = 1\n    $0\n", "f x"),
    ("branch that leaves", "def f(x):\n    if x:\n        return\n    else:\n        a = 2\n    $0\n", "f x a"),
    ("caught", "def f():\n    try:\n        a = g()\n    except E:\n        return\n    $0\n", "f a"),
    ("swallowed", "def f():\n    try:\n        a = g()\n    except E:\n        pass\n    $0\n", "f"),
    ("with", "def f():\n    with g() as h:\n        a = 1\n    $0\n", "f h a"),
    ("loop behind", "def f(x):\n    for i in x:\n        a = i\n    $0\n", "f x"),
    ("loop inside", "def f(x):\n    for i, j in x:\n        $0\n        pass\n", "f x i j"),
    ("own from the first line", "user = 1\ndef f():\n    $0\n    user = 2\n", "f"),
    ("module later", "def f():\n    $0\n    pass\nuser = 1\n", "f user"),
    ("module itself", "a = 1\n$0\nb = 2\n", "a"),
    ("closure", "def f(x):\n    a = 1\n    def g(y):\n        $0\n        pass\n    b = 2\n", "f x a y"),
    ("class names stay there", "class A:\n    x = 1\n    def f(self):\n        $0\n        pass\n", "A self"),
    ("imports", "import a.b, c as d\nfrom .x import e, g as h\ndef f():\n    $0\n", "a d e h f"),
    ("walrus", "def f():\n    if (a := g()):\n        $0\n        pass\n", "f a"),
]
SCRIPT = [
    ("parameters", "function f({ a, b: { c }, d = 1, ...e }: P, g?: string, [h] = []) {\n  $0\n}\n", "f a c d e g h"),
    ("one parameter", "const f = x => {\n  $0\n};\n", "f x"),
    ("destructured", "function f(u) {\n  const { user: found, team } = u[0];\n  $0\n}\n", "f u found team"),
    ("declared without value", "function f() {\n  let a: number;\n  $0\n}\n", "f"),
    ("both branches", "function f(x) {\n  let a;\n  if (x) { a = 1; } else { a = 2; }\n  $0\n}\n", "f x a"),
    ("branch that throws", "function f(x) {\n  let a;\n  if (x) { a = 1; } else { throw x; }\n  $0\n}\n", "f x a"),
    ("block ends", "function f(x) {\n  try { const a = 1; } finally { x(); }\n  $0\n}\n", "f x"),
    ("dead zone", "const a = 1;\nfunction f() {\n  $0\n  const a = 2;\n}\n", "f"),
    ("module later", "function f() {\n  $0\n}\nconst a = 1;\n", "f a"),
    ("module itself", "const a = 1;\n$0\nconst b = 2;\nfunction c() {}\n", "c a"),
    (
        "types vanish",
        "import a, { type B, c as d } from 'x';\nimport type { E } from 'y';\nconst f = () => {\n  $0\n};",
        "a d f",
    ),
    ("for of", "function f(x) {\n  for (const [i, j] of x) {\n    $0\n  }\n}\n", "f x i j"),
    ("catch", "function f() {\n  try { g(); } catch (e) {\n    $0\n  }\n}\n", "f e"),
    ("case", "function f(x) {\n  switch (x) {\n    case 1: {\n      const a = 1;\n      $0\n    }\n  }\n}\n", "f x a"),
]


@pytest.mark.parametrize(("text", "expected"), [each[1:] for each in PYTHON], ids=[each[0] for each in PYTHON])
def test_names_of_python_are_bound_when_every_way_to_the_place_binds_them(text: str, expected: str) -> None:
    """One branch is not enough, and what a function assigns is its own."""
    assert sorted(names(text, "python")) == sorted(expected.split())


@pytest.mark.parametrize(("text", "expected"), [each[1:] for each in SCRIPT], ids=[each[0] for each in SCRIPT])
def test_names_of_typescript_are_bound_when_declared_and_assigned(text: str, expected: str) -> None:
    """Blocks end, types vanish, and a declaration hides from its block's start."""
    assert sorted(names(text, "tsx")) == sorted(expected.split())


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("def f(user: User | None):\n    if user is None:\n        return\n    $0\n", "python", True),
        ("def f(user: User | None):\n    $0\n    pass\n", "python", False),
        (
            "def f():\n    user = db.scalar(q)\n    if user is None or not user.ok():\n        return 1\n    $0\n",
            "python",
            True,
        ),
        ("def f():\n    user = db.scalar(q)\n    if user:\n        $0\n        pass\n", "python", True),
        ("def f():\n    user = db.scalar(q)\n    if user:\n        pass\n    $0\n", "python", False),
        ("def f():\n    user = User(name=n)\n    $0\n", "python", True),
        ("def f(user: User | None):\n    assert user is not None\n    $0\n", "python", True),
        ("def f(user: User | None):\n    assert user\n    user = find()\n    $0\n", "python", False),
        ("async function f() {\n  const user = await getUser();\n  if (!user) { return; }\n  $0\n}", "tsx", True),
        (
            "async function f() {\n  const user = await getUser();\n  if (!t || !user) redirect('/x');\n  $0\n}",
            "tsx",
            True,
        ),
        ("async function f() {\n  const user = await getUser();\n  $0\n}", "tsx", False),
        ("async function f() {\n  const user = (await getUser()) as User;\n  $0\n}", "tsx", True),
        ("function f(user?: User) {\n  if (user?.team && x) {\n    $0\n  }\n}", "tsx", True),
        ("function f(user: User | null) {\n  if (user === null) throw 1;\n  $0\n}", "tsx", True),
        ("function f(user: User | null) {\n  if (user) { } else {\n    $0\n  }\n}", "tsx", False),
        ("function f(user) {\n  invariant(user);\n  $0\n}", "tsx", True),
    ],
)
def test_a_name_is_solid_when_its_making_or_a_guard_proves_it(text: str, language: str, expected: bool) -> None:
    """A guard counts when it leaves, and only until the name is bound anew."""
    assert solid(text, language, "user") is expected
