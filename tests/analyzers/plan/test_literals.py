"""The type of a value is read from how it is written."""

import pytest

from analyzers.plan import literal_type


@pytest.mark.parametrize(
    ("expression", "kind"),
    [
        ('"pro"', "string"),
        ("'it\\'s'", "string"),
        ('f"{plan}"', "string"),
        ("`a ${b}`", "string"),
        ("String(user.id)", "string"),
        ("str(user.id)", "string"),
        ("12", "number"),
        ("-1.5e3", "number"),
        ("1_000n", "number"),
        ("len(items)", "number"),
        ("true", "boolean"),
        ("False", "boolean"),
        ("!!user", "boolean"),
        ("[1, 2]", "array"),
        ("{ a: 1 }", "object"),
        ('"a" if x else 1', None),
        ('"a" + b + "c"', None),
        ("[a][0]", None),
        ("len(a) + str(b)", None),
        ("plan", None),
        ("user.plan", None),
        ("", None),
    ],
)
def test_a_literal_shows_its_type_and_other_expressions_show_none(expression: str, kind: str | None) -> None:
    """A guess would be a false alarm."""
    assert literal_type(expression) == kind
