"""The names of all product events, typed once."""

from typing import Literal

Event = Literal[
    "payment_succeeded",
    "payment_failed",
    "subscription_cancelled",
    "trial_converted",
    "trial_expired",
    "data_exported",
]
