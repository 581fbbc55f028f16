"""The names of all product events, typed once."""

from typing import Literal

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
