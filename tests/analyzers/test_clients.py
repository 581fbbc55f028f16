"""A project's clients, its providers and the names of its events are learned from its files."""

from tests.support.projects import events, learned, only


def test_clients_that_modules_export_are_known_elsewhere() -> None:
    """A variable, or a function that makes the client."""
    files = {
        "src/lib/posthog.ts": "import { PostHog } from 'posthog-node';\nexport const ph = new PostHog(key);",
        "src/lib/make.ts": "import { PostHog } from 'posthog-node';\n"
        "export default function connect() { return new PostHog(key); }",
        "src/a.ts": "import { ph } from '@/lib/posthog';\nph.capture({ distinctId: id, event: 'order_paid' });",
        "src/b.ts": "import connect from './lib/make';\nconst c = connect();\n"
        "c.capture({ distinctId: id, event: 'order_kept' });\n"
        "connect().capture({ distinctId: id, event: 'order_lost' });",
    }
    assert [(each.path, each.export) for each in learned(files).clients] == [
        ("src/lib/make.ts", "connect()"),
        ("src/lib/posthog.ts", "ph"),
    ]
    assert events(files, "src/a.ts") == [("order_paid", [], "id")]
    assert [name for name, _, _ in events(files, "src/b.ts")] == ["order_kept", "order_lost"]


def test_event_names_may_be_constants_of_another_module() -> None:
    """By member, by name, and through a folder's entry file that passes on what its files export."""
    files = {
        "src/lib/events/names.ts": "export const Events = { PAID: 'order_paid' } as const;\n"
        "export const SEEN = 'cart_seen';",
        "src/lib/track.ts": "import posthog from 'posthog-js';\n"
        "export const track = (event: string) => posthog.capture(event);",
        "src/a.ts": "import { Events } from '@/lib/events';\nimport { SEEN as seen } from './lib/events/names';\n"
        "import { track } from './lib/track';\ntrack(Events.PAID); track(seen); track(Events.GONE);",
    }
    assert [name for name, _, _ in events(files, "src/a.ts")] == ["order_paid", "cart_seen", None]
    assert learned(files).event_names == ("cart_seen", "order_paid")
    assert only(files).uses == 2


def test_a_component_that_uses_the_client_is_no_client() -> None:
    """Neither is a function that constructs one to send by it."""
    files = {
        "a.tsx": "import { usePostHog } from 'posthog-js/react';\nexport function Cart() {\n"
        "  const ph = usePostHog();\n  const seen = () => ph.capture('cart_seen');\n  return <a onClick={seen} />;\n}",
        "b.ts": "import { PostHog } from 'posthog-node';\nexport function paid(id) {\n  const ph = new PostHog(key);\n"
        "  ph.capture({ distinctId: id, event: 'order_paid' });\n}",
    }
    assert learned(files).clients == ()
    assert learned(files).event_names == ("cart_seen", "order_paid")


def test_providers_in_use_are_ordered_by_their_captures() -> None:
    """A dependency that nothing calls comes last."""
    files = {
        "a.ts": "import mixpanel from 'mixpanel-browser';\nmixpanel.track('A B');\nmixpanel.track('C D');",
        "b.ts": "import posthog from 'posthog-js';\nposthog.capture('a_b');",
        "b.test.ts": "import * as amplitude from '@amplitude/analytics-browser';\namplitude.track('x');",
    }
    found = learned(files, "@segment/analytics-next", "react")
    assert found.providers == ("mixpanel", "posthog", "segment")
    assert found.event_names == ("A B", "C D", "a_b")
    assert found.packages == ("@segment/analytics-next", "react")
