"""A capture that is put off is a capture, whoever makes the call in the end."""

import pytest

from analyzers.captures import read_captures
from tests.support.projects import captures_of, facts_of, providers

POSTHOG = "import posthog\n"
NODE = "import { PostHog } from 'posthog-node';\nconst client = new PostHog(key);\n"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", f"{POSTHOG}transaction.on_commit(partial(posthog.capture, user.id, 'order_paid', {{'plan': plan}}))"),
        ("a.py", f"{POSTHOG}tasks.add_task(posthog.capture, user.id, 'order_paid', {{'plan': plan}})"),
        ("a.py", f"{POSTHOG}loop.run_in_executor(None, posthog.capture, user.id, 'order_paid', {{'plan': plan}})"),
        ("a.py", f"{POSTHOG}transaction.on_commit(lambda: posthog.capture(user.id, 'order_paid', {{'plan': plan}}))"),
    ],
)
def test_what_is_handed_over_with_its_arguments_is_called(path: str, text: str) -> None:
    """With the person, the event and the properties that stand behind it."""
    (found,) = read_captures(facts_of(path, text), providers())
    assert (found.event, found.person, [key for key, _, _ in found.properties]) == ("order_paid", "user.id", ["plan"])
    assert found.event_span is not None
    assert text[found.event_span.start : found.event_span.end] == "order_paid"


def test_the_call_of_a_browser_s_timer_counts_as_well() -> None:
    """It takes the arguments behind the function."""
    text = f"{NODE}setImmediate(client.capture, {{ distinctId: user.id, event: 'order_paid' }});"
    assert [each.event for each in read_captures(facts_of("a.ts", text), providers())] == ["order_paid"]


def test_other_work_that_is_put_off_is_no_capture() -> None:
    """A name that is no client's and no wrapper's stays what it is."""
    text = f"{POSTHOG}tasks.add_task(send_receipt, user.id, 'order_paid')\nexecutor.submit(posthog.capture)\n"
    assert list(captures_of("a.py", text)) == []
