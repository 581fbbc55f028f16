"""Charges for the next period of a subscription."""

from worker import payments
from worker.analytics import capture_event
from worker.store import Account, Subscription, store

MAX_ATTEMPTS = 3


def renew_subscription(account_id: str, period: str) -> None:
    """Charge for one period; a job that comes a second time finds it paid and changes nothing."""
    account = store.accounts[account_id]
    subscription = account.subscription
    if subscription is None or store.is_paid(account, period):
        return
    amount, currency = subscription.amount, subscription.currency
    try:
        charge_id = payments.create_charge(account.payment_method, amount, currency, f"{account.id}-{period}")
    except payments.CardDeclinedError:
        handle_failed_payment(account, subscription, period)
        return
    store.create_payment(account, period, charge_id)
    capture_event(
        account.id, "payment_succeeded", {"plan": subscription.plan, "amount": amount, "currency": currency}
    )


def handle_failed_payment(account: Account, subscription: Subscription, period: str) -> None:
    failed = store.create_failed_payment(account, period)
    capture_event(account.id, "payment_failed", {"attempt_number": failed.attempt_number})
    if failed.attempt_number == MAX_ATTEMPTS:
        cancel_subscription(account, subscription, reason="payment_failed")


def cancel_subscription(account: Account, subscription: Subscription, reason: str) -> None:
    store.delete_subscription(account)
    capture_event(account.id, "subscription_cancelled", {"plan": subscription.plan, "reason": reason})
