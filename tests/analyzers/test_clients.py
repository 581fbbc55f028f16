"""A project's clients, its providers and the names of its events are learned from its files."""

import pytest

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


@pytest.mark.parametrize(
    ("path", "made", "sends"),
    [
        ("a.py", "tool = Posthog(key) if key else None", "if tool:\n        tool.capture(event, distinct_id=person)"),
        ("a.py", "tool = known or Posthog(key)", "tool.capture(event, distinct_id=person)"),
        ("a.ts", "const tool = key ? new PostHog(key) : undefined;", "tool?.capture({ distinctId: person, event });"),
        ("a.ts", "const tool = known.tool ?? new PostHog(key);", "tool.capture({ distinctId: person, event });"),
        ("a.ts", "let tool: PostHog;\ntool ||= new PostHog(key);", "tool.capture({ distinctId: person, event });"),
    ],
)
def test_a_client_that_is_made_only_where_there_is_a_key_is_one(path: str, made: str, sends: str) -> None:
    """Or only where there is none yet: whatever sends by it is a wrapper."""
    texts = {
        "a.py": f"from posthog import Posthog\n\n{made}\n\ndef tell(person, event):\n    {sends}\n",
        "a.ts": f"import {{ PostHog }} from 'posthog-node';\n{made}\n"
        f"export function tell(person: string, event: string) {{ {sends} }}",
    }
    assert (only({path: texts[path]}).name, only({path: texts[path]}).event) == ("tell", 1)


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
