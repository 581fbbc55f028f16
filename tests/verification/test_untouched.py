"""What was there stays, what only a person changes is left alone, and new code does nothing but send events."""

import pytest

from tests.support.changed import Changing, also, edited, rules, said
from tests.verification.small import (
    BOARDS,
    CALL,
    CREATED,
    IMPORT,
    ORDER_PLACED,
    ORDERS,
    SHOP,
    SIGNED_UP,
    order,
    sign_up,
)


@pytest.mark.parametrize(
    "text",
    [
        "def send(to):\n    deliver(to, 1)\n    return True\n",
        "def send(to):\n    return True\n",
        "def send(to):\n    deliver( to )\n    return True\n",
        "def send(to):\n\tdeliver(to)\n\treturn True\n",
        "def send(to):\r\n    deliver(to)\r\n    return True\r\n",
        "def send(to):\n    deliver(to)\n    return True",
        "",
    ],
    ids=["changed", "removed", "spaces", "tabs", "line ends", "last line end", "emptied"],
)
def test_a_file_of_no_planned_event_keeps_its_lines(text: str) -> None:
    """Whatever is done to them, white space included."""
    flaws = also(order(), "shop/mail.py", text).flaws(ORDER_PLACED)
    assert rules(flaws) == ["additions-only"]
    assert {each.path for each in flaws} == {"shop/mail.py"}


def test_lines_may_be_added_to_any_source_file() -> None:
    """As long as nothing goes."""
    more = also(order(), "shop/mail.py", "COUNT = 1\n\n\n" + SHOP["shop/mail.py"])
    assert more.flaws(ORDER_PLACED) == ()


def test_a_file_does_not_vanish() -> None:
    """A renamed one is gone under its old name."""
    flaws = also(order(), "shop/mail.py", None).flaws(ORDER_PLACED)
    assert rules(flaws) == ["additions-only"]
    assert "The file is gone" in said(flaws)


def test_a_declared_file_loses_no_line_and_no_call() -> None:
    """Its lines may change, and what it does must stay."""
    spaces = edited(SHOP, ORDERS, (CREATED, CREATED + CALL), ("    order.refund()\n", "    order.refund( )\n"))
    assert rules(spaces.flaws(ORDER_PLACED)) == ["additions-only"]
    gone = edited(SHOP, ORDERS, (CREATED, CREATED + CALL), ("    order.refund()\n", ""))
    assert "A call of `order.refund` that was there before is gone" in said(gone.flaws(ORDER_PLACED))
    other = edited(SHOP, ORDERS, (CREATED, CREATED + CALL), ("    order.refund()\n", "    order.reverse()\n"))
    assert rules(other.flaws(ORDER_PLACED)) == ["additions-only"]


def test_a_capture_that_was_there_keeps_its_name_and_its_place() -> None:
    """In a declared file as well, and through a wrapper that the change touches."""
    old = CALL.replace("order_placed", "cart_seen")
    shop = {**SHOP, ORDERS: SHOP[ORDERS].replace("    order.save()\n", f"    order.save()\n{old}")}
    renamed = edited(shop, ORDERS, (CREATED, CREATED + CALL), ("cart_seen", "cart_viewed"))
    flaws = renamed.flaws(ORDER_PLACED)
    assert "The capture of `cart_seen` that was there before is gone or has another name" in said(flaws)
    wrapped = sign_up()
    broken = BOARDS["lib/analytics.ts"].replace("captureEvent", "sendEvent")
    other = "export async function go() {\n  await captureEvent('1', 'seen');\n}\n"
    before = {**BOARDS, "app/other.ts": IMPORT + other}
    touched = Changing(before, {**wrapped.after, "lib/analytics.ts": broken})
    assert "`seen` is no longer captured" in said(touched.flaws(SIGNED_UP))


@pytest.mark.parametrize(
    "path",
    [
        "package-lock.json",
        "backend/poetry.lock",
        ".github/workflows/test.yml",
        ".gitlab-ci.yml",
        "Dockerfile",
        "Makefile",
        "deploy.sh",
        ".husky/pre-commit",
        ".git/hooks/post-checkout",
        ".pre-commit-config.yaml",
        "tests/conftest.py",
        "sitecustomize.py",
        "setup.py",
        ".npmrc",
        "next.config.js",
        "tsconfig.json",
        ".vscode/tasks.json",
        ".claude/settings.json",
        "CLAUDE.md",
        ".mcp.json",
        "tracking-plan.yaml",
        "luthier.toml",
        ".env",
        ".env.local",
        "config/.env.production",
        "server.pem",
        "README.md",
        "templates/base.html",
        "logo.svg",
    ],
)
def test_files_that_are_no_source_are_left_alone(path: str) -> None:
    """Whether they are changed or made."""
    made = also(order(), path, "x: 1\n").flaws(ORDER_PLACED)
    assert rules([each for each in made if each.path == path and each.rule != "parses"]) == ["untouched"]
    shop = {**SHOP, path: "x: 0\n"}
    changed = also(order(file=shop), path, "x: 0\ny: 1\n").flaws(ORDER_PLACED)
    assert rules([each for each in changed if each.path == path and each.rule != "parses"]) == ["untouched"]


def test_a_new_file_is_needed_by_what_changed_or_sets_up_a_client() -> None:
    """Anything else nobody asked for."""
    lonely = also(order(), "shop/extra.py", "x = 1\n").flaws(ORDER_PLACED)
    assert "Nothing that was changed imports this new file" in said(lonely)
    made = "import os\n\nfrom posthog import Posthog\n\nclient = Posthog(os.environ['POSTHOG_API_KEY'])\n"
    assert also(order(), "shop/extra.py", made).flaws(ORDER_PLACED) == ()
    importing = ("import posthog\n", "import posthog\n\nfrom shop.extra import x\n")
    change = edited(SHOP, ORDERS, importing, (CREATED, CREATED + CALL))
    assert also(change, "shop/extra.py", "x = 1\n").flaws(ORDER_PLACED) == ()
