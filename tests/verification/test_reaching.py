"""New code does nothing but send events."""

import pytest

from tests.support.changed import also, edited, rules, said
from tests.verification.small import (
    BOARDS,
    CALL,
    CREATED,
    FORM,
    INVITED,
    ORDER_PLACED,
    ORDERS,
    SENT,
    SHOP,
    SIGNED_UP,
    invite,
    order,
    sign_up,
)

REACHING_PYTHON = [
    'requests.post("x", data=cart)',
    'urlopen("x")',
    'os.system("id")',
    'subprocess.run(["id"])',
    'eval("1")',
    'exec("1")',
    'open("x", "w")',
    'pathlib.Path("x").write_text("y")',
    '__import__("os")',
    'importlib.import_module("os")',
    'getattr(os, "system")("id")',
    'socket.create_connection(("x", 1))',
    "os.environ",
    'os.environ["AWS_SECRET_ACCESS_KEY"]',
    'os.getenv("DATABASE_URL")',
    'posthog.host = "https://collector.dev"',
]


@pytest.mark.parametrize("statement", REACHING_PYTHON)
def test_new_python_does_not_reach_out(statement: str) -> None:
    """Not to the network, to programs, to files, to code made at run time, to the environment."""
    flaws = order(before=f"    {statement}\n").flaws(ORDER_PLACED)
    assert rules(flaws) == ["untouched"], said(flaws)
    assert {each.line for each in flaws} == {7}


@pytest.mark.parametrize(
    "line",
    [
        "import subprocess",
        "from os import system",
        "import requests",
        "from urllib.request import urlopen",
        "import pickle",
    ],
)
def test_new_imports_bring_nothing_that_reaches_out(line: str) -> None:
    """Whatever name they give it."""
    importing = ("import posthog\n", f"import posthog\n{line} as x\n")
    flaws = edited(SHOP, ORDERS, importing, (CREATED, CREATED + CALL)).flaws(ORDER_PLACED)
    assert rules(flaws) == ["untouched"]


REACHING_BROWSER = [
    "fetch('https://posthog.com/x', { method: 'POST', body: email });",
    "window.fetch('/x');",
    "window['fe' + 'tch']('/x');",
    "globalThis[email]('/x');",
    "navigator.sendBeacon('/x', email);",
    "new Image().src = '/x?' + email;",
    "new XMLHttpRequest().open('GET', '/x');",
    "new WebSocket('/x');",
    "new Function('return 1')();",
    "eval('1');",
    "(0, eval)('1');",
    "document.body.innerHTML = email;",
    "document.createElement('script');",
    "await import('https://cdn.dev/x.js');",
    "await import(email);",
    "require('child_process').execSync('id');",
    "window.location.assign('/x');",
    "console.log(process.env.DATABASE_URL);",
    "console.log(import.meta.env);",
    "const url = 'https://collector.dev/x';",
    "[].constructor.constructor('return 1')();",
]


@pytest.mark.parametrize("statement", REACHING_BROWSER)
def test_new_typescript_does_not_reach_out(statement: str) -> None:
    """By a call, by a member that is computed, by what a page loads."""
    flaws = invite(before=f"      {statement}\n").flaws(INVITED)
    assert rules(flaws) == ["untouched"], said(flaws)


def test_what_reached_out_before_may_stay() -> None:
    """Only new code is judged, also where its line is changed around it."""
    asked = "    const response = await fetch("
    call = "      posthog.capture('member_invited', { plan: team.plan });\n"
    change = edited(BOARDS, FORM, (asked, f"    const begun = Date.now();\n{asked}"), (SENT, SENT + call))
    assert change.flaws(INVITED) == ()


SETUP = """import { PostHog } from 'posthog-node';

export const client = new PostHog(process.env.POSTHOG_API_KEY!, { host: 'HOST' });
"""
OWN = ["https://us.i.posthog.com", "https://eu.posthog.com", "http://localhost:8000", "/ingest"]
FOREIGN = ["https://posthog.evil.dev", "https://evil.dev/posthog.com", "https://posthog.com.evil.dev", "wss://evil.dev"]


@pytest.mark.parametrize("host", OWN)
def test_a_set_up_sends_to_its_provider(host: str) -> None:
    """By its own address, in a trial at home, or through the product itself."""
    assert also(sign_up(), "lib/other.ts", SETUP.replace("HOST", host)).flaws(SIGNED_UP) == ()


@pytest.mark.parametrize("host", FOREIGN)
def test_a_set_up_sends_to_nobody_else(host: str) -> None:
    """However the address looks."""
    flaws = also(sign_up(), "lib/other.ts", SETUP.replace("HOST", host)).flaws(SIGNED_UP)
    assert rules(flaws) == ["untouched"]
