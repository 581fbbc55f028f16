"""A project's house wrappers are learned from its files."""

from analyzers.model import Side
from tests.support.projects import events, learned, only

FUNCTION = {
    "src/lib/analytics.ts": """
        import posthog from "posthog-js";
        export function track(event: string, properties?: Record<string, unknown>) {
          posthog.capture(event, properties);
        }
    """,
    "src/app/cart.tsx": """
        import { track } from "@/lib/analytics";
        export function Cart() { track("cart_viewed", { items }); }
    """,
    "src/app/pay.tsx": """
        import { track as send } from "../lib/analytics";
        export async function pay() { await send("order_paid"); }
    """,
    "src/app/audio.tsx": """
        import { track } from "./sound";
        track("not_an_event");
    """,
}

OBJECT = {
    "src/analytics/index.ts": """
        import { Analytics } from "@segment/analytics-node";
        const client = new Analytics({ writeKey });
        export const analytics = {
          track(userId: string, event: string, properties = {}) { client.track({ userId, event, properties }); },
          other() {},
        };
    """,
    "src/orders.ts": """
        import { analytics } from "./analytics";
        analytics.track(user.id, "Order Paid", { plan });
    """,
}

HOOK = {
    "src/hooks/useAnalytics.ts": """
        import { usePostHog } from "posthog-js/react";
        export function useAnalytics() {
          const posthog = usePostHog();
          const track = useCallback((name: string, props?: object) => { posthog?.capture(name, props); }, [posthog]);
          return { track };
        }
    """,
    "src/app/cart.tsx": """
        import { useAnalytics } from "@/hooks/useAnalytics";
        export function Cart() {
          const { track } = useAnalytics();
          return <button onClick={() => track("cart_opened", { items })}>Cart</button>;
        }
    """,
    "src/app/pay.tsx": """
        import { useAnalytics } from "@/hooks/useAnalytics";
        export function Pay() { const analytics = useAnalytics(); analytics.track("order_paid"); }
    """,
}

METHOD = {
    "src/analytics/analytics.service.ts": """
        import { PostHog } from "posthog-node";
        export class AnalyticsService {
          private readonly client = new PostHog(key);
          record(person: string, event: string, details: object) {
            this.client.capture({ distinctId: person, event, properties: details });
          }
        }
    """,
    "src/orders/orders.service.ts": """
        import { AnalyticsService } from "../analytics/analytics.service";
        export class OrdersService {
          constructor(private readonly analytics: AnalyticsService) {}
          async pay(user: User) { this.analytics.record(user.id, "order_paid", { plan: user.plan }); }
        }
    """,
}

PYTHON = {
    "app/analytics.py": """
        from functools import cache
        from posthog import Posthog

        @cache
        def _client():
            return Posthog(key)

        def capture_event(person, event, properties=None):
            client = _client()
            client.capture(event, distinct_id=str(person), properties=properties or {})
    """,
    "app/orders.py": """
        from app.analytics import capture_event

        def pay(user):
            capture_event(user.id, "order_paid", {"plan": user.plan})
            capture_event(user.id, event="order_seen", properties={"plan": user.plan})
    """,
    "app/views.py": """
        from . import analytics

        def view(user):
            analytics.capture_event(user.id, "page_read")
    """,
}

PYTHON_CLASS = {
    "app/tracking/tracker.py": """
        import segment.analytics as segment_analytics

        class Tracker:
            def track(self, user, event, **properties):
                segment_analytics.track(user.id, event, properties)

        tracker = Tracker()
    """,
    "app/orders.py": """
        from app.tracking.tracker import tracker

        def pay(user):
            tracker.track(user, "Order Paid", plan=user.plan)
    """,
}

KEYED = {
    "src/track.ts": """
        import mixpanel from "mixpanel-browser";
        export function track({ event, properties }: Payload) { mixpanel.track(event, properties); }
        export function log(payload: Payload) { mixpanel.track(payload.name, payload.props); }
    """,
    "src/cart.ts": """
        import { log, track } from "./track";
        track({ event: "Cart Seen", properties: { items } });
        track({ properties: { items }, event: "Cart Left" });
        log({ name: "Cart Kept" });
    """,
}

DEEP = {
    "src/a.ts": "import posthog from 'posthog-js';\nexport const send = (e: string, p?: P) => posthog.capture(e, p);",
    "src/b.ts": "import { send } from './a';\nexport const trackCart = (name: string, p?: P) => send(name, p);",
    "src/c.ts": "import { trackCart } from './b';\ntrackCart('cart_seen', { items });",
}

ENDPOINT = {
    "src/lib/events.ts": """
        export async function trackEvent(name: string, properties: object) {
          await fetch("/api/events", { method: "POST", body: JSON.stringify({ name, properties }) });
        }
        export async function sendMail(name: string) { await fetch("/api/mail", { body: name }); }
    """,
    "src/a.ts": """
        import { sendMail, trackEvent } from "@/lib/events";
        await trackEvent("cart_seen", { items });
        await trackEvent("cart_left", {});
        await trackEvent("order_paid", {});
        sendMail("a"); sendMail("b"); sendMail("c");
    """,
}


