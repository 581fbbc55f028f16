"""Changes with which nothing is wrong: a false flaw makes the agent mend what is right."""

import pytest

from analyzers.model import Entry
from tests.support.agent_changes import FLASK_ENTRIES, NEXT_ENTRIES, flask_change, next_change
from tests.support.changed import Changing, also, edited, planned
from tests.verification.small import (
    ACTIONS,
    BOARD_PACKAGES,
    BOARDS,
    CREATED,
    DONE,
    HEADERS,
    IMPORT,
    INVITED,
    ORDER_PLACED,
    ORDERS,
    SHOP,
    SIGNED_UP,
    invite,
    order,
    order_value,
    sign_up,
    sign_up_value,
)


def test_a_real_shop_with_five_events_has_no_flaw() -> None:
    """A module for the SDK, a dependency, imports, and captures of which one changes a line that was there."""
    assert flask_change().flaws(*FLASK_ENTRIES) == ()


def test_a_real_app_on_two_sides_has_no_flaw() -> None:
    """Clients for server and browser, server actions, a route, a component, two dependencies."""
    assert next_change().flaws(*NEXT_ENTRIES) == ()


def test_nothing_changed_and_nothing_planned_is_well() -> None:
    """And a file that is the same on both sides is no change."""
    assert Changing(SHOP, {}).flaws() == ()
    assert Changing(SHOP, {ORDERS: SHOP[ORDERS], ".github/x.yml": None}).flaws() == ()


HARMLESS_PYTHON = [
    "cart.total",
    "len(user.email)",
    "bool(user.phone)",
    '"b2b" if user.email else "b2c"',
    'getattr(cart, "coupon", None)',
    "cart.total if cart else 0",
    "round(cart.total / 100, 2)",
    "sum(line.quantity for line in cart.lines)",
    'request.POST.get("plan", "free")',
    "request.user.plan",
    "request.session.get('plan')",
    "user.email_verified",
    "cart.token_count",
    "order.created_at.isoformat()",
    'f"{cart.year}-{cart.month}"',
    "planOf(user)",
    "user.date_joined.year",
    "not user.email",
    "max(cart.totals, key=lambda each: each.amount)",
]


@pytest.mark.parametrize("expression", HARMLESS_PYTHON)
def test_a_value_that_tells_nothing_of_a_person_is_fine(expression: str) -> None:
    """Counts, kinds, yes or no, and what only looks at a detail."""
    change = order_value(expression, before="    planOf = cart.planner\n")
    assert [each for each in change.flaws(ORDER_PLACED) if each.rule != "properties"] == []


HARMLESS_TS = [
    "team.plan",
    "team?.plan ?? 'free'",
    "`plan-${team.plan}`",
    "String(formData.get('plan'))",
    "user.email ? 'with' : 'without'",
    "team.plan as string",
    "(team.plan satisfies string)",
    "team.members.map((each: { role: string }) => each.role).join(',')",
    "planOf(user, team)",
    "headers().get('accept-language')?.slice(0, 2)",
]


@pytest.mark.parametrize("expression", HARMLESS_TS)
def test_a_value_in_typescript_that_tells_nothing_of_a_person_is_fine(expression: str) -> None:
    """Templates, assertions, small functions and defaults are all read."""
    change = sign_up_value(expression, before="  const planOf = team.planner;\n")
    assert change.flaws(SIGNED_UP) == ()


GUARDED = f"""  if (user) {{
    await captureEvent(user.id, 'user_signed_up', {{ plan: team.plan }});
  }}
{DONE}"""
KEPT = """  const answer = { ok: true, user };
  await captureEvent(user.id, 'user_signed_up', { plan: team.plan });
  return answer;
"""
NAMED = f"""  const plan = team.plan;
  // Counted once.
  await captureEvent(user.id, 'user_signed_up', {{ plan }});

{DONE}"""
TRIED = f"""  try {{
    await captureEvent(String(user.id), 'user_signed_up', {{ plan: team.plan }});
  }} catch {{
    // The person does not wait for this.
  }}
{DONE}"""


