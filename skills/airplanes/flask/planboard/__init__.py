"""Planboard: boards that people share."""

from secrets import token_hex

from flask import Flask

from planboard import auth, billing, boards, pages, profile, webhooks
from planboard.sessions import login_manager


def create_app() -> Flask:
    """Make the app; accounts end with the process, and so do sessions unless FLASK_SECRET_KEY is set."""
    app = Flask(__name__)
    app.config.from_mapping(SECRET_KEY=token_hex(), SESSION_COOKIE_SAMESITE="Lax")
    app.config.from_prefixed_env()
    login_manager.init_app(app)
    for module in (pages, auth, profile, boards, billing, webhooks):
        app.register_blueprint(module.bp)
    return app
