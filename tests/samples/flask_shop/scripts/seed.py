"""Fill an empty database with products and a customer to try the shop with."""

from shop import create_app
from shop.extensions import db
from shop.models import Order, Product, User

PRODUCTS = [("mug", "Mug", "kitchen", 1200), ("lamp", "Lamp", "living", 4900), ("kettle", "Kettle", "kitchen", 3900)]


def create_user(email: str) -> User:
    user = User(email=email, plan="free")
    user.set_password("correct horse battery")
    db.session.add(user)
    db.session.commit()
    return user


def create_order(user: User) -> None:
    db.session.add(Order(user_id=user.id, status="paid", total_cents=1200))
    db.session.commit()


if __name__ == "__main__":
    with create_app().app_context():
        for slug, name, category, price in PRODUCTS:
            db.session.add(Product(slug=slug, name=name, category=category, price_cents=price))
        create_order(create_user("ada@example.com"))
