"""A change is divided into hunks that each serve their events, and of which any part may be taken."""

import hashlib
import itertools
from collections.abc import Sequence

import pytest

from analyzers.insertion import apply
from analyzers.model import Entry, Hunk, HunkRole, Patch
from tests.support.agent_changes import FLASK_ENTRIES, NEXT_ENTRIES, flask_change, next_change
from tests.support.changed import Changing, also, edited, planned
from tests.verification.small import (
    ACTIONS,
    BOARD_PACKAGES,
    BOARDS,
    CALL,
    CREATED,
    DONE,
    FORM,
    HEADERS,
    IMPORT,
    INVITED,
    ORDER_PLACED,
    ORDER_REFUNDED,
    ORDERS,
    SENT,
    SHOP,
    SIGNED_UP,
    invite,
    order,
    sign_up,
)

REFUNDED = '    posthog.capture("order_refunded", distinct_id=user.id)\n'
COUNTED = '    posthog.capture("cart_counted", distinct_id=user.id)\n'
CART_COUNTED = planned("cart_counted", ORDERS, "place")


def told(patch: Patch) -> list[tuple[str, str, tuple[str, ...], bool]]:
    """Path, role, events and risk of each hunk."""
    return [(each.path, each.role.value, each.events, each.risky) for each in patch.hunks]


def taken(change: Changing, patch: Patch, events: Sequence[str]) -> Changing:
    """The change as it is when only some events are accepted."""
    kept = Patch(tuple(each for each in patch.hunks if set(each.events) & set(events)), patch.base)
    texts = {path: apply(kept, path, change.text(path)).decode() for path in {each.path for each in kept.hunks}}
    return Changing(change.before, texts, change.packages)


# --- what a hunk is for ------------------------------------------------------------------------------------------


def test_each_capture_is_a_hunk_of_its_event_and_what_they_share_is_of_all() -> None:
    """The set-up for those whose file imports it, the dependency for those who need the package."""
    hunks = told(flask_change().patch(*FLASK_ENTRIES))
    everything = tuple(each.event for each in FLASK_ENTRIES)
    assert hunks == [
        ("requirements.txt", "dependency", everything, False),
        ("shop/account.py", "import", ("subscription_cancelled", "member_invited"), False),
        ("shop/account.py", "capture", ("subscription_cancelled",), False),
        ("shop/account.py", "capture", ("member_invited",), False),
        ("shop/analytics.py", "setup", everything, False),
        ("shop/auth.py", "import", ("user_signed_up", "user_logged_in"), False),
        ("shop/auth.py", "capture", ("user_signed_up",), False),
        ("shop/auth.py", "capture", ("user_logged_in",), True),
        ("shop/checkout.py", "import", ("checkout_started",), False),
        ("shop/checkout.py", "capture", ("checkout_started",), False),
    ]


def test_each_side_gets_its_own_set_up_and_package() -> None:
    """A client for the browser is needed by what runs there alone."""
    hunks = {
        (each.path, each.edit.new_text.strip()[:20]): each.events for each in next_change().patch(*NEXT_ENTRIES).hunks
    }
    server = ("user_signed_up", "checkout_started", "subscription_cancelled")
    assert hunks["instrumentation-client.ts", "import posthog from "] == ("cancel_dialog_confirmed",)
    assert hunks["lib/posthog-server.ts", "import { PostHog } fr"[:20]] == server
    assert hunks["package.json", '"posthog-js": "^1.44'] == ("cancel_dialog_confirmed",)
    assert hunks["package.json", '"posthog-node": "^5.'] == server


def test_captures_of_two_events_side_by_side_are_two_hunks() -> None:
    """With the comment and the variable that each of them needs."""
    text = (
        f"{CREATED}    # The order stands.\n{CALL}\n    user_count = cart.count\n"
        '    posthog.capture("cart_counted", distinct_id=user.id, properties={"count": user_count})\n'
    )
    patch = edited(SHOP, ORDERS, (CREATED, text)).patch(ORDER_PLACED, CART_COUNTED)
    assert [(each.events, each.edit.new_text.count("\n")) for each in patch.hunks] == [
        (("order_placed",), 2),
        (("cart_counted",), 3),
    ]
    assert "# The order stands." in patch.hunks[0].edit.new_text
    assert "user_count = cart.count" in patch.hunks[1].edit.new_text


