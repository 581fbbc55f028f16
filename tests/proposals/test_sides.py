"""The side of a function is where its code runs: what the file says goes before what its path says."""

import pytest

from analyzers.model import Side
from analyzers.proposals.sides import side_of
from tests.support.projects import facts_of

HANDLER = (
    "export function Cart() {\n  const pay = async () => { await send(); };\n  return <a onClick={pay}>Pay</a>;\n}"
)
SIDES = [
    ("shop/views.py", "def pay(request):\n    charge()", "pay", Side.SERVER),
    ("app/actions.ts", "'use server';\nexport async function pay() { await charge(); }", "pay", Side.SERVER),
    ("app/pay/page.tsx", f"'use client';\n{HANDLER}", "Cart", Side.CLIENT),
    ("app/pay/page.tsx", f"'use client';\n{HANDLER}", "Cart.pay", Side.CLIENT),
    ("app/api/pay/route.ts", "export async function POST() { await charge(); }", "POST", Side.SERVER),
    ("src/cart.tsx", HANDLER, "Cart.pay", Side.CLIENT),
    (
        "src/useCart.ts",
        "export function useCart() {\n  const pay = () => send();\n  return { pay };\n}",
        "useCart.pay",
        Side.CLIENT,
    ),
    ("src/cart.ts", "export function pay() { localStorage.setItem('a', 'b'); }", "pay", Side.CLIENT),
    ("server/pay.ts", "export async function pay() { await charge(); }", "pay", Side.SERVER),
    (
        "src/pay.ts",
        "import fs from 'node:fs';\nexport function pay() { fs.writeFileSync('a', 'b'); }",
        "pay",
        Side.SERVER,
    ),
]


@pytest.mark.parametrize(("path", "text", "symbol", "side"), SIDES, ids=[f"{each[0]} {each[2]}" for each in SIDES])
def test_a_function_runs_on_the_side_that_its_file_shows(path: str, text: str, symbol: str, side: Side) -> None:
    """Directives first, then what renders, routes, handlers, imports and paths."""
    facts = facts_of(path, text)
    at = next(at for at, each in enumerate(facts.functions) if each.qualified_name == symbol)
    assert side_of(facts, at) is side


def test_a_function_that_says_it_runs_on_the_server_does_so_in_a_clients_file() -> None:
    """The nearer directive counts."""
    facts = facts_of(
        "app/page.tsx", "'use client';\nexport async function pay() {\n  'use server';\n  await charge();\n}"
    )
    assert side_of(facts, 0) is Side.SERVER
