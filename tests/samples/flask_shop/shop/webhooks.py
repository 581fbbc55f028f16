"""What the payment provider tells us."""

import stripe
from flask import Blueprint, current_app, request

from shop.extensions import db
from shop.models import Order, User

bp = Blueprint("webhooks", __name__, url_prefix="/webhooks")


@bp.post("/stripe")
def stripe_webhook():
    try:
        event = stripe.Webhook.construct_event(
            request.get_data(),
            request.headers.get("Stripe-Signature", ""),
            current_app.config["STRIPE_WEBHOOK_SECRET"],
        )
    except (ValueError, stripe.SignatureVerificationError):
        return "", 400

    received = event["data"]["object"]
    if event["type"] == "checkout.session.completed":
        complete_order(received)
    elif event["type"] == "invoice.payment_failed":
        fail_payment(received)
    elif event["type"] == "customer.subscription.deleted":
        end_subscription(received)
    return "", 204


def complete_order(checkout) -> None:
    if checkout["mode"] == "subscription":
        user = db.session.get(User, int(checkout["client_reference_id"]))
        user.plan = "member"
        user.stripe_subscription_id = checkout["subscription"]
    else:
        order = db.session.get(Order, int(checkout["client_reference_id"]))
        order.status = "paid"
    db.session.commit()


def fail_payment(invoice) -> None:
    user = User.query.filter_by(stripe_subscription_id=invoice["subscription"]).first()
    if user is not None:
        user.plan = "past_due"
        db.session.commit()


def end_subscription(subscription) -> None:
    user = User.query.filter_by(stripe_subscription_id=subscription["id"]).first()
    if user is not None:
        user.plan = "free"
        user.stripe_subscription_id = None
        db.session.commit()
