"""Boards, and who else may see them."""

from typing import Annotated, Literal

from fastapi import APIRouter, status
from pydantic import BaseModel, EmailStr, Field

from app.analytics import capture_event
from app.dependencies import CurrentAccount, OwnedBoard
from app.models import Access, Board, Invitation, Role, Template
from app.store import StoreDep

router = APIRouter(prefix="/boards", tags=["boards"])


class BoardCreate(BaseModel):
    title: Annotated[str, Field(min_length=1, max_length=120)]
    template: Template | None = None


class BoardShare(BaseModel):
    access: Literal["view", "edit"]


class InvitationCreate(BaseModel):
    email: EmailStr
    role: Role


class BoardRead(BaseModel):
    id: str
    title: str
    access: Access


class InvitationRead(BaseModel):
    token: str
    role: Role


@router.get("", response_model=list[BoardRead])
async def list_boards(account: CurrentAccount, store: StoreDep) -> list[Board]:
    return store.boards_of(account)


@router.post("", response_model=BoardRead, status_code=status.HTTP_201_CREATED)
async def create_board(form: BoardCreate, account: CurrentAccount, store: StoreDep) -> Board:
    board = store.create_board(account, form.title, form.template)
    capture_event(account.id, "board_created", {"from_template": form.template is not None})
    return board


@router.post("/{board_id}/share", response_model=BoardRead)
async def share_board(form: BoardShare, board: OwnedBoard) -> Board:
    board.access = form.access
    capture_event(board.owner_id, "item_shared", {"access": form.access})
    return board


@router.post("/{board_id}/invitations", response_model=InvitationRead, status_code=status.HTTP_201_CREATED)
async def invite_member(form: InvitationCreate, board: OwnedBoard, store: StoreDep) -> Invitation:
    invitation = store.create_invitation(board, form.email, form.role)
    capture_event(board.owner_id, "member_invited", {"role": invitation.role})
    return invitation
