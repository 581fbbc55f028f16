"""What members do with their account: cancel, invite, export, leave."""

import csv
import io

import stripe
from flask import Blueprint, Response, flash, redirect, request, url_for
from flask_login import current_user, login_required, logout_user

from shop.extensions import db
from shop.mail import send_invitation
from shop.models import Invitation, Order

bp = Blueprint("account", __name__, url_prefix="/account")


@bp.post("/subscription/cancel")
@login_required
def cancel_subscription():
    if current_user.stripe_subscription_id is None:
        flash("There is no subscription to cancel.")
        return redirect(url_for("catalog.index"))
    reason = request.form.get("reason", "")
    stripe.Subscription.modify(
        current_user.stripe_subscription_id,
        cancel_at_period_end=True,
        cancellation_details={"comment": reason},
    )
    flash("Your membership ends with the period that is paid for.")
    return redirect(url_for("catalog.index"))


@bp.post("/invitations")
@login_required
def invite_friend():
    invitation = Invitation(
        inviter_id=current_user.id,
        email=request.form["email"].strip().lower(),
        role=request.form.get("role", "member"),
    )
    db.session.add(invitation)
    db.session.commit()
    send_invitation(invitation)
    flash("The invitation is on its way.")
    return redirect(url_for("catalog.index"))


@bp.get("/orders/export")
@login_required
def export_orders():
    orders = Order.query.filter_by(user_id=current_user.id).order_by(Order.created_at).all()
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(["id", "status", "currency", "total_cents", "created_at"])
    writer.writerows([order.id, order.status, order.currency, order.total_cents, order.created_at] for order in orders)
    return Response(buffer.getvalue(), mimetype="text/csv")


@bp.post("/delete")
@login_required
def delete_account():
    user = current_user._get_current_object()
    logout_user()
    db.session.delete(user)
    db.session.commit()
    return redirect(url_for("catalog.index"))
