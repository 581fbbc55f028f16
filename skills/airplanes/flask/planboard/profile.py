"""What people say about themselves."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from planboard import forms
from planboard.analytics import capture_event

bp = Blueprint("profile", __name__, url_prefix="/profile")


@bp.get("")
@login_required
def edit_profile() -> str:
    return render_template("profile.html")


@bp.post("")
@login_required
def update_profile() -> ResponseReturnValue:
    changed_fields = current_user.update(name=forms.text("name"), time_zone=forms.text("time_zone"))
    capture_event(current_user.id, "profile_updated", {"changed_fields": changed_fields})
    flash("Your profile is saved.")
    return redirect(url_for("profile.edit_profile"), 303)
