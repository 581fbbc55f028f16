"""Stands for a payment provider; it charges nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_hex


@dataclass(frozen=True)
class CheckoutSession:
    id: str
    client_reference_id: str
    metadata: Mapping[str, str]


def create_checkout_session(client_reference_id: str, metadata: Mapping[str, str]) -> CheckoutSession:
    return CheckoutSession(f"cs_{token_hex(8)}", client_reference_id, metadata)
