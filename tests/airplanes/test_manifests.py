"""``airplane.toml`` is read strictly, and what stands in an airplane's folder is its source alone."""

from pathlib import Path

import pytest

from tests.support.flights.faults import ManifestUnreadable
from tests.support.flights.manifest import Expected, Leg
from tests.support.flights.reading import BUILT, folders, read_airplane
from tests.support.folders import folder_of

WHOLE = """\
title = "Bottle"
framework = "bottle"
provider = "posthog"
sides = ["server"]
modules = ["app/analytics.py"]
weight = "light"

[ground]
tool = "python"
start = ["python", "-m", "app", "{port}"]
ready = "/health"
keys = ["POSTHOG_API_KEY"]

[ground.variables]
POSTHOG_API_KEY = "phc_airplane"

[[leg]]
says = "Ada signs up"
request = "POST /signup"
json = { email = "ada@example.com" }
status = 201

[[event]]
name = "user_signed_up"
side = "server"
person = "u1"
properties = { is_invited = false }
"""


def manifest(tmp_path: Path, text: str = WHOLE) -> Path:
    """An airplane's folder with this manifest."""
    return folder_of(tmp_path / "bottle", {"airplane.toml": text, "app/analytics.py": ""})


@pytest.mark.parametrize("folder", folders(), ids=lambda path: path.name)
def test_every_airplane_says_how_it_flies(folder: Path) -> None:
    """And has a page about its framework."""
    airplane = read_airplane(folder)
    assert (folder.parents[1] / "frameworks" / f"{airplane.framework}.md").is_file()


@pytest.mark.parametrize("folder", folders(), ids=lambda path: path.name)
def test_nothing_that_was_built_or_is_secret_stands_among_the_source(folder: Path) -> None:
    """Flights happen elsewhere."""
    assert [path for path in folder.rglob("*") if path.name in BUILT | {".env", ".env.local"}] == []


def test_a_manifest_is_read_as_values(tmp_path: Path) -> None:
    """With defaults for what is rarely said."""
    airplane = read_airplane(manifest(tmp_path))
    assert (airplane.name, airplane.flies, airplane.bakes, airplane.people) == ("bottle", True, False, {"u1"})
    assert airplane.legs == (
        Leg("Ada signs up", request="POST /signup", json={"email": "ada@example.com"}, status=201),
    )
    assert airplane.events == (Expected("user_signed_up", "server", "u1", {"is_invited": False}),)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("weight =", 'wight = "light"\nweight =', "wight"),
        ('ready = "/health"', 'redy = "/health"', "redy"),
        ('says = "Ada signs up"', 'says = "Ada signs up"\nas = "ada"', "as"),
        ('person = "u1"', 'person = "u1"\nwho = "ada"', "who"),
        ('weight = "light"', 'weight = "medium"', "weight"),
        ('start = ["python", "-m", "app", "{port}"]', 'start = "python -m app"', "is no list"),
        ("status = 201", 'status = "201"', "'201' is no int"),
        ('name = "user_signed_up"', "", "name"),
        ("app/analytics.py", "app/sending.py", "there is no module app/sending.py"),
        ('side = "server"', 'side = "client"', "which is none of its sides"),
        ('keys = ["POSTHOG_API_KEY"]', 'keys = ["POSTHOG_KEY"]', "the key POSTHOG_KEY is no variable"),
        ("status = 201", "", "and the status that it is answered with"),
        ("status = 201", 'status = 201\npress = "Go"', "is either a request, or something done in the browser"),
        ('request = "POST /signup"', 'open = "/signup"', "belong to a request"),
        ('title = "Bottle"', "title = ", "Invalid value"),
    ],
)
def test_what_cannot_be_used_is_named(before: str, after: str, said: str, tmp_path: Path) -> None:
    """With the airplane and the key."""
    assert before in WHOLE
    with pytest.raises(ManifestUnreadable) as caught:
        read_airplane(manifest(tmp_path, WHOLE.replace(before, after)))
    assert str(caught.value).startswith("bottle/airplane.toml: ")
    assert said in str(caught.value)


def test_a_folder_without_a_manifest_is_told(tmp_path: Path) -> None:
    """An airplane that nobody flies would rot unseen."""
    with pytest.raises(ManifestUnreadable, match=r"bottle has no airplane\.toml"):
        read_airplane(folder_of(tmp_path / "bottle", {"app.py": ""}))
