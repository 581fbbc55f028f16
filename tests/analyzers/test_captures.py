"""Captures are found by the shapes of today's SDKs, and nothing else is taken for one."""

import pytest

from analyzers.model import Capture, CaptureKind
from tests.support.projects import captures_of, source_of

PYTHON = {
    "posthog, module": "import posthog\nposthog.capture('order_paid', distinct_id=user.id, properties={'plan': plan})",
    "posthog, client": "from posthog import Posthog\nc = Posthog(key)\n"
    "c.capture('order_paid', distinct_id=user.id, properties={'plan': plan})",
    "posthog, keywords": "import posthog\n"
    "posthog.capture(distinct_id=user.id, event='order_paid', properties={'plan': plan})",
    "posthog, before version 6": "import posthog\nposthog.capture(user.id, 'order_paid', {'plan': plan})",
    "posthog, function": "from posthog import capture as send\n"
    "send('order_paid', distinct_id=user.id, properties=dict(plan=plan))",
    "posthog, member": "from posthog import Posthog\nclass Orders:\n    def __init__(self):\n"
    "        self.client = Posthog(key)\n    def pay(self):\n"
    "        self.client.capture('order_paid', distinct_id=user.id, properties={'plan': plan})",
    "posthog, handed in": "def pay(posthog):\n"
    "    posthog.capture('order_paid', distinct_id=user.id, properties={'plan': plan})",
    "posthog, constant": "import posthog\nclass Events(StrEnum):\n    PAID = 'order_paid'\n"
    "posthog.capture(Events.PAID, distinct_id=user.id, properties={'plan': plan})",
    "segment, module": "from segment import analytics\nanalytics.track(user.id, 'order_paid', {'plan': plan})",
    "segment, dotted": "import segment.analytics\nsegment.analytics.track(user.id, 'order_paid', {'plan': plan})",
    "segment, client": "from segment.analytics import Client\nsender = Client('key')\n"
    "sender.track(user_id=user.id, event='order_paid', properties={'plan': plan})",
    "amplitude": "from amplitude import Amplitude, BaseEvent\nclient = Amplitude(key)\n"
    "client.track(BaseEvent(event_type='order_paid', user_id=user.id, event_properties={'plan': plan}))",
    "amplitude, in two steps": "from amplitude import Amplitude, BaseEvent\nclient = Amplitude(key)\ndef pay():\n"
    "    paid = BaseEvent('x', event_type='order_paid', user_id=user.id, event_properties={'plan': plan})\n"
    "    client.track(paid)",
    "mixpanel": "from mixpanel import Mixpanel\nmp = Mixpanel(token)\nmp.track(user.id, 'order_paid', {'plan': plan})",
    "rudderstack": "import rudderstack.analytics as rudder_analytics\n"
    "rudder_analytics.track(user.id, 'order_paid', {'plan': plan})",
}

SERVER = {
    "posthog": "import { PostHog } from 'posthog-node';\nconst client = new PostHog(key);\n"
    "client.capture({ distinctId: user.id, event: 'order_paid', properties: { plan: plan } });",
    "posthog, required": "const { PostHog } = require('posthog-node');\nconst client = new PostHog(key);\n"
    "await client.captureImmediate({ distinctId: user.id, event: 'order_paid', properties: { plan: plan } });",
    "posthog, member": "import { PostHog } from 'posthog-node';\nclass Orders {\n  private client = new PostHog(key);\n"
    "  pay() { this.client?.capture({ distinctId: user.id, event: 'order_paid', properties: { plan: plan } }); }\n}",
    "posthog, injected": "import { PostHog } from 'posthog-node';\nclass Orders {\n"
    "  constructor(private readonly analytics: PostHog) {}\n"
    "  pay() { this.analytics.capture({ distinctId: user.id, event: 'order_paid', properties: { plan: plan } }); }\n}",
    "segment": "import { Analytics } from '@segment/analytics-node';\nconst a = new Analytics({ writeKey });\n"
    "a.track({ userId: user.id, event: 'order_paid', properties: { plan: plan } });",
    "segment, older": "import Analytics from 'analytics-node';\nconst a = new Analytics(key);\n"
    "a.track({ userId: user.id, event: 'order_paid', properties: { plan: plan } });",
    "amplitude": "import * as amplitude from '@amplitude/analytics-node';\n"
    "amplitude.track('order_paid', { plan: plan }, { user_id: user.id });",
    "amplitude, object": "import { track } from '@amplitude/analytics-node';\n"
    "track({ event_type: 'order_paid', user_id: user.id, event_properties: { plan: plan } });",
    "mixpanel": "import Mixpanel from 'mixpanel';\nconst mp = Mixpanel.init(token);\n"
    "mp.track('order_paid', { distinct_id: user.id, plan: plan });",
}

