"""How a project writes event names is told by its names."""

import pytest

from analyzers.instrumentation import case_of
from analyzers.model import NameCase


@pytest.mark.parametrize(
    ("names", "case"),
    [
        (["order_paid", "cart_seen", "login"], NameCase.SNAKE),
        (["Order Paid", "Cart Seen By User"], NameCase.TITLE),
        (["orderPaid", "cartSeen"], NameCase.CAMEL),
        (["OrderPaid", "CartSeen"], NameCase.PASCAL),
        (["Order paid", "Cart seen"], NameCase.SENTENCE),
        (["order-paid", "cart-seen"], NameCase.KEBAB),
        (["ORDER_PAID", "CART_SEEN"], NameCase.UPPER),
        (["cart: item_added", "cart: item_removed"], NameCase.SNAKE),
        (["a_b", "c_d", "e_f", "g_h", "I J"], NameCase.SNAKE),
        (["a_b", "c_d", "e_f", "I J"], None),
        (["login"], None),
        ([], None),
    ],
)
def test_a_convention_needs_four_fifths_of_the_names(names: list[str], case: NameCase | None) -> None:
    """Names of one word follow any convention and are not counted."""
    assert case_of(names) == case
