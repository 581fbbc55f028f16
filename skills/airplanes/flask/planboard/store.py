"""All that Planboard remembers; it is forgotten when the process ends."""

from dataclasses import dataclass
from itertools import count
from secrets import token_urlsafe

from flask_login import UserMixin


@dataclass(frozen=True)
class Subscription:
    plan: str
    billing_period: str


@dataclass(eq=False)
class Account(UserMixin):
    id: str
    email: str
    name: str = ""
    time_zone: str = "UTC"
    subscription: Subscription | None = None
    is_past_due: bool = False

    def update(self, **values: str) -> int:
        """Take over these values, and tell how many of them were new."""
        changed = {name: value for name, value in values.items() if getattr(self, name) != value}
        for name, value in changed.items():
            setattr(self, name, value)
        return len(changed)


@dataclass
class Board:
    id: str
    title: str
    columns: list[str]
    members: dict[str, str]
    link: str | None = None
    link_access: str | None = None


@dataclass(frozen=True)
class Invitation:
    board: Board
    email: str
    role: str


class Store:
    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}
        self.boards: dict[str, Board] = {}
        self.invitations: list[Invitation] = []
        self._account_numbers = count(1)
        self._board_numbers = count(1)

    def find_account(self, email: str) -> Account | None:
        return next((account for account in self.accounts.values() if account.email == email), None)

    def create_account(self, email: str) -> Account:
        account = Account(f"u{next(self._account_numbers)}", email)
        self.accounts[account.id] = account
        return account

    def boards_of(self, account: Account) -> list[Board]:
        return [board for board in self.boards.values() if account.id in board.members]

    def create_board(self, owner: Account, title: str, columns: list[str]) -> Board:
        board = Board(f"b{next(self._board_numbers)}", title, columns, {owner.id: "owner"})
        self.boards[board.id] = board
        return board

    def create_link(self, board: Board, access: str) -> str:
        board.link, board.link_access = token_urlsafe(), access
        return board.link

    def create_invitation(self, board: Board, email: str, role: str) -> Invitation:
        invitation = Invitation(board, email, role)
        self.invitations.append(invitation)
        return invitation

    def accept_invitations(self, account: Account) -> list[Invitation]:
        """Make the account a member of each board that it was invited to."""
        accepted = [invitation for invitation in self.invitations if invitation.email == account.email]
        for invitation in accepted:
            invitation.board.members[account.id] = invitation.role
            self.invitations.remove(invitation)
        return accepted

    def create_subscription(self, account: Account, plan: str, billing_period: str) -> Subscription:
        account.subscription, account.is_past_due = Subscription(plan, billing_period), False
        return account.subscription

    def delete_subscription(self, account: Account) -> None:
        account.subscription = None


store = Store()
