"""The way to a subscription, and out of it."""

from typing import Literal

from fastapi import APIRouter, HTTPException, status
from pydantic import BaseModel

from app import payments
from app.analytics import capture_event
from app.dependencies import CurrentAccount
from app.models import BillingPeriod, Plan, Subscription
from app.store import StoreDep

router = APIRouter(tags=["billing"])


class CheckoutStart(BaseModel):
    plan: Plan
    billing_period: BillingPeriod


class CheckoutRead(BaseModel):
    id: str
    url: str


class Cancellation(BaseModel):
    reason: Literal["too_expensive", "missing_feature", "not_used", "other"]


class SubscriptionRead(BaseModel):
    plan: Plan
    billing_period: BillingPeriod
    status: Literal["active", "past_due", "cancelled"]


@router.post("/checkout", response_model=CheckoutRead, status_code=status.HTTP_201_CREATED)
async def start_checkout(form: CheckoutStart, account: CurrentAccount) -> payments.CheckoutSession:
    session = await payments.create_checkout_session(account.id, form.plan, form.billing_period)
    capture_event(account.id, "checkout_started", {"plan": form.plan, "billing_period": form.billing_period})
    return session


@router.post("/subscription/cancel", response_model=SubscriptionRead)
async def cancel_subscription(form: Cancellation, account: CurrentAccount, store: StoreDep) -> Subscription:
    subscription = store.subscriptions.get(account.id)
    if subscription is None or subscription.status == "cancelled":
        raise HTTPException(status.HTTP_409_CONFLICT, "There is no subscription to cancel.")
    await payments.cancel_subscription(account.id)
    subscription.status = "cancelled"
    capture_event(account.id, "subscription_cancelled", {"plan": subscription.plan, "reason": form.reason})
    return subscription