def test_a_variable_that_two_events_use_is_for_both() -> None:
    """It stands in a hunk of its own."""
    text = (
        f"{CREATED}    line_count = len(cart.lines)\n"
        '    posthog.capture("order_placed", distinct_id=user.id, properties={"total": line_count})\n'
        '    posthog.capture("cart_counted", distinct_id=user.id, properties={"count": line_count})\n'
    )
    patch = edited(SHOP, ORDERS, (CREATED, text)).patch(ORDER_PLACED, CART_COUNTED)
    assert [(each.role, each.events) for each in patch.hunks] == [
        (HunkRole.SETUP, ("order_placed", "cart_counted")),
        (HunkRole.CAPTURE, ("order_placed",)),
        (HunkRole.CAPTURE, ("cart_counted",)),
    ]


def test_captures_that_cannot_be_parted_are_one_hunk_of_both_events() -> None:
    """Two branches of one statement."""
    text = f"{CREATED}    if cart.total:\n    {CALL}    else:\n    {COUNTED}"
    patch = edited(SHOP, ORDERS, (CREATED, text)).patch(ORDER_PLACED, CART_COUNTED)
    assert told(patch) == [(ORDERS, "capture", ("order_placed", "cart_counted"), False)]


def test_an_equal_neighbour_does_not_tear_a_capture() -> None:
    """Lines that look alike give the difference several readings, of which the whole statement is taken."""
    call = "  await captureEvent(\n    user.id,\n    '{}',\n    {{ plan: team.plan }},\n  );\n"
    before = {
        **BOARDS,
        ACTIONS: BOARDS[ACTIONS].replace(HEADERS, HEADERS + IMPORT).replace(DONE, call.format("seen") + DONE),
    }
    for text in (
        call.format("user_signed_up") + call.format("seen"),
        call.format("seen") + call.format("user_signed_up"),
    ):
        patch = edited(before, ACTIONS, (call.format("seen"), text), packages=BOARD_PACKAGES).patch(SIGNED_UP)
        assert [each.edit.new_text for each in patch.hunks] == [call.format("user_signed_up")]


def test_an_import_that_grows_is_an_import_and_no_risk() -> None:
    """Nothing that was there goes."""
    text = "import { cookies, headers, draftMode } from 'next/headers';\n"
    patch = edited(BOARDS, ACTIONS, (HEADERS, text), packages=BOARD_PACKAGES).patch(SIGNED_UP)
    assert told(patch) == [(ACTIONS, "import", ("user_signed_up",), False)]
    assert patch.hunks[0].edit.new_text == ", draftMode"


def test_imports_serve_the_events_that_use_them() -> None:
    """Two imports for two events of one file are two hunks."""
    text = "from a import for_placed\nfrom b import for_counted\n"
    placed = CALL.replace("cart.total", "for_placed(cart)")
    counted = COUNTED.replace("user.id", "for_counted(user)")
    known = "from shop.models import Order\n"
    change = edited(SHOP, ORDERS, (known, known + text), (CREATED, CREATED + placed + counted))
    assert [each.events for each in change.patch(ORDER_PLACED, CART_COUNTED).hunks] == [
        ("order_placed",),
        ("cart_counted",),
        ("order_placed",),
        ("cart_counted",),
    ]


def test_a_parameter_that_is_handed_through_belongs_to_its_event() -> None:
    """The function's head, the call of it in another file, and the capture are taken together or not at all."""
    views = (
        "from shop.orders import place\n\n\ndef buy(request):\n    return place(request, request.user, request.cart)\n"
    )
    shop = {**SHOP, "shop/views.py": views}
    change = also(
        edited(
            shop,
            ORDERS,
            ("def place(request, user, cart):", "def place(request, user, cart, buyer_id):"),
            (CREATED, CREATED + CALL.replace("user.id", "buyer_id")),
            ("    order.save()\n", f"    order.save()\n{REFUNDED}"),
        ),
        "shop/views.py",
        shop["shop/views.py"].replace("request.cart)", "request.cart, request.user.id)"),
    )
    assert told(change.patch(ORDER_PLACED, ORDER_REFUNDED)) == [
        (ORDERS, "setup", ("order_placed",), True),
        (ORDERS, "capture", ("order_placed",), False),
        (ORDERS, "capture", ("order_refunded",), False),
        ("shop/views.py", "setup", ("order_placed",), True),
    ]


