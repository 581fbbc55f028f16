"""Nothing of a person, of a whole request or of the program's secrets travels in an event."""

import pytest

from tests.support.changed import planned, rules, said
from tests.verification.small import (
    ACTIONS,
    INVITED,
    ORDER_PLACED,
    SIGNED_UP,
    invite,
    order_value,
    sign_up,
    sign_up_value,
)

PYTHON = [
    "user.email",
    "user.email.lower()",
    "str(user.phone_number)",
    "user.first_name + user.last_name",
    "user.get_full_name()",
    'f"{user.username}"',
    "request.body",
    "request",
    "request.headers",
    "dict(request.headers)",
    "request.session",
    "json.dumps(request.session)",
    "user",
    "vars(user)",
    "user.to_dict()",
    "cart.model_dump()",
    "locals()",
    'request.POST.get("email")',
    'request.POST["password"]',
    "request.COOKIES",
    'request.COOKIES["sid"]',
    "user.reset_token",
    "settings.SECRET_KEY",
    "user.stripe_api_key",
    "request.META",
    'request.META["REMOTE_ADDR"]',
    'os.environ["DATABASE_URL"]',
    "os.environ",
    'os.getenv("HOME")',
    'open("/etc/passwd").read()',
    'subprocess.check_output("id")',
    'requests.get("x").text',
    'eval("1")',
    '__import__("os").environ',
    'getattr(os, "environ")',
    'getattr(cart, "__dict__")',
    'f"{cart.a}{cart.b}{cart.c}"',
    'cart.a + "-" + cart.b + "-" + cart.c',
    "[user.email for user in cart.people]",
    '{"who": user.email}',
    "user.email if cart else None",
    "user.email or cart.total",
    "lambda: user.email",
    "user.email[:3]",
]


@pytest.mark.parametrize("expression", PYTHON)
def test_a_value_that_gives_something_away_is_a_flaw_in_python(expression: str) -> None:
    """By its own name, through a call, inside a text, a list or a condition's branch."""
    bound = "    os, json, requests, subprocess, settings = cart.modules\n"
    flaws = order_value(expression, before=bound).flaws(ORDER_PLACED)
    assert "personal" in rules(flaws), said(flaws)
    assert {each.line for each in flaws if each.rule == "personal"} == {8}


TYPESCRIPT = [
    "email",
    "user.email",
    "user!.email",
    "user?.email ?? 'none'",
    "user.email as string",
    "`${user.email}`",
    "`${user.a}/${user.b}/${user.c}`",
    "String(user.phone)",
    "user['email']",
    "formData.get('email')",
    "Object.fromEntries(formData)",
    "JSON.stringify(user)",
    "JSON.stringify({ ...user })",
    "user",
    "process.env.DATABASE_URL",
    "process.env['DATABASE_URL']",
    "process.env",
    "import.meta.env.SECRET",
    "(await cookies()).get('sid')?.value",
    "cookies().toString()",
    "await headers()",
    "btoa(user.email)",
    "await fetch('x').then((each) => each.text())",
    "require('fs').readFileSync('x')",
    "eval('1')",
    "user.passwordHash",
    "team.apiKey",
    "[user.email].join()",
    "team.members.map((each: { email: string }) => each.email)",
]


@pytest.mark.parametrize("expression", TYPESCRIPT)
def test_a_value_that_gives_something_away_is_a_flaw_in_typescript(expression: str) -> None:
    """With assertions, optional members, templates and small functions around it."""
    flaws = sign_up_value(expression).flaws(SIGNED_UP)
    assert "personal" in rules(flaws), said(flaws)


BROWSER = [
    "document.cookie",
    "localStorage.getItem('plan')",
    "window.localStorage.token",
    "sessionStorage['sid']",
    "window.location.href",
    "window.location",
    "email.toLowerCase()",
    "navigator",
]


@pytest.mark.parametrize("expression", BROWSER)
def test_a_value_that_gives_something_away_is_a_flaw_in_a_component(expression: str) -> None:
    """What a browser keeps belongs to the person."""
    flaws = invite(f"'member_invited', {{ plan: {expression} }}").flaws(INVITED)
    assert "personal" in rules(flaws), said(flaws)


@pytest.mark.parametrize(
    ("before", "expression"),
    [
        ("  const plan = user.email;\n", "plan"),
        ("  const one = user.email;\n  const plan = one.trim();\n", "plan"),
        ("  const { email: plan } = user;\n", "plan"),
        ("  const { email: plan } = await read(formData);\n", "plan"),
        ("  let plan = '';\n  plan = user.phone;\n", "plan"),
        ("  const plan = JSON.stringify(user);\n", "plan"),
        ("  const plan = process.env.DATABASE_URL;\n", "plan"),
        ("  const plan = formData.get('password');\n", "plan"),
    ],
)
def test_a_variable_is_what_it_was_given(before: str, expression: str) -> None:
    """One or two steps before the capture."""
    flaws = sign_up_value(expression, before=before).flaws(SIGNED_UP)
    assert "personal" in rules(flaws), said(flaws)


def test_a_variable_that_a_call_gave_is_its_own() -> None:
    """What the call was given does not stick to it."""
    before = "  const plan = planOf(user.email, formData);\n  function planOf(...all: unknown[]) { return 'x'; }\n"
    assert sign_up_value("plan", before=before).flaws(SIGNED_UP) == ()


def test_a_key_that_names_a_detail_is_a_flaw_even_when_it_was_planned() -> None:
    """And a shorthand is its own key."""
    entry = planned("user_signed_up", ACTIONS, "signUp", email="string")
    assert rules(sign_up("user.id, 'user_signed_up', { email }").flaws(entry)) == ["personal"]
    assert rules(sign_up("user.id, 'user_signed_up', { email: team.plan }").flaws(entry)) == ["personal"]


def test_a_message_says_what_would_be_right_and_repeats_no_secret() -> None:
    """In words for a person and an agent alike."""
    flaws = order_value("user.email").flaws(ORDER_PLACED)
    assert said(flaws) == (
        "`total` of `order_placed` sends a person's email; "
        "leave it out, or send what only tells of it: a count, a kind, yes or no."
    )
