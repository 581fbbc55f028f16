"""Two small services on an SQL toolkit."""

import bcrypt
from fastapi import APIRouter
from flask import Blueprint, session as web_session
from flask_login import login_user, logout_user
from sqlalchemy import delete, insert, update
from sqlmodel import Session

from app import crud
from app.models import Item, User

router = APIRouter(prefix="/items")
bp = Blueprint("auth", __name__, url_prefix="/auth")


@router.post("/", response_model=Item)  # => route: POST /items/
def create_item(session: Session, item_in):
    item = Item.model_validate(item_in, update={"owner_id": 1})
    session.add(item)  # => write: create item
    session.commit()
    return item


@router.put("/{id}")  # => route: PUT /items/{id}
def update_item(session: Session, id, item_in):
    item = session.get(Item, id)
    session.add(item)  # => write: update item
    session.execute(update(Item).values(name="x"))  # => write: update item
    session.execute(insert(User).values(name="x"))  # => write: create user
    session.execute(delete(Item).where(Item.id == id))  # => write: delete item
    settings.update({"a": 1})


@router.delete("/{id}")  # => route: DELETE /items/{id}
async def delete_item(session: Session, id):
    item = session.get(Item, id)
    await session.delete(item)  # => write: delete item


@cache.get("key")
def not_a_route():
    crud.create_user(session=None)  # => write: create user | act: sign up user


@bp.route("/register", methods=["GET", "POST"])  # => route: GET /auth/register | route: POST /auth/register
def register():
    user = User(username="x")
    user.password = bcrypt.hashpw(b"x", b"y")  # => act: hash password
    db.session.add(user)  # => write: create user
    db.session.commit()
    login_user(user)  # => act: log in user
    send_invite_email(user)  # => act: send invitation email


@bp.route("/logout")  # => route: GET /auth/logout
def leave():
    logout_user()  # => act: log out user
    names = set()
    names.add("x")
    User.query.filter_by(id=1).delete()  # => write: delete user
    mongo.orders.insert_one({})  # => write: create order
    requests.post("https://example.com/hooks/deploys")  # => write: create deploy


bp.add_url_rule("/close", view_func=leave, methods=["POST"])  # => route: POST /auth/close
