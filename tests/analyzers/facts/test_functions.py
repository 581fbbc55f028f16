"""Functions: how they are named, nested, decorated and exported."""

import pytest

from analyzers.model import Function
from tests.support.projects import facts_of


def functions_of(path: str, text: str) -> dict[str, Function]:
    """The functions of a file by their qualified names."""
    return {each.qualified_name: each for each in facts_of(path, text).functions}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("function save() {}", "save"),
        ("const save = async () => {};", "save"),
        ("export const signUp = validatedAction(schema, async (data) => {});", "signUp"),
        ("const onSubmit = useCallback(async () => {}, []);", "onSubmit"),
        ("const Card = memo(forwardRef((props) => null));", "Card"),
        ("const useCart = create()(() => ({}));", "useCart"),
        ("const Card = memo(function Inner() {});", "Inner"),
        ("x = { onPay: () => {} };", "onPay"),
        ("x = { onPay() {} };", "onPay"),
        ("x = { onPay: wrap(() => {}) };", "onPay"),
        ("exports.register = async () => {};", "register"),
        ("actions.pay = guard(async () => {});", "pay"),
        ("class Cart { add = async () => {} }", "Cart.add"),
        ("class Cart { add() {} }", "Cart.add"),
        ("function outer() { const inner = () => {}; }", "outer.inner"),
        ("export default () => {}", "cart"),
        ("export default async function () {}", "cart"),
        ("export default withAuth(async () => {})", "cart"),
        ("const total = items.reduce((a, b) => a + b);", ""),
        ("items.forEach((item) => {});", ""),
        ("router.post('/carts', async () => {});", "POST /carts"),
    ],
)
def test_a_function_is_named_by_itself_or_by_what_it_is_given_to(text: str, name: str) -> None:
    """Callbacks of collections and promises stay nameless; a route names its handler only when qualified."""
    assert name in functions_of("src/cart.ts", text)


def test_a_default_export_of_a_page_is_named_for_its_folder() -> None:
    """``page`` says nothing, ``pricing`` does; groups and parameters are passed over."""
    assert "pricing" in functions_of("app/(shop)/pricing/(all)/page.tsx", "export default () => null")


def test_a_function_knows_what_stands_around_it() -> None:
    """Class, bases, enclosing function, decorators and whether it is a coroutine."""
    text = (
        "class Team(Model, table=True):\n"
        "    @property\n"
        "    @cache(ttl=3)\n"
        "    async def invite(self, email: str, *roles, role='x', **more):\n"
        "        def inner(): pass\n"
    )
    found = functions_of("team.py", text)
    invite, inner = found["Team.invite"], found["Team.invite.inner"]
    assert (invite.owner, invite.bases, invite.kind, invite.is_async) == ("Team", ("Model",), "method", True)
    assert invite.decorators == ("property", "cache(ttl=3)")
    assert invite.parameters == ("self", "email", "roles", "role", "more")
    assert text[invite.span.start :].startswith("@property")
    assert text[invite.name_span.start : invite.name_span.end] == "invite"
    assert (inner.parent, inner.owner) == (0, "")


def test_destructured_parameters_are_bound_one_by_one() -> None:
    """Defaults, renamed members, rests and types bind no names of their own."""
    text = "function pay({ plan, price: cost = 1, ...rest }: Props, [first], user?: User, ...more: T[]) {}"
    assert functions_of("pay.ts", text)["pay"].parameters == ("plan", "cost", "rest", "first", "user", "more")


def test_what_a_module_hands_out_is_exported() -> None:
    """By a keyword, by a list, by default, by assignment; in Python by a name without an underscore."""
    text = "export function a() {}\nfunction b() {}\nconst c = () => {};\nfunction d() {}\nexport { c };\n"
    found = functions_of("x.ts", f"{text}export default d;\nmodule.exports.e = () => {{}};")
    assert {name: each.exported for name, each in found.items()} == {
        "a": True,
        "b": False,
        "c": True,
        "d": True,
        "e": True,
    }
    assert {name: each.exported for name, each in functions_of("x.py", "def f(): ...\ndef _g(): ...").items()} == {
        "f": True,
        "_g": False,
    }


def test_the_whole_definition_holds_the_export_and_the_decorators() -> None:
    """An editor folds and an anchor avoids the whole."""
    text = "export const pay = guard(async () => { go(); });\n"
    found = functions_of("x.ts", text)["pay"]
    assert text[found.span.start : found.span.end] == text.strip()
    assert text[found.body.start : found.body.end] == "{ go(); }"


def test_a_function_with_a_capital_that_holds_markup_is_a_component() -> None:
    """The callback inside it is not, and neither is a function without markup."""
    text = "const List = () => { return items.map((item) => <li>{item}</li>); };\nconst Sum = () => 1;"
    assert [each.kind for each in facts_of("x.tsx", text).functions] == ["component", "arrow", "arrow"]


def test_directives_belong_to_the_file_or_to_the_function_that_they_open() -> None:
    """Other strings that stand alone are none."""
    facts = facts_of("x.ts", "'use client';\n'other';\nasync function save() {\n  // note\n  'use server';\n}\n")
    assert facts.directives == ("use client",)
    assert facts.functions[0].directives == ("use server",)
