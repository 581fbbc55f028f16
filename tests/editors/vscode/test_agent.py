"""The agent in VS Code: agreed to with its cost in sight, watched while it works, reviewed, stopped, and reported."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import FrameLocator, Locator
from playwright.sync_api import TimeoutError as Late

from analyzers.model import Status
from tests.e2e.test_review import statuses
from tests.e2e.test_tracking import shop_with_wrapper
from tests.support.model_api import ModelApi, Trouble, say, use
from tests.support.model_thread import Gate
from tests.support.vscode.plan_page import PlanPage
from tests.support.vscode.window import Opening, Window
from tests.support.vscode.with_agent import workbench_with_agent
from tests.support.vscode.workbench import Workbench
from tests.support.workshop import (
    AUTH,
    SIGNED_UP,
    is_agent,
    plans,
    script,
    surveys,
    writes_cart_item_added,
    writes_signed_up,
)

pytestmark = pytest.mark.timeout(300)

WITH_AGENT = "Track `user_signed_up` with the agent"
_TRIES = 3
_ANSWERED = 15_000.0
"""Milliseconds in which the server says what a run would be about."""
ASKED = "Let the agent write user_signed_up?"
LESSON = "A page about carts of people who are not logged in would have helped."
WHOLE = "Luthier: Instrument the Workspace with the Agent..."


@dataclass(frozen=True)
class Studio:
    """VS Code, and the model that its agent talks to."""

    workbench: Workbench
    api: ModelApi

    @property
    def agents(self) -> list[psutil.Process]:
        """Processes of agents that are there, below any server."""
        found = []
        for server in self.workbench.processes("luthier", "serve"):
            with contextlib.suppress(psutil.NoSuchProcess):
                found += [each for each in server.children(recursive=True) if is_agent(each)]
        return found


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """One VS Code whose language server, and so the agent, asks the scripted API."""
    with workbench_with_agent(tmp_path_factory.mktemp("studio")) as (started, api):
        yield Studio(started, api)


@pytest.fixture
def studio(served: Studio) -> Iterator[Studio]:
    """The same with nothing asked yet; after the test no process of an agent is left."""
    served.api.script, served.api.requests[:] = [], []
    yield served
    gone, left = psutil.wait_procs(served.agents, timeout=20)
    assert not left, f"still there, beside {len(gone)} that ended: {left}"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A shop with a wrapper of its own around the SDK."""
    return shop_with_wrapper(tmp_path)


def test_one_event_is_agreed_to_watched_and_reviewed(window: Opening, studio: Studio, shop: Path) -> None:
    """Nothing is sent before Start; what it does and spends is seen; at the end the review is open."""
    gate = Gate()
    first, second, *rest = script(writes_signed_up())
    studio.api.script = [first, gate.before(second), *rest]
    opened = window(shop, AUTH, workbench=studio.workbench)
    asked = ask_for_sign_up(opened).inner_text()
    assert "At most $5.00 at list price and 200 turns" in asked
    assert "The model is shown" in asked
    opened.answer("Details")
    details = dialog(opened, "Steps:").inner_text()
    assert AUTH in details
    opened.screenshot("details")
    assert studio.api.requests == []
    opened.answer("Start")
    view = opened.view("Agent")
    assert view.wait_for("Write the events 1 of 1").label == "Write the events, under way, 1 of 1"
    view.wait_for("shop/auth.py")
    assert "of $5.00" in view.wait_for("flask_shop").text
    opened.screenshots("at-work")
    gate.open()
    opened.page.locator(".multiDiffEditor").wait_for()
    assert said(opened, "The event is ready to review.")
    assert SIGNED_UP not in (shop / AUTH).read_text()
    opened.screenshots("ready")
    view.wait_for("1 event ready")


def test_a_no_costs_nothing(window: Opening, studio: Studio, shop: Path) -> None:
    """Whoever closes the question has begun nothing, and is asked again the next time."""
    opened = window(shop, AUTH, workbench=studio.workbench)
    for time in ("first", "second"):
        ask_for_sign_up(opened)
        opened.screenshot(f"asked-{time}")
        opened.answer("Cancel")
        opened.page.locator(".monaco-dialog-box").wait_for(state="detached")
    assert studio.api.requests == []
    assert studio.agents == []


def test_the_limits_are_changed_from_the_question(window: Opening, studio: Studio, shop: Path) -> None:
    """The settings open on those of the agent, and nothing has begun."""
    opened = window(shop, AUTH, workbench=studio.workbench)
    opened.editor.squiggles("hint")
    opened.command(WHOLE)
    dialog(opened, "Let the agent instrument flask_shop?")
    opened.answer("Change the Limits...")
    opened.page.locator(".settings-editor", has_text="Most that one run may cost").wait_for()
    opened.screenshot("limits")
    assert studio.api.requests == []


def test_a_run_is_stopped_while_it_writes_and_gone_on_with(window: Opening, studio: Studio, shop: Path) -> None:
    """That it stops is said at once; the code is as it was, and the run ends well the second time."""
    gate = Gate()
    first, second, *_ = writes_signed_up()
    studio.api.script = [first, gate.before(second)]
    opened = window(shop, AUTH, workbench=studio.workbench)
    start_one(opened)
    view = opened.view("Agent")
    view.wait_for("shop/auth.py")
    assert studio.agents
    view.toolbar("Stop the Agent")
    assert said(opened, "The agent was stopped.")
    opened.screenshot("stopped")
    view.wait_for("Stopped today")
    opened.wait_for(lambda: not studio.agents, "the agent's process is there still")
    gate.open()
    assert SIGNED_UP not in (shop / AUTH).read_text()
    studio.api.script = script(writes_signed_up())
    opened.answer("Go On")
    dialog(opened, "Go on with the agent's run?")
    opened.screenshot("go-on")
    opened.answer("Start")
    assert said(opened, "The event is ready to review.")


