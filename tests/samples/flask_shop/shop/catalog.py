"""What the shop sells."""

from flask import Blueprint, abort, render_template, request

from shop.models import Product

bp = Blueprint("catalog", __name__)


@bp.get("/")
def index():
    return render_template("list.html", title="Shop", rows=Product.query.order_by(Product.name).all())


@bp.get("/search")
def search():
    query = request.args.get("q", "").strip()
    found = Product.query.filter(Product.name.ilike(f"%{query}%")).all() if query else []
    return render_template("list.html", title=f"Search: {query}", rows=found)


@bp.get("/products/<slug>")
def product(slug: str):
    found = Product.query.filter_by(slug=slug).first()
    if found is None:
        abort(404)
    return render_template("list.html", title=found.name, rows=[found])
