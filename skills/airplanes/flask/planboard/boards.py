"""Boards, and who may see them."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from planboard import forms
from planboard.analytics import capture_event
from planboard.store import Board, store

TEMPLATES = {"blank": [], "kanban": ["To do", "Doing", "Done"], "retrospective": ["Keep", "Drop", "Try"]}
ROLES = ("editor", "viewer")
ACCESS = ("view", "edit")

bp = Blueprint("boards", __name__)


def board_of_member(board_id: str) -> Board:
    board = store.boards.get(board_id)
    if board is None or current_user.id not in board.members:
        abort(404)
    return board


@bp.get("/boards")
@login_required
def list_boards() -> str:
    return render_template("boards.html", boards=store.boards_of(current_user), templates=TEMPLATES)


@bp.post("/boards")
@login_required
def create_board() -> ResponseReturnValue:
    template = forms.choice("template", TEMPLATES)
    board = store.create_board(current_user, forms.text("title"), list(TEMPLATES[template]))
    capture_event(current_user.id, "board_created", {"from_template": template != "blank"})
    return redirect(url_for("boards.show_board", board_id=board.id), 303)


@bp.get("/boards/<board_id>")
@login_required
def show_board(board_id: str) -> str:
    return render_template("board.html", board=board_of_member(board_id), roles=ROLES, access=ACCESS)


@bp.post("/boards/<board_id>/share")
@login_required
def share_board(board_id: str) -> ResponseReturnValue:
    board = board_of_member(board_id)
    access = forms.choice("access", ACCESS)
    store.create_link(board, access)
    capture_event(current_user.id, "item_shared", {"access": access})
    return redirect(url_for("boards.show_board", board_id=board.id), 303)


@bp.post("/boards/<board_id>/invitations")
@login_required
def invite_member(board_id: str) -> ResponseReturnValue:
    board = board_of_member(board_id)
    role = forms.choice("role", ROLES)
    store.create_invitation(board, forms.text("email").lower(), role)
    capture_event(current_user.id, "member_invited", {"role": role})
    flash("The invitation is on its way.")
    return redirect(url_for("boards.show_board", board_id=board.id), 303)


@bp.get("/shared/<link>")
def show_shared_board(link: str) -> str:
    board = next((board for board in store.boards.values() if board.link == link), None)
    if board is None:
        abort(404)
    return render_template("shared.html", board=board)
