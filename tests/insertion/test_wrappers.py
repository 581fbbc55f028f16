"""A house wrapper is called as the project calls it: its order, its keywords, awaited or not."""

import pytest

from tests.support.insertions import Folder, inserted, refused

VIEW = """
from shop.store import save


def checkout(current_user, request, order, plan):
    save(order)
    $0
    return order
"""
PACKAGE = {"shop/__init__.py": "", "shop/store.py": ""}


def python_call(wrapper: str, *properties: str, view: str = VIEW) -> str:
    """The line that is inserted into the view for a wrapper in ``shop/events.py``."""
    files = {"shop/views.py": view, "shop/events.py": f"import posthog\n\n\n{wrapper}\n", **PACKAGE}
    text = inserted(files, *properties)
    (line,) = [each.strip() for each in text.splitlines() if "order_placed" in each]
    return line


@pytest.mark.parametrize(
    ("wrapper", "properties", "call"),
    [
        (
            (
                "def track(event, user_id, properties=None):\n"
                "    posthog.capture(event, distinct_id=user_id, properties=properties)"
            ),
            ["plan"],
            'track("order_placed", current_user.id, {"plan": plan})',
        ),
        (
            (
                "def track(event, user_id, properties=None):\n"
                "    posthog.capture(event, distinct_id=user_id, properties=properties)"
            ),
            [],
            'track("order_placed", current_user.id)',
        ),
        (
            (
                "def track(event, user_id, properties):\n"
                "    posthog.capture(event, distinct_id=user_id, properties=properties)"
            ),
            [],
            'track("order_placed", current_user.id, {})',
        ),
        (
            (
                "def track(user, event, *, props=None):\n"
                "    posthog.capture(event, distinct_id=str(user.id), properties=props)"
            ),
            ["plan"],
            'track(current_user, "order_placed", props={"plan": plan})',
        ),
        (
            (
                "def track(event: str, user_id: str, **properties):\n"
                "    posthog.capture(event, distinct_id=user_id, properties=properties)"
            ),
            ["plan", "total=order.total"],
            'track("order_placed", str(current_user.id), plan=plan, total=order.total)',
        ),
        (
            (
                "def track(request, event, user_id, team=None, properties=None):\n"
                "    posthog.capture(event, distinct_id=user_id, properties={**properties, 'team': team})"
            ),
            ["plan"],
            'track(request, "order_placed", current_user.id, properties={"plan": plan})',
        ),
    ],
)
def test_a_python_wrapper_gets_its_arguments_where_it_takes_them(
    wrapper: str, properties: list[str], call: str
) -> None:
    """Positions, keywords, gathered keywords, objects of a person, and parameters that are in scope by name."""
    assert python_call(wrapper, *properties) == call


def test_a_wrapper_that_needs_what_is_not_there_is_not_called() -> None:
    """Nothing is made up for a parameter; the reason names it."""
    wrapper = "def track(event, user_id, tenant):\n    posthog.capture(event, distinct_id=user_id, groups=tenant)\n"
    refusal = refused(
        {"shop/views.py": VIEW, "shop/events.py": f"import posthog\n\n\n{wrapper}", **PACKAGE}, provider="house"
    )
    assert refusal.reason == "track of shop/events.py needs tenant, for which nothing here stands."


def test_an_asynchronous_python_wrapper_is_awaited() -> None:
    """A coroutine that nobody awaits never runs."""
    wrapper = "async def track(event, user_id):\n    posthog.capture(event, distinct_id=user_id)"
    view = VIEW.replace("def checkout", "async def checkout")
    assert python_call(wrapper, view=view) == 'await track("order_placed", current_user.id)'


def test_an_asynchronous_wrapper_is_not_called_where_nothing_can_be_awaited() -> None:
    """The settings ask for the wrapper, so that no other way is taken."""
    wrapper = "async def track(event, user_id):\n    posthog.capture(event, distinct_id=user_id)"
    files = {"shop/views.py": VIEW, "shop/events.py": f"import posthog\n\n\n{wrapper}\n", **PACKAGE}
    assert "is awaited" in refused(files, provider="house").reason


HANDLER = """
import { save } from "@/lib/store";

export async function checkout(userId: string, order: Order, plan: string) {
  await save(order);
  $0
  return order;
}
"""
NODE_CLIENT = 'import { PostHog } from "posthog-node";\nconst client = new PostHog("x");\n'
STORE = {"src/lib/store.ts": "export const save = (order: Order) => order;\n"}


