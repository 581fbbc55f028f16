"""Sign-up, login and logout; any password opens the door."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required, login_user, logout_user

from planboard import forms
from planboard.analytics import capture_event
from planboard.store import store

bp = Blueprint("auth", __name__)


@bp.route("/signup", methods=["GET", "POST"])
def sign_up() -> ResponseReturnValue:
    if request.method == "GET":
        return render_template("signup.html")
    email = forms.text("email").lower()
    if store.find_account(email):
        return render_template("signup.html", error="This e-mail address has an account."), 409
    account = store.create_account(email)
    invitations = store.accept_invitations(account)
    login_user(account)
    capture_event(account.id, "user_signed_up", {"method": "password", "is_invited": bool(invitations)})
    return redirect(url_for("boards.list_boards"), 303)


@bp.route("/login", methods=["GET", "POST"])
def log_in() -> ResponseReturnValue:
    if request.method == "GET":
        return render_template("login.html")
    account = store.find_account(forms.text("email").lower())
    if account is None:
        return render_template("login.html", error="No account has this e-mail address."), 401
    login_user(account)
    capture_event(account.id, "user_logged_in", {"method": "password"})
    return redirect(url_for("boards.list_boards"), 303)


@bp.post("/logout")
@login_required
def log_out() -> ResponseReturnValue:
    account_id = current_user.id
    logout_user()
    capture_event(account_id, "user_logged_out")
    return redirect(url_for("auth.log_in"), 303)
