"""Pages that change nothing."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug import Response

from planboard.billing import BILLING_PERIODS, PLANS

bp = Blueprint("pages", __name__)


@bp.get("/")
def home() -> Response:
    return redirect(url_for("boards.list_boards"))


@bp.get("/pricing")
def pricing() -> str:
    return render_template("pricing.html", plans=PLANS, billing_periods=BILLING_PERIODS)


@bp.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}
