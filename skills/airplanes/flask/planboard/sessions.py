"""Knows who is logged in."""

from flask_login import LoginManager

from planboard.store import Account, store

login_manager = LoginManager()
login_manager.login_view = "auth.log_in"


@login_manager.user_loader
def load_account(account_id: str) -> Account | None:
    return store.accounts.get(account_id)