def test_a_failure_is_told_with_its_remedy_and_its_report(window: Opening, studio: Studio, shop: Path) -> None:
    """A key that the API does not take, as it happens to everybody once."""
    studio.api.script = [Trouble(status=401, kind="authentication_error", message="invalid x-api-key", times=-1)]
    opened = window(shop, AUTH, workbench=studio.workbench)
    start_one(opened)
    told = said(opened, "does not accept the key")
    assert "ANTHROPIC_API_KEY" in told
    assert told.endswith("Your code is as it was.")
    opened.screenshot("failed")
    opened.answer("Show the Report")
    page(opened).get_by_text("does not accept the key").first.wait_for()
    opened.screenshot("failed-report")


def test_the_whole_way_from_survey_to_report(window: Opening, studio: Studio, shop: Path) -> None:
    """The plan is opened when it waits and decided on there; of what was written one event is taken, and one is not."""
    writes = writes_cart_item_added(properties='"product_id": product.id, "quantity": quantity')
    looks_back = [use("mcp__lessons__record_lesson", kind="missing-document", text=LESSON), say("That is all.")]
    studio.api.script = [*surveys(), *plans(), *writes_signed_up(), *writes, *looks_back]
    opened = window(shop, AUTH, workbench=studio.workbench)
    opened.editor.squiggles("hint")
    opened.command(WHOLE)
    asked = dialog(opened, "Let the agent instrument flask_shop?").inner_text()
    assert "You approve the plan before anything is written." in asked
    opened.answer("Start")
    view = opened.view("Agent")
    view.wait_for("3 events wait for your approval")
    decide_in_the_plan(opened)
    opened.page.locator(".multiDiffEditor").wait_for()
    assert said(opened, "All 2 events are ready to review.")
    opened.screenshot("review")
    review = opened.view("Review")
    review.press("user_signed_up", "Accept Event")
    review.wait_for("user_signed_up accepted")
    review.press("cart_item_added", "Reject Event")
    review.wait_for("cart_item_added rejected")
    opened.wait_for(lambda: statuses(shop)["user_signed_up"] is Status.IMPLEMENTED, "the plan does not know")
    opened.wait_for(lambda: SIGNED_UP in (shop / AUTH).read_text(), "what was accepted is not in the file")
    assert "cart_item_added" not in (shop / "shop/cart.py").read_text()
    view.row("2 events ready").click()
    page(opened).get_by_text(LESSON).scroll_into_view_if_needed()
    opened.screenshots("report")
    opened.command("Luthier: Show Runs of the Agent...")
    [run] = opened.quick_labels()
    assert run.startswith("2 events ready")
    opened.screenshot("runs")


def test_a_plan_that_waits_is_opened_again_from_the_view(window: Opening, studio: Studio, shop: Path) -> None:
    """Whoever closed the table finds it where the run says that it waits; stopping then leaves nothing."""
    studio.api.script = script(surveys(), plans())
    opened = window(shop, AUTH, workbench=studio.workbench)
    opened.editor.squiggles("hint")
    opened.command(WHOLE)
    dialog(opened, "Let the agent instrument flask_shop?")
    opened.answer("Start")
    view = opened.view("Agent")
    view.wait_for("3 events wait for your approval")
    tab = opened.page.locator(".tab", has_text="Tracking Plan")
    tab.wait_for()
    opened.screenshots("waits")
    opened.command("View: Close Editor")
    tab.wait_for(state="detached")
    view.row("3 events wait for your approval").click()
    tab.wait_for()
    opened.command("Luthier: Stop the Agent")
    assert said(opened, "The agent was stopped.")


def decide_in_the_plan(opened: Window) -> None:
    """Approve two of the events that wait, and reject the third, in the Plan view."""
    plan = PlanPage(opened)
    for event in ("user_signed_up", "cart_item_added"):
        plan.content.get_by_label(f"Select {event}").check()
    opened.screenshot("plan")
    plan.button("Approve 2").click()
    plan.row("user_signed_up").get_by_text("approved").wait_for()
    plan.content.get_by_label("Select cart_item_removed").check()
    plan.button("Reject 1...").click()
    plan.button("Reject 1").click()


def ask_for_sign_up(opened: Window) -> Locator:
    """Choose the agent's action at the sign-up; the question that follows."""
    question = opened.page.locator(".monaco-dialog-box", has_text=ASKED)
    for _ in range(_TRIES):
        # A menu that is drawn anew under the pointer swallows the click.
        opened.editor.act(WITH_AGENT, "signup", "def signup")
        with contextlib.suppress(Late):
            question.wait_for(timeout=_ANSWERED)
            return question
    raise AssertionError("the action asks nothing")


def start_one(opened: Window) -> None:
    """Start the agent for the sign-up."""
    ask_for_sign_up(opened)
    opened.answer("Start")


def dialog(opened: Window, says: str) -> Locator:
    """The dialog that says this."""
    found = opened.page.locator(".monaco-dialog-box", has_text=says)
    found.wait_for()
    return found


def said(opened: Window, words: str) -> str:
    """The sentence with these words that a person was shown, as soon as there is one; it was shown once."""
    found = opened.wait_for(
        lambda: [each for each in opened.notifications() if words in each], f"{words!r} is not said"
    )
    assert len(found) == 1
    return found[0]


def page(opened: Window) -> FrameLocator:
    """The content of the webview that is on the screen."""
    outer = opened.page.frame_locator("iframe.webview.ready >> visible=true")
    return outer.frame_locator("iframe#active-frame")