@pytest.mark.parametrize("written", [GUARDED, KEPT, NAMED, TRIED], ids=["guarded", "kept", "named", "tried"])
def test_ways_to_put_a_capture_in_a_declared_file(written: str) -> None:
    """Around the capture there may be a guard, a variable, a comment, a changed return."""
    change = edited(BOARDS, ACTIONS, (HEADERS, HEADERS + IMPORT), (DONE, written), packages=BOARD_PACKAGES)
    assert change.flaws(SIGNED_UP) == ()


def test_the_plain_changes_that_the_other_tests_spoil_are_right() -> None:
    """So each of those tests fails by what it spoils alone."""
    assert order().flaws(ORDER_PLACED) == ()
    assert sign_up().flaws(SIGNED_UP) == ()
    assert invite().flaws(INVITED) == ()


def test_a_person_may_be_identified_by_a_lasting_id() -> None:
    """Before the capture, with what is nobody's detail."""
    assert invite(before="      posthog.identify(team.id, { plan: team.plan });\n").flaws(INVITED) == ()


def test_a_function_that_a_planned_one_calls_may_hold_the_capture() -> None:
    """The event then happens in it all the same; the person's id is handed through a parameter."""
    counting = """def _count(person_id, total):
    posthog.capture("order_placed", distinct_id=person_id, properties={"total": total})


def refund("""
    called = f"{CREATED}    _count(user.id, cart.total)\n"
    assert edited(SHOP, ORDERS, (CREATED, called), ("def refund(", counting)).flaws(ORDER_PLACED) == ()


def test_without_a_place_an_event_may_be_anywhere() -> None:
    """Then only the name and the properties count."""
    assert order().flaws(planned("order_placed", total="number")) == ()


def test_an_event_with_two_places_may_be_captured_once_in_each() -> None:
    """Two ways to sign up are two places; whoever takes one does not take the other."""
    both = planned("order_moved", ORDERS, "place")
    other = planned("order_moved", ORDERS, "refund")
    entry = Entry(both.event, both.status, where=(*both.where, *other.where))
    call = '    posthog.capture("order_moved", distinct_id=user.id)\n'
    change = edited(SHOP, ORDERS, (CREATED, CREATED + call), ("    order.save()\n", f"    order.save()\n{call}"))
    assert change.flaws(entry) == ()


def test_a_line_may_be_added_at_the_end_of_a_file_without_a_final_line_end() -> None:
    """The line before it only gets the end that it lacked."""
    shop = {**SHOP, "requirements.txt": "django>=5"}
    change = also(order(file=shop), "requirements.txt", "django>=5\nposthog>=7")
    assert change.flaws(ORDER_PLACED) == ()


def test_packages_of_a_provider_may_be_added_to_every_kind_of_manifest() -> None:
    """A list of lines, of a table and of an object; in one line or in several."""
    change = also(order(), "requirements.txt", "django>=5\nposthog>=7\nposthog[async]~=7.0 ; python_version > '3.8'\n")
    table = SHOP["pyproject.toml"].replace('["django>=5"]', '[\n    "django>=5",\n    "posthog>=7,<8",\n]')
    inline = SHOP["pyproject.toml"].replace('["django>=5"]', '["django>=5", "posthog>=7,<8"]')
    assert change.flaws(ORDER_PLACED) == ()
    assert also(order(), "pyproject.toml", table).flaws(ORDER_PLACED) == ()
    assert also(order(), "pyproject.toml", inline).flaws(ORDER_PLACED) == ()
    wanted = BOARDS["package.json"].replace('"next": "15"', '"next": "15",\n    "posthog-node": "^5.70.0"')
    assert also(sign_up(), "package.json", wanted).flaws(SIGNED_UP) == ()


def test_a_text_where_a_wrapper_takes_more_is_no_property() -> None:
    """Some wrappers take a category beside the name; a literal of the code hides nothing."""
    house = """import posthog from 'posthog-js';

export function track(event: string, category: unknown) {
  posthog.capture(event, category);
}
"""
    form = "import {{ track }} from './track';\n\nexport function onPaid() {{\n  pay();\n{}}}\n"
    shop = {"web/track.ts": house, "web/form.ts": form.format("")}
    change = Changing(shop, {"web/form.ts": form.format("  track('paid', 'shop');\n")})
    assert change.flaws(planned("paid", "web/form.ts", "onPaid")) == ()