BROWSER = {
    "posthog": "import posthog from 'posthog-js';\nposthog.capture('order_paid', { plan: plan });",
    "posthog, hook": "import { usePostHog } from 'posthog-js/react';\nfunction Pay() {\n  const ph = usePostHog();\n"
    "  ph?.capture('order_paid', { plan: plan });\n}",
    "posthog, global": "window.posthog.capture('order_paid', { plan: plan });",
    "posthog, constant": "import posthog from 'posthog-js';\nconst Events = { PAID: 'order_paid' } as const;\n"
    "posthog.capture(Events.PAID, { plan: plan });",
    "segment": "import { AnalyticsBrowser } from '@segment/analytics-next';\n"
    "export const analytics = AnalyticsBrowser.load({ writeKey });\nanalytics.track('order_paid', { plan: plan });",
    "segment, snippet": "window.analytics.track(`order_paid`, { plan: plan });",
    "amplitude": "import { track } from '@amplitude/analytics-browser';\ntrack('order_paid', { plan: plan });",
    "amplitude, older": "import amplitude from 'amplitude-js';\n"
    "amplitude.getInstance().logEvent('order_paid', { plan: plan });",
    "mixpanel": "import mixpanel from 'mixpanel-browser';\nmixpanel.track('order_paid', { plan: plan });",
    "ga4": "window.gtag('event', 'order_paid', { plan: plan });",
    "ga4, wrapped": "import ReactGA from 'react-ga4';\nReactGA.event('order_paid', { plan: plan });",
}


@pytest.mark.parametrize("text", PYTHON.values(), ids=PYTHON)
def test_a_python_capture_shows_event_person_and_properties(text: str) -> None:
    """Positions, keywords, constructed events and constants all lead to the same capture."""
    found = only(captures_of("product.py", text))
    assert (found.event, found.person, keys(found)) == ("order_paid", "user.id", ["plan"])


@pytest.mark.parametrize("text", SERVER.values(), ids=SERVER)
def test_a_server_capture_shows_event_person_and_properties(text: str) -> None:
    """The object notation of the Node SDKs is read to its inner keys."""
    found = only(captures_of("product.ts", text))
    assert (found.event, found.person, keys(found)) == ("order_paid", "user.id", ["plan"])


@pytest.mark.parametrize("text", BROWSER.values(), ids=BROWSER)
def test_a_browser_capture_shows_event_and_properties(text: str) -> None:
    """In the browser the SDK knows the person."""
    found = only(captures_of("product.tsx", text))
    assert (found.event, found.person, keys(found)) == ("order_paid", "", ["plan"])


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("product.py", "gateway.capture(payment)\nsession.flush()\nqueue.group('a')\nvideo.track('x')"),
        ("product.py", "import posthog\ngateway.capture('order', amount=1)\ndb.session.flush()\nposthog_url = 1"),
        (
            "product.py",
            "from posthog import Posthog\nc = Posthog(k)\ndef pay(gateway, form):\n    gateway.capture('a')",
        ),
        ("product.ts", "form.reset(); queue.group('a'); video.track('play'); payment.capture({ event: 'x' });"),
        ("product.tsx", "import posthog from 'posthog-js';\nconst form = useForm();\nform.reset();\nlogger.flush();"),
        ("product.ts", "import { track } from './audio';\ntrack('order_paid');\nconst analytics = make();"),
        ("product.ts", "const analytics = createReport();\nanalytics.track('order_paid');"),
        ("product.ts", "window.gtag('config', 'G-1'); window.gtag('js', new Date());"),
        ("product.ts", "import { PostHog } from './planets';\nconst p = new PostHog();\np.capture({ event: 'x' });"),
    ],
)
def test_calls_that_only_sound_alike_are_no_captures(path: str, text: str) -> None:
    """Payments are captured, forms are reset and sessions are flushed without any analytics."""
    assert captures_of(path, text) == ()


