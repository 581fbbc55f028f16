"""The sample shop is a real app: it starts, and it still does when every capture that can be is put in."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.commands import luthier
from tests.support.folders import copy_of

DRIVE = """
import json
from shop import create_app
from shop import analytics

sent = []
class Recorder:
    def capture(self, event, *, distinct_id, properties):
        sent.append([event, distinct_id])


analytics._client = Recorder
app = create_app({"TESTING": True, "SQLALCHEMY_DATABASE_URI": "sqlite://"})
with app.app_context():
    client = app.test_client()
    person = {"email": "ada@example.com", "password": "correct horse battery"}
    client.post("/signup", data={**person, "password": "short"})
    client.post("/signup", data=person)
    client.post("/logout")
    client.post("/login", data={**person, "password": "wrong"})
    client.post("/login", data=person)
    client.post("/account/delete")
print(json.dumps(sent))
"""


@pytest.mark.parametrize("captured", [False, True], ids=["as it is", "with its captures"])
def test_the_shop_passes_its_own_tests(captured: bool, tmp_path: Path) -> None:
    """Captures without a key do nothing, and break nothing."""
    shop = copy_of("flask_shop", tmp_path)
    if captured:
        assert luthier("insert", shop, "--write", "--provider", "posthog").code == 0
    ended = python(shop, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist")
    assert ended.returncode == 0, ended.stdout.decode()


def test_the_captures_tell_what_people_did_and_not_what_they_failed_to_do(tmp_path: Path) -> None:
    """A sign-up that is refused and a wrong password are no event; each event is of the right person.

    Where nobody is logged in any more, as after an account is deleted, nothing is put in that would fail there.
    """
    shop = copy_of("flask_shop", tmp_path)
    ran = luthier("insert", shop, "--write", "--provider", "posthog")
    assert "left out: account_deleted" in ran.err
    ended = python(shop, "-c", DRIVE)
    assert ended.stderr == b""
    assert ended.stdout == b'[["user_signed_up", "1"], ["user_logged_out", "1"], ["user_logged_in", "1"]]\n'


def python(folder: Path, *words: str) -> "subprocess.CompletedProcess[bytes]":
    """Run Python in a sample's folder, as its own project would."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "POSTHOG"))}
    return subprocess.run([sys.executable, *words], cwd=folder, env=environment, capture_output=True, check=False)
