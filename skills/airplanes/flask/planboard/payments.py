"""Stands for a payment provider; it charges nothing."""

from dataclasses import dataclass
from itertools import count

_numbers = count(1)


@dataclass(frozen=True)
class CheckoutSession:
    id: str
    client_reference_id: str
    metadata: dict[str, str]


def create_checkout_session(client_reference_id: str, metadata: dict[str, str]) -> CheckoutSession:
    return CheckoutSession(f"cs_{next(_numbers)}", client_reference_id, metadata)
