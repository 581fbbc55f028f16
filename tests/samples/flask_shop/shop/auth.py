"""Signing up, logging in and logging out."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user, login_required, login_user, logout_user

from shop.extensions import db
from shop.models import User

bp = Blueprint("auth", __name__)

SHORTEST_PASSWORD = 10


@bp.route("/signup", methods=["GET", "POST"])
def signup():
    if current_user.is_authenticated:
        return redirect(url_for("catalog.index"))
    if request.method == "POST":
        email = request.form["email"].strip().lower()
        password = request.form["password"]
        problem = validate_signup(email, password)
        if problem:
            flash(problem)
            return render_template("form.html", title="Sign up", fields=["email", "password"]), 400

        user = User(email=email, plan=request.form.get("plan", "free"))
        user.set_password(password)
        db.session.add(user)
        db.session.commit()
        login_user(user)
        return redirect(url_for("catalog.index"))
    return render_template("form.html", title="Sign up", fields=["email", "password"])


@bp.route("/login", methods=["GET", "POST"])
def login():
    if request.method == "POST":
        user = User.query.filter_by(email=request.form["email"].strip().lower()).first()
        if user is None or not user.check_password(request.form["password"]):
            flash("E-mail or password is wrong.")
            return render_template("form.html", title="Log in", fields=["email", "password"]), 401
        login_user(user, remember="remember" in request.form)
        return redirect(request.args.get("next") or url_for("catalog.index"))
    return render_template("form.html", title="Log in", fields=["email", "password"])


@bp.post("/logout")
@login_required
def logout():
    logout_user()
    return redirect(url_for("catalog.index"))


def validate_signup(email: str, password: str) -> str | None:
    """Why nobody can sign up with this, or None."""
    if "@" not in email:
        return "That is no e-mail address."
    if len(password) < SHORTEST_PASSWORD:
        return f"A password needs {SHORTEST_PASSWORD} characters."
    if User.query.filter_by(email=email).first():
        return "Somebody has signed up with that address."
    return None
