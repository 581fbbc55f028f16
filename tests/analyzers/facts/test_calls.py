"""Calls: their callees, arguments, and what becomes of their results."""

import pytest

from analyzers.model import Call
from tests.support.projects import facts_of


def first_call(text: str, path: str = "x.ts") -> Call:
    """The first call of a file."""
    return facts_of(path, text).calls[0]


@pytest.mark.parametrize(
    ("text", "callee"),
    [
        ("db.insert(users).values(x)", "db.insert.values"),
        ("a\n  ?.b!\n  .c<T>()", "a.b.c"),
        ("(await cookies()).delete('x')", "cookies.delete"),
        ("items[0].save()", "items.save"),
        ("new Stripe(key)", "new Stripe"),
        ("new Order(x).save()", "new Order.save"),
        ("this.mailer.send()", "this.mailer.send"),
        ("(db as Store).save()", "db.save"),
        ("'a b'.split(' ')", ".split"),
        ("import('./x')", "import"),
    ],
)
def test_a_callee_is_dotted_and_bare(text: str, callee: str) -> None:
    """Arguments, generics, assertions, casts and white space are gone."""
    assert first_call(text).callee == callee


@pytest.mark.parametrize(
    ("text", "callee"),
    [
        ("super().save()", "super.save"),
        ("User.objects.filter(x=1).delete()", "User.objects.filter.delete"),
        ("(await get())['x'].run()", "get.run"),
        ("f(x)(y)", "f"),
    ],
)
def test_a_callee_is_dotted_in_python_too(text: str, callee: str) -> None:
    """Calls and subscripts inside the chain leave their names."""
    assert first_call(text, "x.py").callee == callee


def test_a_chain_of_a_thousand_calls_keeps_the_links_next_to_its_end() -> None:
    """Its length does not multiply the work."""
    callee = first_call("a" + ".b()" * 1_000 + ".end()").callee
    assert callee.endswith(".b.b.end")
    assert callee.count(".") < 30


def test_arguments_say_their_keyword_string_and_entries() -> None:
    """A string with holes has no value; ``dict`` is a literal by another name."""
    call = first_call("f('a', b'c', f'{x}', *y, key='v', one={'k': 1, **z}, two=dict(a=b), **w)", "x.py")
    found = [(each.keyword, each.string, [entry[:2] for entry in each.entries]) for each in call.arguments]
    assert found == [
        ("", "a", []),
        ("", "c", []),
        ("", None, []),
        ("", None, []),
        ("key", "v", []),
        ("one", None, [("k", "1"), ("...", "z")]),
        ("two", None, [("a", "b")]),
        ("", None, []),
    ]


def test_entries_of_an_object_hold_shorthand_spread_and_methods() -> None:
    """Quoted and computed keys are read as names."""
    call = first_call("f({ plan, 'price-id': 1, [KEY]: x, ...rest, run() {} }, `t`)")
    assert [entry[:2] for entry in call.arguments[0].entries] == [
        ("plan", "plan"),
        ("price-id", "1"),
        ("KEY", "x"),
        ("...", "rest"),
        ("run", "run() {}"),
    ]
    assert call.arguments[1].string == "t"


@pytest.mark.parametrize(
    ("text", "bound", "awaited"),
    [
        ("const user = await get();", "user", True),
        ("const [created] = await get().returning();", "created", True),
        ("const { data } = get();", "", False),
        ("const user = get() as User;", "user", False),
        ("user = await get();", "user", True),
        ("this.user = get();", "this.user", False),
        ("return get();", "", False),
    ],
)
def test_a_call_knows_the_variable_that_takes_its_result(text: str, bound: str, awaited: bool) -> None:
    """Of a list the first name; a member of an object is no name for the whole."""
    call = first_call(text)
    assert (call.bound, call.awaited) == (bound, awaited)


@pytest.mark.parametrize(
    ("text", "bound", "awaited"),
    [
        ("user = await get()", "user", True),
        ("user: User = get()", "user", False),
        ("if (user := get()): pass", "user", False),
        ("with get() as user: pass", "user", False),
        ("user, created = get()", "user", False),
        ("self.user = get()", "self.user", False),
    ],
)
def test_python_binds_in_as_many_ways(text: str, bound: str, awaited: bool) -> None:
    """Assignments with and without a type, walrus, ``with``."""
    call = first_call(text, "x.py")
    assert (call.bound, call.awaited) == (bound, awaited)


def test_a_call_knows_its_innermost_function_and_a_decorator_stands_outside() -> None:
    """The module is -1."""
    facts = facts_of("x.py", "setup()\n@app.get('/')\ndef f():\n    a()\n    def g():\n        b()\n    c()\n")
    found = {call.callee: call.function for call in facts.calls}
    assert found == {"setup": -1, "app.get": -1, "a": 0, "b": 1, "c": 0}
