"""The cart, kept in the session until somebody pays."""

from flask import Blueprint, abort, redirect, render_template, request, session, url_for

from shop.extensions import db
from shop.models import Product

bp = Blueprint("cart", __name__, url_prefix="/cart")


@bp.get("/")
def show():
    return render_template("list.html", title="Cart", rows=[product for product, _ in cart_lines()])


@bp.post("/items")
def add_to_cart():
    product = db.session.get(Product, request.form.get("product_id", type=int))
    if product is None:
        abort(404)
    quantity = max(1, request.form.get("quantity", 1, type=int))
    items = session.setdefault("cart", {})
    items[str(product.id)] = items.get(str(product.id), 0) + quantity
    session.modified = True
    return redirect(url_for("cart.show"))


@bp.post("/items/<int:product_id>/remove")
def remove_from_cart(product_id: int):
    if session.get("cart", {}).pop(str(product_id), None) is None:
        abort(404)
    session.modified = True
    return redirect(url_for("cart.show"))


def cart_lines() -> list[tuple[Product, int]]:
    """Every product in the cart with its quantity; products that are sold no more are left out."""
    items = session.get("cart", {})
    found = Product.query.filter(Product.id.in_(map(int, items))).all() if items else []
    return [(product, items[str(product.id)]) for product in found]


def cart_total(lines: list[tuple[Product, int]]) -> int:
    return sum(product.price_cents * quantity for product, quantity in lines)
