"""The shop: an application factory and its blueprints."""

import os

import stripe
from flask import Flask

from shop import account, auth, cart, catalog, checkout, webhooks
from shop.extensions import db, login_manager


def create_app(config: dict | None = None) -> Flask:
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY=os.environ.get("SECRET_KEY", "dev"),
        SQLALCHEMY_DATABASE_URI=os.environ.get("DATABASE_URL", "sqlite:///shop.db"),
        STRIPE_WEBHOOK_SECRET=os.environ.get("STRIPE_WEBHOOK_SECRET", ""),
    )
    app.config.update(config or {})
    stripe.api_key = os.environ.get("STRIPE_SECRET_KEY", "")

    db.init_app(app)
    login_manager.init_app(app)
    for module in (auth, catalog, cart, checkout, account, webhooks):
        app.register_blueprint(module.bp)

    with app.app_context():
        db.create_all()
    return app
