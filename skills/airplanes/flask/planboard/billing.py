"""Plans: how they are bought and how they are given up."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from planboard import forms, payments
from planboard.analytics import capture_event
from planboard.store import store

PLANS = ("pro", "team")
BILLING_PERIODS = ("month", "year")
REASONS = ("too_expensive", "missing_feature", "not_used")

bp = Blueprint("billing", __name__)


@bp.post("/checkout")
@login_required
def start_checkout() -> ResponseReturnValue:
    plan = forms.choice("plan", PLANS)
    billing_period = forms.choice("billing_period", BILLING_PERIODS)
    session = payments.create_checkout_session(
        client_reference_id=current_user.id,
        metadata={"plan": plan, "billing_period": billing_period},
    )
    capture_event(current_user.id, "checkout_started", {"plan": plan, "billing_period": billing_period})
    return redirect(url_for("billing.show_checkout", session_id=session.id), 303)


@bp.get("/checkout/<session_id>")
@login_required
def show_checkout(session_id: str) -> str:
    return render_template("checkout.html", session_id=session_id)


@bp.get("/subscription")
@login_required
def show_subscription() -> str:
    return render_template("subscription.html", reasons=REASONS)


@bp.post("/subscription/cancel")
@login_required
def cancel_subscription() -> ResponseReturnValue:
    reason = forms.choice("reason", REASONS)
    subscription = current_user.subscription
    if subscription is None:
        abort(409, "There is no subscription.")
    store.delete_subscription(current_user)
    capture_event(current_user.id, "subscription_cancelled", {"plan": subscription.plan, "reason": reason})
    flash("Your subscription is cancelled.")
    return redirect(url_for("billing.show_subscription"), 303)
