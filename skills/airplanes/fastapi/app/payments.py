"""Stands for the client of a payment provider that charges nothing."""

import secrets
from dataclasses import dataclass

from app.models import BillingPeriod, Plan


@dataclass(frozen=True, slots=True)
class CheckoutSession:
    id: str
    client_reference_id: str
    metadata: dict[str, str]

    @property
    def url(self) -> str:
        return f"https://checkout.example/{self.id}"


async def create_checkout_session(account_id: str, plan: Plan, billing_period: BillingPeriod) -> CheckoutSession:
    return CheckoutSession(
        id=f"cs_{secrets.token_hex(8)}",
        client_reference_id=account_id,
        metadata={"plan": plan, "billing_period": billing_period},
    )


async def cancel_subscription(account_id: str) -> None:
    """Let the subscription run out; no further payment is taken."""
