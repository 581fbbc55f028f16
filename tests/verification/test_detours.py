"""``personal``: a value is followed on the way that it takes, and into a log as well."""

import pytest

from tests.support.changed import edited, rules, said
from tests.verification.small import CREATED, ORDER_PLACED, ORDERS, SHOP

DETOURS = {
    "a part of it": ("", 'user.email.split("@")[0]'),
    "all of an object": ("", "str(user.__dict__)"),
    "three names": ("    a = user.email\n    b = a\n    c = b\n", "c"),
    "a table": ('    kinds = {"x": user.email}\n', 'kinds["x"]'),
    "a row": ("    kind, other = user.email, 1\n", "kind"),
    "a loop": ("    for kind in [user.email]:\n        pass\n", "kind"),
    "a small function": ("    kind_of = lambda one: one.email\n", "kind_of(user)"),
    "a function": ("\n    def kind_of(one):\n        return one.email\n\n", "kind_of(user)"),
}


@pytest.mark.parametrize(("before", "value"), DETOURS.values(), ids=DETOURS)
def test_a_person_is_found_behind_a_detour(before: str, value: str) -> None:
    """However many names are between."""
    call = f'    posthog.capture("order_placed", distinct_id=user.id, properties={{"total": {value}}})\n'
    flaws = edited(SHOP, ORDERS, (CREATED, CREATED + before + call)).flaws(ORDER_PLACED)
    assert "personal" in rules(flaws), said(flaws)


@pytest.mark.parametrize("before", ["    kind = cart.total\n", "    kind, other = cart.total, user.email\n"])
def test_what_stands_beside_a_person_is_none(before: str) -> None:
    """Only the part that is taken counts."""
    call = '    posthog.capture("order_placed", distinct_id=user.id, properties={"total": kind})\n'
    flaws = edited(SHOP, ORDERS, (CREATED, CREATED + before + call)).flaws(ORDER_PLACED)
    assert flaws == (), said(flaws)


@pytest.mark.parametrize("line", ["print(user.email)", "logger.info('%s', user.password)", "logging.info(request)"])
def test_a_person_does_not_get_into_a_log(line: str) -> None:
    """Logs are read by more people than events."""
    call = '    posthog.capture("order_placed", distinct_id=user.id, properties={"total": cart.total})\n'
    flaws = edited(SHOP, ORDERS, (CREATED, f"{CREATED}    {line}\n{call}")).flaws(ORDER_PLACED)
    assert "personal" in rules(flaws), said(flaws)
