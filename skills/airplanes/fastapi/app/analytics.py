"""Sends product events to PostHog; without a key it does nothing."""

import logging
import os
from collections.abc import Mapping
from functools import cache
from typing import Literal

from posthog import Posthog

Event = Literal[
    "user_signed_up",
    "user_logged_in",
    "user_logged_out",
    "profile_updated",
    "board_created",
    "item_shared",
    "member_invited",
    "checkout_started",
    "subscription_started",
    "payment_failed",
    "subscription_cancelled",
]

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
    """Send what still waits; the server ends by a signal, which skips the client's own exit hook."""
    client = _client()
    if client is not None:
        client.flush()
