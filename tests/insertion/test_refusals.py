"""Where a capture cannot be right nothing is written, and the reason and a remedy are told."""

from dataclasses import replace

import pytest

from analyzers.insertion import insert
from analyzers.model import Instrumentation, Refusal
from tests.support.insertions import Folder, inserted, refused
from tests.support.projects import providers

VIEW = "from store import save\n\n\ndef checkout(user_id):\n    save(user_id)\n    $0\n"
EDGE = (
    'export const runtime = "edge";\n\nexport async function POST(userId: string) {\n  await save(userId);\n  $0\n}\n'
)
NEXT = {"package.json": '{"dependencies": {"next": "15"}}'}


def answer(**changes: object) -> Refusal:
    """The refusal of a proposal that is changed so."""
    folder = Folder({"views.py": VIEW, "store.py": ""})
    proposal = replace(folder.proposal("views.py"), **changes)
    found = insert(proposal, folder.source("views.py"), Instrumentation(), providers(), None, folder.source)
    assert isinstance(found, Refusal)
    return found


def test_what_the_code_captures_already_is_not_captured_again() -> None:
    """Even when somebody asks for it."""
    assert answer(captured=True).reason == "The code captures this already."


def test_without_an_anchor_its_reason_is_handed_on() -> None:
    """The refusal names the event and the place."""
    found = answer(anchor=None, no_anchor="The act is a function's only expression.")
    assert found.reason == "The act is a function's only expression."
    assert (found.event, found.path, found.symbol) == ("order_placed", "views.py", "place")
    assert found.remedy


def test_a_generator_is_refused() -> None:
    """Whether what stands behind a yield ever runs is decided elsewhere."""
    text = VIEW.replace("save(user_id)", "yield user_id")
    assert "generator" in refused({"views.py": text}).reason


@pytest.mark.parametrize("path", ["types.d.ts", "store.pyi"])
def test_a_file_of_types_is_refused(path: str) -> None:
    """It never runs."""
    text = VIEW if path.endswith("pyi") else "export function checkout(userId: string) {\n  save(userId);\n  $0\n}\n"
    assert "types only" in refused({path: text}).reason


def test_a_module_level_place_is_refused() -> None:
    """It runs when the module is imported."""
    assert "not in a function" in refused({"views.py": "user_id = 1\nsave(user_id)\n$0\n"}).reason


@pytest.mark.parametrize(("provider", "is_refused"), [("posthog", False), ("amplitude", True), ("mixpanel", True)])
def test_an_edge_runtime_needs_an_sdk_for_it(provider: str, *, is_refused: bool) -> None:
    """The setup page of the provider says whether its SDK runs there."""
    files = {"app/route.ts": EDGE, **NEXT}
    if is_refused:
        assert "edge runtime" in refused(files, provider=provider).reason
    else:
        assert "await captureEvent(userId" in inserted(files, provider=provider)


def test_a_function_that_cannot_wait_is_refused_where_the_event_must_be_awaited() -> None:
    """A function that is frozen after its answer would lose the event."""
    text = "export function place(userId: string) {\n  save(userId);\n  $0\n}\n"
    assert "must be awaited" in refused({"app/place.ts": text, **NEXT}, provider="posthog").reason
    assert "captureEvent(userId" in inserted({"app/place.ts": text, "package.json": "{}"}, provider="posthog")


def test_a_browser_that_no_setup_page_knows_is_refused() -> None:
    """How a key reaches the browser depends on what builds the project."""
    text = (
        '"use client";\nexport function Shop() {\n  const buy = () => {\n    save();\n    $0\n  };\n'
        "  return <a onClick={buy} />;\n}\n"
    )
    assert "no module for a browser" in refused({"src/shop.jsx": text, "package.json": "{}"}, provider="posthog").reason


def test_a_provider_without_a_setup_is_refused() -> None:
    """It is recognised, but nothing is known of how to start it."""
    found = refused({"views.py": VIEW}, provider="ga4")
    assert "no module for a server" in found.reason


def test_a_provider_that_nobody_knows_is_refused() -> None:
    """A misspelt setting is told."""
    assert (
        refused({"views.py": VIEW}, provider="posthogg").reason == "The settings ask for posthogg, which is not known."
    )


def test_the_house_wrapper_is_asked_for_in_vain() -> None:
    """No other way is taken behind a team's back."""
    assert "No wrapper" in refused({"views.py": VIEW}, provider="house").reason


def test_a_property_of_which_a_name_is_not_bound_is_refused() -> None:
    """A name in an expression must have its value at the anchor."""
    assert (
        refused({"views.py": VIEW}, "total=basket.total", provider="posthog").reason
        == "basket is not surely bound here."
    )
    listed = inserted({"views.py": VIEW}, "count=len([each for each in str(user_id)])", provider="posthog")
    assert '{"count": len([each for each in str(user_id)])}' in listed


def test_a_record_that_is_read_after_an_asynchronous_commit_is_for_a_person_to_confirm() -> None:
    """Some sessions forget what they have read, and reading it then fails."""
    text = (
        VIEW.replace("def", "async def")
        .replace("user_id)", "user, db)", 1)
        .replace("save(user_id)", "await db.commit()")
    )
    folder = Folder({"views.py": text})
    (*_, capture) = folder.patch("views.py", provider="posthog").hunks
    assert capture.risky
    assert "asynchronous commit" in capture.reason
    again = Folder({"views.py": text.replace("commit()\n", "commit()\n    await db.refresh(user)\n")})
    assert not any(hunk.risky for hunk in again.patch("views.py", provider="posthog").hunks)


def test_a_client_that_nothing_uses_yet_is_for_a_person_to_confirm() -> None:
    """The dependency alone does not show that the SDK is started."""
    folder = Folder({"views.py": VIEW}, ("posthog",))
    (*_, capture) = folder.patch("views.py").hunks
    assert capture.risky
    assert "see that it is started" in capture.reason