def test_lines_that_change_are_a_risk_with_a_reason() -> None:
    """Lines that only come are none."""
    kept = """  const answer = { ok: true, user };
  await captureEvent(user.id, 'user_signed_up', { plan: team.plan });
  return answer;
"""
    change = edited(BOARDS, ACTIONS, (HEADERS, HEADERS + IMPORT), (DONE, kept), packages=BOARD_PACKAGES)
    patch = change.patch(SIGNED_UP)
    assert [each.risky for each in patch.hunks] == [False, True]
    assert patch.hunks[1].reason == "Captures user_signed_up. Existing lines change."


def test_what_opens_in_one_hunk_and_closes_in_another_goes_together() -> None:
    """A block that is put around lines that stay."""
    before = "function f(a) {\n  first(a);\n\n  second(a);\n}\n"
    after = "function f(a) {\n  if (a) {\n    first(a);\n\n    second(a);\n  }\n  posthog.capture('seen');\n}\n"
    shop = {"web/a.js": f"import posthog from 'posthog-js';\n{before}"}
    change = Changing(shop, {"web/a.js": f"import posthog from 'posthog-js';\n{after}"})
    seen, other = planned("seen", "web/a.js"), planned("other", "web/a.js")
    events = {each.events for each in change.patch(seen, other).hunks}
    assert len(change.patch(seen, other).hunks) > 1
    assert events == {("seen",)}


def test_what_belongs_to_no_event_is_for_all() -> None:
    """A file of another kind, a comment alone."""
    change = also(order(), "README.md", "# Read me\n")
    patch = change.patch(ORDER_PLACED, ORDER_REFUNDED)
    assert {each.path: each.events for each in patch.hunks}["README.md"] == ("order_placed", "order_refunded")


def test_a_file_that_is_gone_has_no_hunk() -> None:
    """A patch removes no file; verification tells of it."""
    assert {each.path for each in also(order(), "shop/mail.py", None).patch(ORDER_PLACED).hunks} == {ORDERS}


def test_the_patch_names_the_texts_that_it_was_made_for() -> None:
    """By hash; a new file has none; a byte order mark is no part of a text."""
    patch = flask_change().patch(*FLASK_ENTRIES)
    base = dict(patch.base)
    assert list(base) == sorted({each.path for each in patch.hunks})
    assert base["shop/analytics.py"] == ""
    assert base["shop/auth.py"] == hashlib.sha256(flask_change().text("shop/auth.py")).hexdigest()
    assert [each.path for each in patch.hunks if each.creates] == ["shop/analytics.py"]


# --- any part may be taken ---------------------------------------------------------------------------------------

BOTH = Changing(BOARDS, {**sign_up().after, **invite().after}, BOARD_PACKAGES)
TWO_SIDES = (SIGNED_UP, INVITED)
REAL = [(flask_change(), FLASK_ENTRIES), (next_change(), NEXT_ENTRIES), (BOTH, TWO_SIDES)]


@pytest.mark.parametrize(("change", "entries"), REAL, ids=["shop", "boards", "two sides"])
def test_any_subset_of_events_is_a_change_without_flaws(change: Changing, entries: tuple[Entry, ...]) -> None:
    """With the hunks that the subset needs: it parses, its names are bound, each event is captured once."""
    patch = change.patch(*entries)
    for size in range(len(entries) + 1):
        for chosen in itertools.combinations(entries, size):
            part = taken(change, patch, [each.event for each in chosen])
            assert part.flaws(*chosen) == (), [each.event for each in chosen]


@pytest.mark.parametrize(("change", "entries"), REAL, ids=["shop", "boards", "two sides"])
def test_all_hunks_together_are_the_change(change: Changing, entries: tuple[Entry, ...]) -> None:
    """Byte for byte, in order, without overlap."""
    patch = change.patch(*entries)
    for each in change.changes():
        assert apply(patch, each.path, each.before or b"") == each.after
    for one, other in itertools.pairwise(patch.hunks):
        assert (one.path, one.edit.span.end) <= (other.path, other.edit.span.start) or one.path < other.path


def test_a_hunk_of_a_component_is_of_its_event() -> None:
    """State that is brought in for a property goes with it."""
    state = "  const [email, setEmail] = useState('');\n"
    change = edited(
        BOARDS,
        FORM,
        (state, f"{state}  const teamPlan = team.plan;\n"),
        (SENT, f"{SENT}      posthog.capture('member_invited', {{ plan: teamPlan }});\n"),
    )
    hunks: tuple[Hunk, ...] = change.patch(INVITED, SIGNED_UP).hunks
    assert [(each.role, each.events) for each in hunks] == [
        (HunkRole.SETUP, ("member_invited",)),
        (HunkRole.CAPTURE, ("member_invited",)),
    ]
