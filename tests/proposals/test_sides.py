"""Which side of the wire a function runs on is told by what it says, by who uses it, and at last by its path."""

import pytest

from analyzers.model import Side
from analyzers.proposals.sides import side_of
from tests.support.projects import facts_of


def _side(path: str, text: str, name: str) -> Side:
    facts = facts_of(path, text)
    return side_of(facts, next(at for at, each in enumerate(facts.functions) if each.name == name))


PLAIN = "export async function save(id: string) { await store(id); }"


@pytest.mark.parametrize(
    ("path", "side"),
    [
        ("src/server/orders.ts", Side.SERVER),
        ("app/api/orders/route.ts", Side.SERVER),
        ("src/orders/orders.service.ts", Side.SERVER),
        ("app/orders/actions.ts", Side.SERVER),
        ("src/orders.ts", Side.SERVER),
        ("src/components/orders.ts", Side.CLIENT),
        ("src/useOrders.ts", Side.CLIENT),
        ("src/Orders.tsx", Side.CLIENT),
    ],
)
def test_a_path_tells_when_nothing_else_does(path: str, side: Side) -> None:
    """Folders and endings are habits, and the weakest sign; without any, code runs on a server."""
    assert _side(path, PLAIN, "save") is side


def test_python_runs_on_the_server() -> None:
    """Wherever the file lies."""
    assert _side("frontend/views.py", "def save(request):\n    store(request)\n", "save") is Side.SERVER


@pytest.mark.parametrize(("word", "side"), [("use server", Side.SERVER), ("use client", Side.CLIENT)])
def test_a_directive_goes_before_the_path(word: str, side: Side) -> None:
    """The file says it in so many words."""
    assert _side("src/orders.ts", f"'{word}';\n{PLAIN}", "save") is side


def test_a_functions_own_directive_goes_before_the_component_around_it() -> None:
    """An action may be written where it is used."""
    text = """
        export default function Page() {
          async function save(form: FormData) {
            'use server';
            await store(form);
          }
          return <form action={save}><button>Save</button></form>;
        }
    """
    assert _side("app/page.tsx", text, "save") is Side.SERVER


def test_what_stands_in_a_component_or_a_hook_runs_in_the_browser() -> None:
    """Even in a folder whose files make routes of pages."""
    component = """
        export function Login() {
          const onSubmit = async (values) => { await send(values); };
          return <form onSubmit={onSubmit}><button>Log in</button></form>;
        }
    """
    assert _side("src/routes/login.tsx", component, "onSubmit") is Side.CLIENT
    hook = "export function useAuth() { const logout = () => { forget(); }; return { logout }; }"
    assert _side("src/lib/auth.ts", hook, "logout") is Side.CLIENT


def test_a_route_is_served_by_the_server() -> None:
    """Whatever else the file imports."""
    text = (
        "import axios from 'axios';\napp.post('/orders', async function save(req, res) { await store(req.body); });\n"
    )
    assert _side("src/orders.ts", text, "save") is Side.SERVER


def test_what_only_a_browser_has_is_used_in_a_browser() -> None:
    """There is no local storage elsewhere."""
    text = "export function forget() { localStorage.removeItem('token'); }"
    assert _side("src/orders.ts", text, "forget") is Side.CLIENT


@pytest.mark.parametrize(
    ("hook", "side"), [("useServerFn(logIn)", Side.CLIENT), ("useTranslations('login')", Side.SERVER)]
)
def test_a_page_that_keeps_state_runs_where_people_see_it(hook: str, side: Side) -> None:
    """A component that a route shows is the server's, unless it calls what only a browser's may."""
    text = f"export default function Login() {{ const it = {hook}; return <form>{{it}}</form>; }}"
    assert _side("app/login/page.tsx", text, "Login") is side
