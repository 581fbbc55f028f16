"""Who is signed in, as the signed cookie remembers it."""

from fastapi import Request

from app.models import Account


def start_session(request: Request, account: Account) -> None:
    request.session["account_id"] = account.id


def end_session(request: Request) -> None:
    request.session.clear()


def session_account_id(request: Request) -> str | None:
    return request.session.get("account_id")
