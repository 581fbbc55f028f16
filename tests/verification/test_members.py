"""What is called on a client is there in the SDK that is installed."""

import pytest

from analyzers.model import Surface
from tests.support.changed import also, rules, said
from tests.verification.small import INVITED, ORDER_PLACED, SIGNED_UP, invite, order, sign_up

SERVER = Surface("posthog", "7.9.1", frozenset({"capture", "identify", "set", "flush", "shutdown", "new_context"}))
BROWSER = Surface("posthog-js", "1.449.2", frozenset({"capture", "identify", "reset", "people.set", "onFeatureFlags"}))
NODE = Surface("posthog-node", "5.70.0", frozenset({"capture", "captureImmediate", "flush", "shutdown"}))
CLIENT = """import { PostHog } from 'posthog-node';

export const client = new PostHog(process.env.POSTHOG_KEY!);
"""
ALL = {each.package: each for each in (SERVER, BROWSER, NODE)}


@pytest.mark.parametrize(("called", "near"), [("capture_event", "capture"), ("flushh", "flush"), ("sett", "set")])
def test_a_call_that_the_sdk_does_not_have_is_told_with_what_is_near(called: str, near: str) -> None:
    """And with the version that is installed."""
    flaws = order(before=f"    posthog.{called}(1)\n").flaws(ORDER_PLACED, surfaces=ALL)
    assert rules(flaws) == ["sdk-call"]
    assert f"`{called}` is not in posthog 7.9.1, which is installed; it has `{near}`" in said(flaws)


@pytest.mark.parametrize("called", ["send_it", "emit", "x"])
def test_a_name_that_is_like_none_is_told_with_what_sends_events(called: str) -> None:
    """Of what the installed version has."""
    flaws = order(before=f"    posthog.{called}(1)\n").flaws(ORDER_PLACED, surfaces=ALL)
    assert "which is installed; it has `capture`." in said(flaws)


def test_the_capture_itself_must_be_there() -> None:
    """The flaw is then about its event."""
    old = {"posthog": Surface("posthog", "0.1", frozenset({"track"}))}
    flaws = order().flaws(ORDER_PLACED, surfaces=old)
    assert [(each.rule, each.event) for each in flaws] == [("sdk-call", "order_placed")]


def test_what_the_sdk_has_is_fine() -> None:
    """Members of members as well; and a client made in the file."""
    assert order(before="    posthog.flush()\n").flaws(ORDER_PLACED, surfaces=ALL) == ()
    assert invite(before="      posthog.people.set({ plan: team.plan });\n").flaws(INVITED, surfaces=ALL) == ()
    assert sign_up().flaws(SIGNED_UP, surfaces=ALL) == ()
    wrong = invite(before="      posthog.people.sett({ plan: team.plan });\n").flaws(INVITED, surfaces=ALL)
    assert rules(wrong) == ["sdk-call"]


def test_a_client_that_another_module_makes_is_known() -> None:
    """Its package is that of the module, not of the file that calls it."""
    change = sign_up(before="  await client.flush();\n")
    for called, broken in (("flush", []), ("flushAll", ["sdk-call"])):
        text = (change.after["app/actions.ts"] or "").replace("client.flush()", f"client.{called}()")
        text = text.replace("import { db }", "import { client } from '@/lib/client';\nimport { db }")
        made = also(also(change, "app/actions.ts", text), "lib/client.ts", CLIENT)
        assert rules(made.flaws(SIGNED_UP, surfaces=ALL)) == broken


UNKNOWN = Surface("posthog", "7")
OTHER = Surface("mixpanel", "5", frozenset({"track"}))


@pytest.mark.parametrize("surfaces", [{}, {"posthog": UNKNOWN}, {"mixpanel": OTHER}], ids=["none", "unknown", "other"])
def test_without_knowledge_of_the_sdk_nothing_is_said(surfaces: dict[str, Surface]) -> None:
    """Nor does another provider's SDK tell."""
    assert order(before="    posthog.anything()\n").flaws(ORDER_PLACED, surfaces=surfaces) == ()


def test_a_module_of_the_project_that_sounds_like_a_client_is_none() -> None:
    """Its members are its own."""
    change = order(before="    analytics.count_order(1)\n")
    text = (change.after["shop/orders.py"] or "").replace(
        "import posthog\n", "import posthog\n\nfrom shop import analytics\n"
    )
    segment = {"segment-analytics-python": Surface("segment-analytics-python", "2", frozenset({"track"}))}
    assert also(change, "shop/orders.py", text).flaws(ORDER_PLACED, surfaces=segment) == ()
