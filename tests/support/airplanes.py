"""A small airplane and small pages about frameworks, for tests of what is made of them."""

from pathlib import Path

from lsp_server.prose.airplanes import Airplane, read_airplane
from lsp_server.prose.frameworks import Framework, read_framework
from tests.support.folders import folder_of

TABLE = """
title = "Bottle"
framework = "bottle"
provider = "posthog"
sides = ["server"]
modules = ["app/analytics.py"]

[[event]]
name = "user_signed_up"

[[event]]
name = "board_created"
"""

ANALYTICS = '''"""Sends events to PostHog."""

import os

from posthog import Posthog

client = Posthog(os.environ["POSTHOG_API_KEY"])


def capture_event(person, event, properties):
    client.capture(event, distinct_id=person, properties=properties)


def flush_events():
    client.flush()
'''

BOARDS = '''"""Boards that people share."""

from app.analytics import capture_event
from app.store import store


def create_board(account, title):
    board = store.add(title)
    capture_event(account.id, "board_created", {"from_template": False})
    return board
'''

FILES = {
    "airplane.toml": TABLE,
    "app/analytics.py": ANALYTICS,
    "app/accounts.py": BOARDS.replace("board_created", "user_signed_up").replace("create_board", "sign_up"),
    "app/boards.py": BOARDS,
    "app/main.py": "from app.analytics import flush_events\n\nflush_events()\n",
    "app/store.py": 'store = {}\n"""\n```\nNothing is kept.\n```\n"""\n',
    "app/health.py": "def health():\n    return 200\n",
    "app/static/app.css": "body {}\n",
    "package-lock.json": "{}\n",
    "requirements.txt": "bottle>=1\nposthog>=7,<8\n",
    ".env.example": "POSTHOG_API_KEY=\nPOSTHOG_HOST=\n",
}


def airplane(folder: Path, changes: dict[str, str] | None = None) -> Airplane:
    """The small airplane in ``folder``, with other or more files."""
    return read_airplane(folder_of(folder, FILES | (changes or {})))


def framework_page(name: str, **keys: str) -> str:
    """A page about a framework; ``keys`` are written as they are."""
    given = {"framework": name, "title": name.title(), "languages": "[python]", "sides": "[server]"}
    given |= {"versions": '"1.0"', "packages": f"[{name}]", **keys}
    lines = [f"{key}: {value}" for key, value in given.items() if value]
    return "\n".join(["---", *lines, "---", "", f"# {name.title()}", "", "## Identity", "", "At hand.", ""])


def framework(name: str, **keys: str) -> Framework:
    """What such a page says."""
    return read_framework(framework_page(name, **keys), f"{name}.md")
