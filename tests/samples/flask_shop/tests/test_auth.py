"""Signing up and logging in."""

import pytest

from shop import create_app
from shop.extensions import db
from shop.models import User


@pytest.fixture
def client():
    app = create_app({"TESTING": True, "SQLALCHEMY_DATABASE_URI": "sqlite://"})
    with app.app_context():
        yield app.test_client()


def sign_up(client, email="ada@example.com"):
    return client.post("/signup", data={"email": email, "password": "correct horse battery"})


def test_who_signs_up_has_an_account(client):
    assert sign_up(client).status_code == 302
    assert User.query.filter_by(email="ada@example.com").one().plan == "free"


def test_an_address_signs_up_once(client):
    user = User(email="ada@example.com")
    user.set_password("correct horse battery")
    db.session.add(user)
    db.session.commit()
    assert sign_up(client).status_code == 400


def test_a_wrong_password_does_not_log_in(client):
    sign_up(client)
    client.post("/logout")
    assert client.post("/login", data={"email": "ada@example.com", "password": "guess"}).status_code == 401
