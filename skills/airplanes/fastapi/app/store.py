"""Keeps everything in memory: a restart forgets it all."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from app.models import Account, BillingPeriod, Board, Invitation, Plan, Role, Subscription, Template


class EmailTaken(Exception):
    """An account with this e-mail address exists."""


@dataclass(slots=True)
class Store:
    accounts: dict[str, Account] = field(default_factory=dict)
    boards: dict[str, Board] = field(default_factory=dict)
    invitations: dict[str, Invitation] = field(default_factory=dict)
    members: dict[tuple[str, str], Role] = field(default_factory=dict)
    subscriptions: dict[str, Subscription] = field(default_factory=dict)

    def create_account(self, email: str) -> Account:
        if self.find_account(email) is not None:
            raise EmailTaken(email)
        account = Account(id=f"u{len(self.accounts) + 1}", email=email)
        self.accounts[account.id] = account
        return account

    def find_account(self, email: str) -> Account | None:
        return next((each for each in self.accounts.values() if each.email.casefold() == email.casefold()), None)

    def update_account(self, account: Account, changes: Mapping[str, str]) -> int:
        """Apply the changes, and return how many fields have another value now."""
        changed = {name: value for name, value in changes.items() if getattr(account, name) != value}
        for name, value in changed.items():
            setattr(account, name, value)
        return len(changed)

    def create_board(self, owner: Account, title: str, template: Template | None) -> Board:
        board = Board(id=f"b{len(self.boards) + 1}", owner_id=owner.id, title=title, template=template)
        self.boards[board.id] = board
        return board

    def create_invitation(self, board: Board, email: str, role: Role) -> Invitation:
        invitation = Invitation(token=secrets.token_urlsafe(16), board_id=board.id, email=email, role=role)
        self.invitations[invitation.token] = invitation
        return invitation

    def accept_invitation(self, invitation: Invitation, account: Account) -> None:
        self.members[invitation.board_id, account.id] = invitation.role
        del self.invitations[invitation.token]

    def boards_of(self, account: Account) -> list[Board]:
        return [
            board
            for board in self.boards.values()
            if board.owner_id == account.id or (board.id, account.id) in self.members
        ]

    def start_subscription(self, account: Account, plan: Plan, billing_period: BillingPeriod) -> Subscription:
        subscription = Subscription(plan=plan, billing_period=billing_period)
        self.subscriptions[account.id] = subscription
        return subscription


def get_store(request: Request) -> Store:
    return request.app.state.store


StoreDep = Annotated[Store, Depends(get_store)]
