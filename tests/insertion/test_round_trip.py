"""What is inserted is read back as the planned event, for every provider, language and way of sending."""

import pytest

from analyzers.model import Side
from tests.support.insertions import Folder
from tests.support.projects import providers

PYTHON = """
from shop.store import save


def checkout(current_user, order, plan):
    save(order)
    $0
    return order
"""
SERVER = """
import { save } from "./store";

export async function checkout(userId: string, order: Order, plan: string) {
  await save(order);
  $0
  return order;
}
"""
REQUIRED = """
const { save } = require("./store");

async function checkout(userId, order, plan) {
  await save(order);
  $0
  return order;
}

module.exports = { checkout };
"""
BROWSER = """
"use client";
import { save } from "./store";

export function Checkout({ order, plan }) {
  const onSubmit = async () => {
    await save(order);
    $0
  };
  return <form onSubmit={onSubmit} />;
}
"""
NODE = {"package.json": '{\n  "dependencies": {}\n}\n'}
NEXT = {"package.json": '{\n  "dependencies": {\n    "next": "15.0.0"\n  }\n}\n'}
VITE = {"package.json": '{\n  "devDependencies": {\n    "vite": "7.0.0"\n  }\n}\n'}
PROJECTS = {
    "python": {"shop/views.py": PYTHON, "shop/__init__.py": "", "shop/store.py": "", "requirements.txt": "flask\n"},
    "typescript": {"src/checkout.ts": SERVER, **NODE},
    "serverless": {"src/checkout.ts": SERVER, **NEXT},
    "javascript": {"src/checkout.js": REQUIRED, **NODE},
    "browser, one builder": {"src/checkout.tsx": BROWSER, **NEXT},
    "browser, another": {"src/checkout.jsx": BROWSER, **VITE},
}
WITH_SETUPS = [each.name for each in providers() if each.setups]


@pytest.mark.parametrize("kind", PROJECTS)
@pytest.mark.parametrize("provider", WITH_SETUPS)
def test_a_capture_through_a_setup_module_is_read_back(provider: str, kind: str) -> None:
    """The provider, the name, the properties and the person are those that were planned."""
    folder = Folder(PROJECTS[kind])
    path = next(iter(folder.marks))
    after = folder.take(folder.patch(path, "order_placed", "plan", "total=order.total", provider=provider))
    (capture,) = after.captures(path)
    assert (capture.provider, capture.event) == (provider, "order_placed")
    assert [(name, value) for name, value, _ in capture.properties] == [("plan", "plan"), ("total", "order.total")]
    person = "" if kind.startswith("browser") else "current_user.id" if kind == "python" else "userId"
    assert capture.person == person


@pytest.mark.parametrize("kind", PROJECTS)
@pytest.mark.parametrize("provider", WITH_SETUPS)
def test_a_second_event_uses_the_module_that_the_first_one_made(provider: str, kind: str) -> None:
    """Once the module is there, it is the house wrapper: nothing is created or imported again."""
    folder = Folder(PROJECTS[kind])
    path = next(iter(folder.marks))
    after = folder.take(folder.patch(path, "order_placed", provider=provider))
    after.marks = dict(folder.marks)
    shift = len(after.texts[path]) - len(folder.texts[path])
    after.marks[path] = (folder.marks[path][0] + shift, folder.marks[path][1])
    patch = after.patch(path, "order_shipped")
    assert [hunk.role for hunk in patch.hunks] == ["capture"]
    assert {each.event for each in after.take(patch).captures(path)} == {"order_placed", "order_shipped"}