@pytest.mark.parametrize(
    ("wrapper", "line", "brought"),
    [
        (
            (
                "export function track(userId: string, event: string, properties?: object) {\n"
                "  client.capture({ distinctId: userId, event, properties });\n}\n"
            ),
            '  track(userId, "order_placed", { plan });\n',
            'import { track } from "@/lib/track";\n',
        ),
        (
            (
                "export async function track(event: string, userId: string, properties = {}) {\n"
                "  await client.captureImmediate({ distinctId: userId, event, properties });\n}\n"
            ),
            '  void track("order_placed", userId, { plan });\n',
            'import { track } from "@/lib/track";\n',
        ),
        (
            (
                "export function track({ event, userId, properties }: "
                "{ event: string; userId: string; properties?: object }) {\n"
                "  client.capture({ distinctId: userId, event, properties });\n}\n"
            ),
            '  track({ event: "order_placed", userId, properties: { plan } });\n',
            'import { track } from "@/lib/track";\n',
        ),
        (
            (
                "function track(userId: string, event: string, properties?: object) {\n"
                "  client.capture({ distinctId: userId, event, properties });\n}\nexport const analytics = { track };\n"
            ),
            '  analytics.track(userId, "order_placed", { plan });\n',
            'import { analytics } from "@/lib/track";\n',
        ),
    ],
)
def test_a_typescript_wrapper_is_called_as_it_is_written(wrapper: str, line: str, brought: str) -> None:
    """Positions, one object, a member of an exported object; the import takes the file's alias."""
    user = 'import { analytics } from "@/lib/track";\n\nexport function ship() {\n  analytics.track("u", "a");\n}\n'
    if "analytics" not in wrapper:
        user = "export {};\n"
    files = {"src/checkout.ts": HANDLER, "src/lib/track.ts": NODE_CLIENT + wrapper, "src/ship.ts": user, **STORE}
    text = inserted(files, "plan")
    assert line in text
    assert brought in text


def test_a_wrapper_that_its_callers_await_is_awaited() -> None:
    """Callers know better than the definition whether it matters."""
    wrapper = (
        "export async function track(event: string, userId: string) {\n"
        "  await client.captureImmediate({ distinctId: userId, event });\n}\n"
    )
    caller = (
        'import { track } from "@/lib/track";\n\nexport async function ship(userId: string) {\n'
        '  await track("order_shipped", userId);\n}\n'
    )
    files = {"src/checkout.ts": HANDLER, "src/lib/track.ts": NODE_CLIENT + wrapper, "src/ship.ts": caller, **STORE}
    assert '  await track("order_placed", userId);\n' in inserted(files)


def test_a_member_of_what_a_hook_returns_is_used_where_the_component_has_taken_it() -> None:
    """Hooks are called by the component alone; a handler inside it uses what it has."""
    hook = (
        'import posthog from "posthog-js";\n\nexport function useAnalytics() {\n'
        "  const track = (event: string, properties?: object) => posthog.capture(event, properties);\n"
        "  return { track };\n}\n"
    )
    page = """
    "use client";
    import { useAnalytics } from "./useAnalytics";

    export function Checkout({ order, plan }) {
      const { track } = useAnalytics();
      const onSubmit = async () => {
        await save(order);
        $0
      };
      return <form onSubmit={onSubmit} />;
    }
    """
    text = inserted({"src/checkout.tsx": page, "src/useAnalytics.ts": hook}, "plan", provider="house")
    assert text.count("useAnalytics()") == 1
    assert '    track("order_placed", { plan });\n' in text


def test_the_settings_may_ask_for_a_provider_instead_of_the_wrapper() -> None:
    """Someone who moves from one vendor to another says so."""
    wrapper = "def track(event, user_id):\n    posthog.capture(event, distinct_id=user_id)\n"
    files = {"shop/views.py": VIEW, "shop/events.py": f"import posthog\n\n\n{wrapper}", **PACKAGE}
    folder = Folder(files)
    patch = folder.patch("shop/views.py", "order_placed", provider="segment")
    assert "shop/analytics.py" in {hunk.path for hunk in patch.hunks}


def test_inside_the_module_of_the_wrapper_nothing_is_imported() -> None:
    """The wrapper is bound there."""
    module = """
    import posthog


    def track(event, user_id):
        posthog.capture(event, distinct_id=user_id)


    def checkout(current_user, order):
        save(order)
        $0
    """
    assert '    track("order_placed", current_user.id)\n' in inserted({"shop/events.py": module, **PACKAGE})
