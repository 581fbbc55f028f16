"""Paying for what is in the cart, and subscribing to the membership."""

import stripe
from flask import Blueprint, flash, redirect, request, session, url_for
from flask_login import current_user, login_required

from shop.cart import cart_lines, cart_total
from shop.extensions import db
from shop.models import Order, OrderLine

bp = Blueprint("checkout", __name__)

MEMBERSHIP_PRICES = {"monthly": "price_membership_monthly", "yearly": "price_membership_yearly"}


@bp.post("/checkout")
@login_required
def start_checkout():
    lines = cart_lines()
    if not lines:
        flash("The cart is empty.")
        return redirect(url_for("cart.show"))

    order = Order(user_id=current_user.id, total_cents=cart_total(lines))
    order.lines = [OrderLine(product_id=product.id, quantity=quantity) for product, quantity in lines]
    db.session.add(order)
    db.session.flush()
    checkout = stripe.checkout.Session.create(
        mode="payment",
        client_reference_id=str(order.id),
        line_items=[
            {
                "quantity": quantity,
                "price_data": {
                    "currency": order.currency,
                    "unit_amount": product.price_cents,
                    "product_data": {"name": product.name},
                },
            }
            for product, quantity in lines
        ],
        success_url=url_for("checkout.thanks", _external=True),
        cancel_url=url_for("cart.show", _external=True),
    )
    order.stripe_session_id = checkout.id
    db.session.commit()
    return redirect(checkout.url, code=303)


@bp.get("/checkout/thanks")
@login_required
def thanks():
    session.pop("cart", None)
    flash("Thank you! We will write as soon as the payment arrives.")
    return redirect(url_for("catalog.index"))


@bp.post("/membership")
@login_required
def subscribe():
    interval = request.form.get("interval", "monthly")
    if interval not in MEMBERSHIP_PRICES:
        flash("There is no such membership.")
        return redirect(url_for("catalog.index"))
    checkout = stripe.checkout.Session.create(
        mode="subscription",
        customer_email=current_user.email,
        client_reference_id=str(current_user.id),
        line_items=[{"price": MEMBERSHIP_PRICES[interval], "quantity": 1}],
        success_url=url_for("catalog.index", _external=True),
        cancel_url=url_for("catalog.index", _external=True),
    )
    return redirect(checkout.url, code=303)