@pytest.mark.parametrize(
    ("text", "kind", "person"),
    [
        ("import posthog from 'posthog-js';\nposthog.identify(user.id, { plan });", CaptureKind.IDENTIFY, "user.id"),
        ("import posthog from 'posthog-js';\nposthog.reset();", CaptureKind.RESET, ""),
        ("import posthog from 'posthog-js';\nposthog.group('company', org.id);", CaptureKind.GROUP, ""),
        ("import mixpanel from 'mixpanel-browser';\nmixpanel.identify(user.id);", CaptureKind.IDENTIFY, "user.id"),
        ("import * as a from '@amplitude/analytics-browser';\na.setUserId(user.id);", CaptureKind.IDENTIFY, "user.id"),
        ("import { flush } from '@amplitude/analytics-node';\nflush();", CaptureKind.FLUSH, ""),
        ("import { PostHog } from 'posthog-node';\nconst c = new PostHog(k);\nc.shutdown();", CaptureKind.FLUSH, ""),
        (
            "import { PostHog } from 'posthog-node';\nconst c = new PostHog(k);\nc.identify({ distinctId: user.id });",
            CaptureKind.IDENTIFY,
            "user.id",
        ),
    ],
)
def test_the_other_calls_are_told_apart(text: str, kind: CaptureKind, person: str) -> None:
    """Identify, reset, group and flush are captures of their own kind, without an event."""
    found = only(captures_of("product.ts", text))
    assert (found.kind, found.person, found.event) == (kind, person, None)


@pytest.mark.parametrize("name", ["'order_paid'", '"order_paid"', "`order_paid`", "'bestellt_für_dich'"])
def test_the_events_span_is_the_literal_without_its_quotes(name: str) -> None:
    """What a rename replaces is the name and nothing around it, in bytes."""
    text = f"import posthog from 'posthog-js';\n// für\nposthog.capture({name}, {{ plan }});\n"
    span = only(captures_of("product.ts", text)).event_span
    assert span is not None
    assert text.encode()[span.start : span.end].decode() == name[1:-1]


def test_spans_of_nested_properties_lie_where_they_stand() -> None:
    """Properties of an object in an object are found again in the file."""
    source = source_of(
        "product.ts",
        """
        import { PostHog } from 'posthog-node';
        const client = new PostHog(key);
        client.capture({
          event: 'order_paid', distinctId: id, properties: { 'plan': plan.name, total: sum(a, b), paid }
        });
        """,
    )
    found = only(captures_of(source.path, source.text.decode()))
    written = [(key, source.text[span.start : span.end].decode()) for key, _, span in found.properties]
    assert written == [("plan", "'plan': plan.name"), ("total", "total: sum(a, b)"), ("paid", "paid")]
    assert found.event_span is not None
    assert source.text[found.event_span.start : found.event_span.end] == b"order_paid"


@pytest.mark.parametrize("name", ["name", "`order_${kind}`", "kind ? 'a' : 'b'", "EVENTS[kind]", "...args"])
def test_a_name_that_is_made_at_run_time_is_dynamic(name: str) -> None:
    """The capture is found and its event is unknown."""
    found = only(captures_of("product.ts", f"import posthog from 'posthog-js';\nposthog.capture({name});"))
    assert (found.event, found.event_span) == (None, None)


def only(captures: tuple[Capture, ...]) -> Capture:
    """The one capture that there is."""
    assert len(captures) == 1, captures
    return captures[0]


def keys(capture: Capture) -> list[str]:
    """The names of the properties."""
    return [key for key, _, _ in capture.properties]
