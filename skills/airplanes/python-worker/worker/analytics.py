"""Sends product events to PostHog; without a key it does nothing."""

import logging
import os
from collections.abc import Mapping
from functools import cache

from posthog import Posthog

from worker.events import Event

_logger = logging.getLogger(__name__)


@cache
def _client() -> Posthog | None:
    key = os.environ.get("POSTHOG_API_KEY")
    if not key:
        _logger.warning("POSTHOG_API_KEY is not set: no product event will be sent.")
        return None
    return Posthog(key, host=os.environ.get("POSTHOG_HOST"))


def capture_event(person: str, event: Event, properties: Mapping[str, object] | None = None) -> None:
    """Queue one event of the person with this id; it is sent in the background."""
    client = _client()
    if client is not None:
        client.capture(event, distinct_id=person, properties=dict(properties or {}))


def flush_events() -> None:
    """Send what still waits, and wait for that five seconds at most."""
    client = _client()
    if client is not None:
        client.flush(timeout_seconds=5)
