"""Functions are ranked by what their people would want to know of, by traits that are few and general."""

import pytest

from analyzers.findings import rank_file, rank_functions, score_of, traits_of
from tests.support.findings import catalogue
from tests.support.projects import facts_of


def traits(path: str, text: str, name: str) -> dict[str, float]:
    """The traits of the function called ``name``."""
    facts = facts_of(path, text)
    at = next(at for at, each in enumerate(facts.functions) if each.name == name)
    return traits_of(facts, catalogue())[at]


@pytest.mark.parametrize(
    ("path", "text", "name", "trait"),
    [
        ("a.ts", "function save(userId) { store.put(1); }", "save", "person"),
        ("a.ts", "function save(x) { store.put(x.workspace_id); }", "save", "person"),
        ("a.py", "def save(x):\n    store(request.user.plan)\n", "save", "person"),
        ("a.ts", "function open() { show('Start your trial'); }", "open", "commerce"),
        ("billing/a.ts", "function open() { show(1); }", "open", "commerce"),
        ("a.ts", "function openInvoice() { show(1); }", "openInvoice", "commerce"),
        ("a.ts", "function signUp() { show(1); }", "signUp", "joining"),
        ("app/login/a.ts", "function submit() { show(1); }", "submit", "joining"),
        ("app/api/a.ts", "function submit() { show(1); }", "submit", "front"),
        ("shop/views.py", "def submit(request):\n    show(1)\n", "submit", "front"),
        ("src/lib/a.ts", "function submit() { show(1); }", "submit", "aside"),
        ("a.ts", "function outer() { function inner() { show(1); } }", "inner", "nested"),
        ("a.ts", "function getPlan() { show(1); }", "getPlan", "fetches"),
        ("a.tsx", "const Card = () => <a onClick={() => go()}>Go</a>;", "Card", "acting_component"),
    ],
)
def test_a_trait_is_seen(path: str, text: str, name: str, trait: str) -> None:
    """And a bare function of a plain file has none of them."""
    assert traits(path, text, name)[trait] > 0
    assert traits("plain.ts", "function plain(x) { show(x); }", "plain")[trait] == 0


def test_a_purchase_is_ranked_above_a_formatter() -> None:
    """What a person starts and what changes something comes first."""
    facts = facts_of(
        "app/api/orders/route.ts",
        """
        export async function POST(request: Request) {
          const order = await prisma.order.create({ data: { userId: session.user.id } });
          return Response.json(order);
        }
        export function formatTotal(order: Order) { return order.total.toFixed(2); }
        """,
    )
    scores = {facts.functions[at].name: score for at, score in rank_functions(facts, catalogue()).items()}
    assert scores["POST"] > 3 * scores["formatTotal"]


def test_a_file_is_as_promising_as_its_best_functions() -> None:
    """A hundred functions of no interest do not make an interesting file."""
    assert rank_file({}) == 0
    assert rank_file({0: 0.6}) == pytest.approx(0.6)
    assert rank_file({0: 0.6, 1: 0.5}) > 0.6
    assert rank_file(dict.fromkeys(range(100), 0.02)) < 0.1


def test_a_score_is_a_share_whatever_the_traits() -> None:
    """Traits that the weights do not know count nothing."""
    assert 0 <= score_of({}) <= 1
    assert score_of({"unheard": 10.0}) == score_of({})
