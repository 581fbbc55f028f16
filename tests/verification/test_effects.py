"""``untouched``: lines between others end nothing, change nothing, and call nothing that the product has."""

import pytest

from tests.support.changed import edited, rules, said
from tests.verification.small import ACTIONS, BOARDS, CREATED, ORDER_PLACED, ORDERS, SHOP, order

CALL = '    posthog.capture("order_placed", distinct_id=user.id, properties={"total": cart.total})\n'


@pytest.mark.parametrize(
    "line",
    [
        "    return None\n",
        "    raise RuntimeError\n",
        "    assert user\n",
        "    del order.total\n",
        "    user.is_admin = True\n",
        "    request.session['admin'] = True\n",
        "    order.total += 1\n",
        "    user = request.user\n",
        "    user, total = request.user, 1\n",
        "    cart.clear()\n",
        "    Order.objects.all().delete()\n",
        "    posthog.capture = print\n",
    ],
)
def test_a_line_of_python_that_changes_the_product_is_told(line: str) -> None:
    """It stands before everything, where it would do the most."""
    changing = edited(SHOP, ORDERS, (CREATED, line + CREATED + CALL))
    flaws = changing.flaws(ORDER_PLACED)
    assert rules(flaws) == ["untouched"], said(flaws)


@pytest.mark.parametrize(
    "lines",
    [
        "    total = cart.total\n    total += 1\n",
        "    kinds = {}\n    kinds['a'] = 1\n    kinds.update(b=2)\n",
        "    logger.info('An order was placed.')\n",
        "    def kind(one):\n        return 'a'\n\n",
        "    for each in cart.lines:\n        if each:\n            break\n",
    ],
)
def test_a_line_of_python_that_only_prepares_is_let_through(lines: str) -> None:
    """New names may be given what they need."""
    changing = edited(SHOP, ORDERS, (CREATED, CREATED + lines + CALL))
    flaws = changing.flaws(ORDER_PLACED)
    assert flaws == (), said(flaws)


@pytest.mark.parametrize(
    "line",
    [
        "  return { ok: true };\n",
        "  throw new Error('x');\n",
        "  delete user.teamId;\n",
        "  user.teamId = 1;\n",
        "  user.logins++;\n",
        "  await db.delete(users);\n",
        "  const email = 'x';\n",
    ],
)
def test_a_line_of_typescript_that_changes_the_product_is_told(line: str) -> None:
    """It stands in a function that is about something else."""
    changing = edited(BOARDS, ACTIONS, ("  return { ok: true, user };\n", f"{line}  return {{ ok: true, user }};\n"))
    flaws = [each for each in changing.flaws() if each.rule == "untouched"]
    assert flaws, said(changing.flaws())


def test_what_is_right_is_let_through() -> None:
    """The change that every other test spoils."""
    assert order().flaws(ORDER_PLACED) == ()
