"""No key is written down, whatever the file."""

import random
import string

import pytest

from analyzers.verification.secrets import looks_drawn
from tests.support.changed import also, rules, said
from tests.verification.small import ORDER_PLACED, SIGNED_UP, order, sign_up

_DRAW = random.Random(7)  # noqa: S311 - these keys open nothing


def drawn(size: int, signs: str = string.ascii_letters + string.digits) -> str:
    """A text drawn by lot, the same in every run."""
    return "".join(_DRAW.choice(signs) for _ in range(size))


HEX = string.hexdigits.lower()[:16]
KEYS = {
    "project key": f"phc_{drawn(43)}",
    "personal key": f"phx_{drawn(43)}",
    "payment": f"sk_live_{drawn(24)}",
    "webhook": f"whsec_{drawn(32)}",
    "code host": f"ghp_{drawn(36)}",
    "cloud": f"AKIA{drawn(16, string.ascii_uppercase + string.digits)}",
    "maps": f"AIza{drawn(35)}",
    "chat": f"xoxb-{drawn(12, string.digits)}-{drawn(24)}",
    "mail": f"SG.{drawn(22)}.{drawn(43)}",
    "model": f"sk-ant-{drawn(40)}",
    "signed": f"eyJ{drawn(20)}.eyJ{drawn(30)}.{drawn(30)}",
    "registry": f"npm_{drawn(36)}",
    "private": "-----BEGIN RSA " + "PRIVATE KEY-----",
    "database": f"postgres://app:{drawn(12)}@db.internal/app",
}


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS.keys())
def test_a_key_in_new_code_is_told_and_not_repeated(key: str) -> None:
    """In a variable of any name, and in a comment."""
    for line in (f'    x = "{key}"\n', f"    # {key}\n"):
        flaws = order(before=line).flaws(ORDER_PLACED)
        assert "secret" in rules(flaws)
        assert key not in said(flaws)
        assert {each.line for each in flaws if each.rule == "secret"} == {7}


@pytest.mark.parametrize("path", ["notes.md", "requirements.txt", "config.yaml", "web/app.ts"])
def test_a_key_in_any_file_is_told(path: str) -> None:
    """Source or not."""
    flaws = also(order(), path, f"x = '{KEYS['code host']}'\n").flaws(ORDER_PLACED)
    assert "secret" in rules([each for each in flaws if each.path == path])


def test_a_value_that_looks_drawn_under_a_telling_name_is_a_key() -> None:
    """Whoever gave it."""
    for line in (
        f'    api_key = "{drawn(32, HEX)}"\n',
        f'    setup(token="{drawn(40)}")\n',
        f'    x = {{"secret": "{drawn(36)}"}}\n',
    ):
        assert "secret" in rules(order(before=line.replace("setup", "cart.setup")).flaws(ORDER_PLACED)), line


def test_a_key_that_is_handed_to_a_client_is_told_without_any_name() -> None:
    """Some providers' keys have no form of their own."""
    client = f"import {{ PostHog }} from 'posthog-node';\n\nexport const client = new PostHog('{drawn(32, HEX)}');\n"
    assert rules(also(sign_up(), "lib/other.ts", client).flaws(SIGNED_UP)) == ["secret"]


@pytest.mark.parametrize(
    "line",
    [
        'api_key = cart.environ["POSTHOG_API_KEY"]',
        'price_key = "price_membership_monthly_discounted_2024"',
        'token = "your-token-goes-here-0123456789abcdef"',
        'cache_key = "orders/by-customer/and-by-month/totals"',
        "key = user.idempotency_key",
        'dsn = "postgres://localhost/app"',
        'address = "postgres://user:password@localhost/app"',
        'kind = "sk_live"',
    ],
)
def test_what_only_sounds_like_a_key_is_fine(line: str) -> None:
    """Names, placeholders, words."""
    assert "secret" not in rules(order(before=f"    {line}\n").flaws(ORDER_PLACED))


def test_keys_that_were_there_are_none_of_this_change() -> None:
    """They are told elsewhere."""
    shop = dict(order().before)
    shop["shop/orders.py"] += f'\n\nKEY = "{KEYS["payment"]}"\n'
    assert order(file=shop).flaws(ORDER_PLACED) == ()


def test_a_text_of_words_is_not_drawn() -> None:
    """What a person makes up has longer words than what a machine draws."""
    assert looks_drawn("9f86d081884c7d659a2feaa0c55ad015")
    assert not looks_drawn("membership_monthly_price_reduced_x")
    assert not looks_drawn("a" * 40)
    assert not looks_drawn("")