CLIENT_MODULES = {
    "posthog": (
        'from posthog import Posthog\n\nposthog = Posthog("x")\n',
        'import { PostHog } from "posthog-node";\nexport const posthog = new PostHog("x");\n',
    ),
    "segment": (
        'from segment.analytics import Client\n\nanalytics = Client("x")\n',
        (
            'import { Analytics } from "@segment/analytics-node";\n'
            'export const analytics = new Analytics({ writeKey: "x" });\n'
        ),
    ),
    "mixpanel": ('from mixpanel import Mixpanel\n\nmp = Mixpanel("x")\n', ""),
}
USERS = {
    "python": "from shop.sending import {0}\n\n\ndef warn(user):\n    {0}.flush()\n",
    "typescript": 'import {{ {0} }} from "./sending";\n\nexport async function end() {{\n  await {0}.flush();\n}}\n',
}


@pytest.mark.parametrize(("provider", "name"), [("posthog", "posthog"), ("segment", "analytics"), ("mixpanel", "mp")])
def test_a_capture_through_an_exported_python_client_is_read_back(provider: str, name: str) -> None:
    """The client that a module of the project makes is imported and called as its SDK is called."""
    folder = Folder(
        {
            "shop/views.py": PYTHON,
            "shop/__init__.py": "",
            "shop/store.py": "",
            "shop/sending.py": CLIENT_MODULES[provider][0],
            "shop/ends.py": USERS["python"].format(name),
        }
    )
    patch = folder.patch("shop/views.py", "order_placed", "plan")
    assert {hunk.path for hunk in patch.hunks} == {"shop/views.py"}
    after = folder.take(patch)
    assert f"from shop.sending import {name}\n" in after.text("shop/views.py")
    (capture,) = after.captures("shop/views.py")
    assert (capture.provider, capture.event, capture.person) == (provider, "order_placed", "str(current_user.id)")
    assert [key for key, _, _ in capture.properties] == ["plan"]


@pytest.mark.parametrize(("provider", "name"), [("posthog", "posthog"), ("segment", "analytics")])
def test_a_capture_through_an_exported_typescript_client_is_read_back(provider: str, name: str) -> None:
    """Likewise on a server of the other language; an id that is a text stays as it is."""
    folder = Folder(
        {
            "src/checkout.ts": SERVER,
            "src/sending.ts": CLIENT_MODULES[provider][1],
            "src/ends.ts": USERS["typescript"].format(name),
        }
    )
    after = folder.take(folder.patch("src/checkout.ts", "order_placed", "plan"))
    assert f'import {{ {name} }} from "./sending";\n' in after.text("src/checkout.ts")
    (capture,) = after.captures("src/checkout.ts")
    assert (capture.provider, capture.event, capture.person) == (provider, "order_placed", "userId")
    assert [key for key, _, _ in capture.properties] == ["plan"]


@pytest.mark.parametrize(
    ("provider", "package", "path"),
    [
        ("posthog", "posthog", "shop/views.py"),
        ("segment", "segment-analytics-python", "shop/views.py"),
        ("rudderstack", "rudder-sdk-python", "shop/views.py"),
        ("amplitude", "@amplitude/analytics-node", "src/checkout.ts"),
        ("posthog", "posthog-js", "src/checkout.tsx"),
        ("amplitude", "@amplitude/analytics-browser", "src/checkout.tsx"),
        ("mixpanel", "mixpanel-browser", "src/checkout.tsx"),
    ],
)
def test_a_capture_through_the_client_that_an_sdk_keeps_itself_is_read_back(
    provider: str, package: str, path: str
) -> None:
    """A project that depends on the SDK needs no module of its own where the SDK has one client for the process."""
    text = {"shop/views.py": PYTHON, "src/checkout.ts": SERVER, "src/checkout.tsx": BROWSER}[path]
    folder = Folder({path: text, "shop/__init__.py": "", "shop/store.py": ""}, (package,))
    patch = folder.patch(path, "order_placed", "plan", side=Side.EITHER)
    assert [hunk.role for hunk in patch.hunks] == ["import", "capture"]
    (capture,) = folder.take(patch).captures(path)
    assert (capture.provider, capture.event) == (provider, "order_placed")
    assert [key for key, _, _ in capture.properties] == ["plan"]
