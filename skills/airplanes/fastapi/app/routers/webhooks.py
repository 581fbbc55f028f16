"""What the payment provider tells: no session here, so each object names its account."""

import secrets
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, HTTPException, status
from pydantic import BaseModel

from app.analytics import capture_event
from app.models import Account, BillingPeriod, Plan
from app.settings import SettingsDep
from app.store import Store, StoreDep


class StripeEventData(BaseModel):
    object: dict[str, Any]


class StripeEvent(BaseModel):
    type: str
    data: StripeEventData


class CheckoutMetadata(BaseModel):
    plan: Plan
    billing_period: BillingPeriod


class CompletedCheckout(BaseModel):
    client_reference_id: str
    metadata: CheckoutMetadata


class FailedInvoice(BaseModel):
    client_reference_id: str
    attempt_count: int


async def verify_secret(settings: SettingsDep, webhook_secret: Annotated[str, Header()] = "") -> None:
    if not secrets.compare_digest(webhook_secret.encode(), settings.stripe_webhook_secret.get_secret_value().encode()):
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "This is not from the payment provider.")


router = APIRouter(prefix="/webhooks", tags=["webhooks"], dependencies=[Depends(verify_secret)])


@router.post("/stripe", status_code=status.HTTP_204_NO_CONTENT)
async def handle_stripe_webhook(event: StripeEvent, store: StoreDep) -> None:
    match event.type:
        case "checkout.session.completed":
            checkout = CompletedCheckout.model_validate(event.data.object)
            account = _account(store, checkout.client_reference_id)
            subscription = store.start_subscription(account, checkout.metadata.plan, checkout.metadata.billing_period)
            capture_event(
                account.id,
                "subscription_started",
                {"plan": subscription.plan, "billing_period": subscription.billing_period},
            )
        case "invoice.payment_failed":
            invoice = FailedInvoice.model_validate(event.data.object)
            account = _account(store, invoice.client_reference_id)
            store.subscriptions[account.id].status = "past_due"
            capture_event(account.id, "payment_failed", {"attempt_number": invoice.attempt_count})


def _account(store: Store, account_id: str) -> Account:
    account = store.accounts.get(account_id)
    if account is None:
        raise HTTPException(status.HTTP_404_NOT_FOUND, "There is no such account.")
    return account
