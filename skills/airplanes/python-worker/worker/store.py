"""What the worker shares with the web app; here it starts with four accounts, and ends with the process."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Subscription:
    plan: str
    billing_period: str
    amount: int
    currency: str = "eur"


@dataclass(frozen=True)
class Trial:
    subscription: Subscription
    days: int = 14


@dataclass
class Account:
    id: str
    payment_method: str | None = None
    subscription: Subscription | None = None
    trial: Trial | None = None


@dataclass(frozen=True)
class Board:
    id: str
    owner: Account
    cards: list[tuple[str, str]]


@dataclass(frozen=True)
class Payment:
    account_id: str
    period: str
    charge_id: str


@dataclass(frozen=True)
class FailedPayment:
    account_id: str
    period: str
    attempt_number: int


class Store:
    def __init__(self, accounts: list[Account], boards: list[Board]) -> None:
        self.accounts = {account.id: account for account in accounts}
        self.boards = {board.id: board for board in boards}
        self.payments: list[Payment] = []
        self.failed_payments: list[FailedPayment] = []

    def is_paid(self, account: Account, period: str) -> bool:
        return any((payment.account_id, payment.period) == (account.id, period) for payment in self.payments)

    def create_payment(self, account: Account, period: str, charge_id: str) -> Payment:
        payment = Payment(account.id, period, charge_id)
        self.payments.append(payment)
        return payment

    def create_failed_payment(self, account: Account, period: str) -> FailedPayment:
        attempts = sum((failed.account_id, failed.period) == (account.id, period) for failed in self.failed_payments)
        failed = FailedPayment(account.id, period, attempts + 1)
        self.failed_payments.append(failed)
        return failed

    def create_subscription(self, account: Account, subscription: Subscription) -> None:
        account.subscription = subscription

    def delete_subscription(self, account: Account) -> None:
        account.subscription = None

    def delete_trial(self, account: Account) -> None:
        account.trial = None


_ada = Account("u1", "pm_card_visa", Subscription("team", "year", 24_000))
_bob = Account("u2", trial=Trial(Subscription("pro", "month", 900)))
_cleo = Account("u3", "pm_card_declined", Subscription("pro", "month", 900))
_dora = Account("u4", "pm_card_visa", trial=Trial(Subscription("pro", "month", 900)))
_board = Board("b1", _ada, [("To do", "Punch the cards"), ("Doing", "Grease the mill")])

store = Store([_ada, _bob, _cleo, _dora], [_board])
