"""What path operations ask for: who is signed in, and which board it is about."""

from typing import Annotated

from fastapi import Depends, HTTPException, Request, status

from app.models import Account, Board
from app.sessions import session_account_id
from app.store import StoreDep


async def get_current_account(request: Request, store: StoreDep) -> Account:
    account_id = session_account_id(request)
    account = store.accounts.get(account_id) if account_id else None
    if account is None:
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "Log in first.")
    return account


CurrentAccount = Annotated[Account, Depends(get_current_account)]


async def get_owned_board(board_id: str, account: CurrentAccount, store: StoreDep) -> Board:
    board = store.boards.get(board_id)
    if board is None or board.owner_id != account.id:
        raise HTTPException(status.HTTP_404_NOT_FOUND, "You have no such board.")
    return board


OwnedBoard = Annotated[Board, Depends(get_owned_board)]
