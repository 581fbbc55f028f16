"""Accounts, and the session of the one who is signed in."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Request, status
from pydantic import BaseModel, EmailStr, Field

from app.analytics import capture_event
from app.dependencies import CurrentAccount
from app.models import Account
from app.sessions import end_session, start_session
from app.store import EmailTaken, StoreDep

router = APIRouter(tags=["accounts"])


class Credentials(BaseModel):
    email: EmailStr
    password: Annotated[str, Field(min_length=1)]


class SignUp(Credentials):
    invitation: str | None = None


class ProfileUpdate(BaseModel):
    name: Annotated[str, Field(max_length=80)] | None = None
    time_zone: str | None = None


class AccountRead(BaseModel):
    id: str
    email: EmailStr
    name: str
    time_zone: str


@router.post("/signup", response_model=AccountRead, status_code=status.HTTP_201_CREATED)
async def sign_up(form: SignUp, request: Request, store: StoreDep) -> Account:
    invitation = store.invitations.get(form.invitation) if form.invitation else None
    if form.invitation and invitation is None:
        raise HTTPException(status.HTTP_404_NOT_FOUND, "This invitation is not open any more.")
    try:
        account = store.create_account(form.email)
    except EmailTaken:
        raise HTTPException(status.HTTP_409_CONFLICT, "This e-mail address has an account.") from None
    if invitation:
        store.accept_invitation(invitation, account)
    start_session(request, account)
    capture_event(account.id, "user_signed_up", {"method": "password", "is_invited": invitation is not None})
    return account


@router.post("/login", response_model=AccountRead)
async def log_in(form: Credentials, request: Request, store: StoreDep) -> Account:
    account = store.find_account(form.email)
    if account is None:
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "Nobody has this e-mail address.")
    start_session(request, account)
    capture_event(account.id, "user_logged_in", {"method": "password"})
    return account


@router.post("/logout", status_code=status.HTTP_204_NO_CONTENT)
async def log_out(request: Request, account: CurrentAccount) -> None:
    end_session(request)
    capture_event(account.id, "user_logged_out")


@router.get("/profile", response_model=AccountRead)
async def read_profile(account: CurrentAccount) -> Account:
    return account


@router.patch("/profile", response_model=AccountRead)
async def update_profile(form: ProfileUpdate, account: CurrentAccount, store: StoreDep) -> Account:
    changed_fields = store.update_account(account, form.model_dump(exclude_none=True))
    capture_event(account.id, "profile_updated", {"changed_fields": changed_fields})
    return account
