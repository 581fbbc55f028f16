"""Names whose class the file says, so that a call of a member is known to go to that class."""

import pytest

from tests.support.projects import facts_of


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.ts", "class A { constructor(private readonly boards: Boards) {} }", {"this.boards": "Boards"}),
        ("a.ts", "class A { constructor(boards: Boards) { this.kept = boards; } }", {"this.kept": "Boards"}),
        ("a.ts", "class A { @Inject() private boards: Boards; }", {"this.boards": "Boards"}),
        ("a.ts", "class A { private boards = inject(Boards); }", {"this.boards": "Boards"}),
        ("a.ts", "class A { private boards = new Boards(); }", {"this.boards": "Boards"}),
        ("a.js", "const boards = new Boards(db);", {"boards": "Boards"}),
        ("a.ts", "function f(boards: Boards, name: string) {}", {"boards": "Boards"}),
        (
            "a.py",
            "class A:\n    def __init__(self, boards: Boards):\n        self.kept = boards",
            {"self.kept": "Boards"},
        ),
        ("a.py", "class A:\n    def __init__(self):\n        self.boards = Boards()", {"self.boards": "Boards"}),
        ("a.py", "def f(boards: Boards = Depends()): ...", {"boards": "Boards"}),
        ("a.py", "def f(boards: Annotated[Boards, Depends()], name: str): ...", {"boards": "Boards"}),
    ],
)
def test_a_name_holds_an_object(path: str, text: str, expected: dict[str, str]) -> None:
    """By its type, by its making, or by what a constructor is given."""
    assert expected.items() <= dict(facts_of(path, text).holdings).items()


def test_plain_values_are_no_objects() -> None:
    """A word in lower case is no class of a project."""
    assert facts_of("a.ts", "function f(name: string, count: number) {}").holdings == ()