def test_a_function_that_hands_the_name_through_is_a_wrapper() -> None:
    """Its callers are captures, under whatever name they import it; a function of another module is none."""
    wrapper = only(FUNCTION)
    assert (wrapper.name, wrapper.path, wrapper.provider) == ("track", "src/lib/analytics.ts", "posthog")
    assert (wrapper.event, wrapper.properties, wrapper.person) == (0, 1, -1)
    assert (wrapper.exported_as, wrapper.uses, wrapper.side) == ("track", 2, Side.CLIENT)
    assert events(FUNCTION, "src/app/cart.tsx") == [("cart_viewed", ["items"], "")]
    assert events(FUNCTION, "src/app/pay.tsx") == [("order_paid", [], "")]
    assert events(FUNCTION, "src/app/audio.tsx") == []
    assert events(FUNCTION, "src/lib/analytics.ts") == []


def test_a_member_of_an_exported_object_is_a_wrapper() -> None:
    """How importers reach it is learned from them."""
    wrapper = only(OBJECT)
    assert (wrapper.exported_as, wrapper.event, wrapper.properties, wrapper.person) == ("analytics.track", 1, 2, 0)
    assert events(OBJECT, "src/orders.ts") == [("Order Paid", ["plan"], "user.id")]


def test_a_function_that_a_hook_returns_is_a_wrapper() -> None:
    """Taken out of the result by a pattern, or called on it."""
    wrapper = only(HOOK)
    assert (wrapper.exported_as, wrapper.owner, wrapper.uses) == ("useAnalytics().track", "useAnalytics", 2)
    assert events(HOOK, "src/app/cart.tsx") == [("cart_opened", ["items"], "")]
    assert events(HOOK, "src/app/pay.tsx") == [("order_paid", [], "")]


def test_a_method_is_a_wrapper_for_those_who_get_its_class_handed_in() -> None:
    """Dependency injection shows only the class's import and a member."""
    wrapper = only(METHOD)
    assert (wrapper.owner, wrapper.person, wrapper.event, wrapper.properties) == ("AnalyticsService", 0, 1, 2)
    assert events(METHOD, "src/orders/orders.service.ts") == [("order_paid", ["plan"], "user.id")]


def test_a_python_function_is_a_wrapper() -> None:
    """Imported by name or with its module, called by position or by keyword."""
    wrapper = only(PYTHON)
    assert (wrapper.parameters, wrapper.side) == (("person", "event", "properties"), Side.SERVER)
    assert (wrapper.person, wrapper.event, wrapper.properties, wrapper.uses) == (0, 1, 2, 3)
    paid = ("order_paid", ["plan"], "user.id")
    assert events(PYTHON, "app/orders.py") == [paid, ("order_seen", ["plan"], "user.id")]
    assert events(PYTHON, "app/views.py") == [("page_read", [], "user.id")]


def test_a_python_method_is_a_wrapper_reached_by_its_instance() -> None:
    """Properties may be loose keywords."""
    wrapper = only(PYTHON_CLASS)
    assert (wrapper.exported_as, wrapper.parameters) == ("tracker.track", ("user", "event", "properties"))
    assert events(PYTHON_CLASS, "app/orders.py") == [("Order Paid", ["plan"], "user")]


def test_a_wrapper_may_take_one_object() -> None:
    """The name is then a key, whether the parameter is taken apart at once or later."""
    keyed = {each.name: (each.event, each.event_key, each.uses) for each in learned(KEYED).wrappers}
    assert keyed == {"track": (-1, "event", 2), "log": (-1, "name", 1)}
    assert [name for name, _, _ in events(KEYED, "src/cart.ts")] == ["Cart Seen", "Cart Left", "Cart Kept"]
    assert events(KEYED, "src/cart.ts")[0] == ("Cart Seen", ["items"], "")


def test_a_wrapper_of_a_wrapper_is_one_too() -> None:
    """The name is followed through as many hands as it takes."""
    assert {each.name for each in learned(DEEP).wrappers} == {"send", "trackCart"}
    assert events(DEEP, "src/c.ts") == [("cart_seen", ["items"], "")]
    assert events(DEEP, "src/b.ts") == []


def test_a_function_that_posts_to_an_own_endpoint_is_a_wrapper_when_name_and_use_say_so() -> None:
    """A mail is sent as often, and is no event."""
    wrapper = only(ENDPOINT)
    assert (wrapper.name, wrapper.provider, wrapper.uses, wrapper.awaited) == ("trackEvent", "house", 3, True)
    assert [name for name, _, _ in events(ENDPOINT, "src/a.ts")] == ["cart_seen", "cart_left", "order_paid"]


def test_a_wrapper_is_known_through_the_entry_file_of_its_folder() -> None:
    """Its folder's index passes it on, in a package of the same repository or behind an alias."""
    files = {
        "packages/telemetry/src/capture.ts": """
            import { PostHog } from "posthog-node";
            const connect = () => new PostHog(key);
            export const telemetryClient = known.client ?? connect();
        """,
        "packages/telemetry/src/send.ts": """
            import { telemetryClient } from "./capture";
            export function sendEvent(id: string, name: string) {
              telemetryClient?.capture({ distinctId: id, event: name });
            }
        """,
        "packages/telemetry/src/index.ts": "export { sendEvent } from './send';",
        "apps/web/src/pay.ts": "import { sendEvent } from '@acme/telemetry';\nsendEvent(user.id, 'order_paid');",
    }
    assert [(each.export, each.path) for each in learned(files).clients][-1][0] == "telemetryClient"
    assert (only(files).name, only(files).uses) == ("sendEvent", 1)
    assert events(files, "apps/web/src/pay.ts") == [("order_paid", [], "user.id")]
