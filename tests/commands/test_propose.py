# ruff: noqa: E501 - what is printed stands here as it is
"""``luthier propose`` shows which events belong there, and lets a person choose."""

from pathlib import Path

from inline_snapshot import snapshot

from tests.support.commands import luthier
from tests.support.folders import SAMPLES, folder_of
from tests.support.shops import SHOP

FLASK = SAMPLES / "flask_shop"


def test_each_proposal_is_a_line_with_place_question_and_reasons(tmp_path: Path) -> None:
    """What is captured already is counted, and shown when asked for."""
    folder = folder_of(tmp_path, SHOP)
    assert luthier("propose", folder).out == snapshot("""\
shop/auth.py:8: user_signed_up(plan=user.plan) server in signup, before line 13, after `login_user(user)`: How many people create an account, and by which door do they come in? (creates user in the store; is named signup; a person's request or gesture starts it)
1 event in 1 file; 1 more captured already, --covered shows them.
""")
    covered = luthier("propose", folder, "--covered", "--json").json["proposals"]
    assert {each["event"]: each["captured"] for each in covered} == {
        "user_signed_up": False,
        "subscription_cancelled": True,
    }


def test_filters_choose_by_event_moment_and_file() -> None:
    """All that are given must fit."""
    events = {each["event"] for each in proposals()}
    assert {each["event"] for each in proposals("--event", "user_signed_up", "-e", "user_logged_in")} == {
        "user_signed_up",
        "user_logged_in",
    }
    assert {each["moment"] for each in proposals("--moment", "signed_up")} == {"signed_up"}
    assert {each["path"] for each in proposals("--file", "auth.py")} == {"shop/auth.py"}
    assert {each["path"] for each in proposals("--file", "shop/c*.py")} == {"shop/cart.py", "shop/checkout.py"}
    assert proposals("--file", "shop/cart.py", "--event", "user_signed_up") == []
    assert len(events) > 8


def test_a_name_that_does_not_exist_is_an_error_with_the_nearest_one() -> None:
    """A typing mistake is not an empty answer."""
    for wrong, said in (
        (("--event", "user_singed_up"), "Did you mean user_signed_up?"),
        (("--moment", "sign_up"), "Did you mean signed_up?"),
        (("--file", "nothing.py"), "No file that is read matches nothing.py."),
        (("--moment", "newsletter_subscribed"), "Nothing here is the moment newsletter_subscribed."),
    ):
        ran = luthier("propose", FLASK, *wrong)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err


def test_an_event_of_another_file_is_told_as_such() -> None:
    """The file and the event were both right, and not together."""
    ran = luthier("propose", FLASK / "shop/cart.py", "--event", "user_signed_up")
    assert ran.err == snapshot("""\
luthier: user_signed_up belongs elsewhere, not in shop/cart.py.
  Leave out the file.
""")


def test_what_the_plan_rejects_is_not_proposed(tmp_path: Path) -> None:
    """Said once is enough."""
    plan = "events:\n  - event: user_signed_up\n    status: rejected\n    reason: We know.\n"
    folder = folder_of(tmp_path, {**SHOP, "tracking-plan.yaml": plan})
    assert luthier("propose", folder, "--json").json["proposals"] == []


def proposals(*options: str) -> list[dict[str, object]]:
    """The proposals for the sample shop."""
    found: list[dict[str, object]] = luthier("propose", FLASK, "--json", *options).json["proposals"]
    return found
