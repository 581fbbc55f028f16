"""What the payment provider tells us."""

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from planboard.analytics import capture_event
from planboard.store import store

bp = Blueprint("webhooks", __name__, url_prefix="/webhooks")


@bp.post("/stripe")
def handle_stripe_webhook() -> ResponseReturnValue:
    event = request.get_json()
    payload = event["data"]["object"]
    account = store.accounts.get(payload["client_reference_id"])
    if account is None:
        abort(404)
    match event["type"]:
        case "checkout.session.completed":
            plan, billing_period = payload["metadata"]["plan"], payload["metadata"]["billing_period"]
            store.create_subscription(account, plan, billing_period)
            capture_event(account.id, "subscription_started", {"plan": plan, "billing_period": billing_period})
        case "invoice.payment_failed":
            account.is_past_due = True
            capture_event(account.id, "payment_failed", {"attempt_number": payload["attempt_count"]})
    return {"received": True}
