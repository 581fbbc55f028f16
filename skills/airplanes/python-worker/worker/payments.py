"""Stands for a payment provider; it charges nothing."""


class CardDeclinedError(Exception):
    """The bank refused to pay."""


def create_charge(payment_method: str | None, amount: int, currency: str, idempotency_key: str) -> str:
    """Charge once for each key, and return the charge's id."""
    if payment_method in (None, "pm_card_declined"):
        raise CardDeclinedError(f"{amount} {currency}")
    return f"ch_{idempotency_key}"
