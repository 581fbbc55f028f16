"""Ends trials: whoever left a card goes on as a customer."""

from worker.analytics import capture_event
from worker.store import Account, Trial, store


def end_trial(account_id: str) -> None:
    account = store.accounts[account_id]
    if account.trial is None:
        return
    if account.payment_method is None:
        expire_trial(account, account.trial)
    else:
        convert_trial(account, account.trial)


def expire_trial(account: Account, trial: Trial) -> None:
    store.delete_trial(account)
    capture_event(account.id, "trial_expired", {"plan": trial.subscription.plan, "trial_days": trial.days})


def convert_trial(account: Account, trial: Trial) -> None:
    subscription = trial.subscription
    store.create_subscription(account, subscription)
    store.delete_trial(account)
    capture_event(
        account.id,
        "trial_converted",
        {"plan": subscription.plan, "billing_period": subscription.billing_period},
    )
