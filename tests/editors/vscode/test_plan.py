"""The tracking plan in VS Code: decided in bulk, edited, broken and mended, and seen to arrive."""

import re
import socket
from pathlib import Path
from textwrap import dedent

from posthog import Posthog

from tests.support.folders import copy_of
from tests.support.vscode.plan_page import PlanPage
from tests.support.vscode.window import Opening

PLAN = dedent("""
    # Decided with the growth team.
    version: 1
    events:
      - event: user_signed_up # the one that matters most
        description: How many visitors become users?
        lifecycle: acquisition
        status: approved
        properties:
          plan:
            type: string
            description: The plan that was chosen.
        where:
          - file: shop/auth.py
            symbol: signup
      # Logins are noise for us.
      - event: user_logged_in
        status: rejected
        reason: Too frequent to be useful
      - event: report_exported
        status: proposed
        description: Who uses the reports?
      - event: "<img src=x onerror=alert(1)>"
        status: proposed
""").lstrip()

FOUND = "cart_item_added"
"""An event that the sample shop proposes, so that its row says that the scan is done."""


def test_many_events_are_approved_and_rejected_at_once(window: Opening, tmp_path: Path) -> None:
    """The file gets them in one change each, and keeps its comments; names of the repository are shown as text."""
    folder = _planned(tmp_path)
    opened = window(folder, "shop/auth.py")
    page = PlanPage(opened)
    page.open(FOUND)
    assert page.row("<img src=x onerror=alert(1)>").locator(".name").inner_text() == "<img src=x onerror=alert(1)>"
    assert page.row(FOUND).get_by_text("not in the plan").is_visible()
    opened.screenshots("plan")
    page.content.locator(".chip.proposed").click()
    proposed = page.rows.count()
    page.stand_on("report_exported")
    opened.press("Control+a")
    opened.screenshot("plan-selected")
    page.button(f"Approve {proposed}").click()
    page.told(f"Approved {proposed} events.")
    assert f"Approved {proposed} events." in page.spoken
    text = (folder / "tracking-plan.yaml").read_text("utf-8")
    assert "# Decided with the growth team." in text
    assert "# Logins are noise for us." in text
    assert re.search(rf"event: {FOUND}\n    status: approved", text)
    page.content.locator(".chip.proposed").click()
    page.row(FOUND).get_by_role("checkbox").check()
    page.row("report_exported").get_by_role("checkbox").check()
    page.button("Reject 2...").click()
    page.content.get_by_label("Why not 2 events?").select_option("Known from elsewhere")
    opened.screenshot("plan-rejecting")
    page.button("Reject 2").click()
    page.told("Rejected 2 events.")
    text = (folder / "tracking-plan.yaml").read_text("utf-8")
    assert text.count("reason: Known from elsewhere") == 2
    assert "the one that matters most" in text
    assert page.status(FOUND, rejected=True) == "rejected"
    assert opened.notifications() == []


def test_an_event_is_edited_in_its_row(window: Opening, tmp_path: Path) -> None:
    """Name, question and properties are kept in the file; a name that is taken is refused where it stands."""
    folder = _planned(tmp_path)
    opened = window(folder, "shop/auth.py")
    page = PlanPage(opened)
    page.open(FOUND)
    page.stand_on("user_signed_up")
    opened.press("Enter")
    name = page.content.get_by_role("textbox", name="Name", exact=True)
    name.fill("report_exported")
    page.button("Save").click()
    page.content.get_by_text("There is an event named report_exported already.").wait_for()
    name.fill("account_created")
    page.content.get_by_role("textbox", name="Description").fill("How many visitors stay?")
    page.button("Add Property").click()
    opened.type("seats")
    page.content.get_by_label("Type of the property").nth(1).select_option("number")
    opened.screenshots("plan-edit")
    page.button("Save").click()
    page.told("Saved account_created.")
    assert page.focused == "account_created"
    text = (folder / "tracking-plan.yaml").read_text("utf-8")
    assert "event: account_created # the one that matters most" in text
    assert "How many visitors stay?" in text
    assert re.search(r"seats:( number|\s+type: number)", text)
    assert "The plan that was chosen." in text
    assert page.status("account_created") == "approved"


def test_the_keyboard_alone_is_enough(window: Opening, tmp_path: Path) -> None:
    """From the filter to the rows, through a selection, a reason and an edit, and the focus is never lost."""
    folder = _planned(tmp_path)
    opened = window(folder, "shop/auth.py")
    page = PlanPage(opened)
    page.open(FOUND)
    field = page.content.get_by_role("searchbox")
    field.focus()
    opened.type("cart")
    opened.wait_for(lambda: page.rows.count() == 2)
    opened.press("ArrowDown")
    assert page.focused == FOUND
    opened.press("Space", "Shift+ArrowDown")
    assert page.content.locator("[aria-selected=true]").count() == 2
    opened.press("r")
    assert page.focused == "Why not 2 events?"
    page.content.locator("#reason").select_option("Another reason")
    opened.type("We ask the warehouse")
    opened.press("Enter")
    page.told("Rejected 2 events.")
    assert page.focused == "cart_item_removed"
    assert (folder / "tracking-plan.yaml").read_text("utf-8").count("We ask the warehouse") == 2
    field.fill("report")
    opened.wait_for(lambda: page.rows.count() == 1)
    field.press("ArrowDown")
    opened.press("a")
    page.told("Approved report_exported.")
    assert (page.focused, page.status("report_exported")) == ("report_exported", "approved")
    opened.press("Enter")
    assert page.focused == "Name"
    opened.press("Escape")
    assert page.focused == "report_exported"
    opened.press("ArrowRight", "ArrowRight")
    assert page.focused == "Reject (R)"
    opened.press("ArrowLeft", "ArrowLeft")
    assert page.focused == "report_exported"


def test_a_broken_plan_is_shown_at_its_line_and_mended(window: Opening, tmp_path: Path) -> None:
    """Until it is mended nothing can be changed; the line opens in the editor."""
    folder = _planned(tmp_path)
    opened = window(folder, "shop/auth.py")
    page = PlanPage(opened)
    page.open(FOUND)
    plan = folder / "tracking-plan.yaml"
    plan.write_text(PLAN.replace("status: approved", "status: aproved"), "utf-8")
    banner = page.content.get_by_role("region", name="The plan cannot be read")
    banner.get_by_text("Line 7").wait_for()
    opened.screenshots("plan-broken")
    page.stand_on("report_exported")
    opened.press("a")
    assert page.row("report_exported").get_by_label("Approve (A)").is_hidden()
    banner.get_by_role("button", name="Line 7").click()
    opened.page.locator(".tab.active", has_text="tracking-plan.yaml").wait_for()
    opened.editor.shown.locator(".view-line", has_text="aproved").wait_for()
    opened.wait_for(lambda: any("Ln 7" in each for each in opened.statuses()))
    plan.write_text(PLAN, "utf-8")
    opened.command("Luthier: Open the Tracking Plan")
    banner.wait_for(state="hidden")
    page.stand_on("report_exported")
    opened.press("a")
    page.told("Approved report_exported.")


def test_what_arrives_is_marked_as_seen_and_the_page_is_back_after_a_reload(window: Opening, tmp_path: Path) -> None:
    """A real SDK sends as the page's line for it says; the filter is kept when the window is loaded again."""
    folder = _planned(tmp_path)
    with (folder / "requirements.txt").open("a", encoding="utf-8") as requirements:
        requirements.write("posthog\n")
    opened = window(folder, settings={"luthier.listen.port": 0})
    page = PlanPage(opened)
    page.open(FOUND)
    notice, address = page.listening, page.listen()
    point = notice.locator(".point")
    opened.wait_for(lambda: point.all_inner_texts() == [f'PostHog\nPosthog(key, host="{address}")'], "the SDK's line")
    opened.screenshots("plan-pointing")
    point.get_by_role("button", name="Copy the line for PostHog").click()
    page.told("Copied the line for PostHog.")
    sdk = Posthog("phc_test", host=address, disable_geoip=True)
    sdk.capture("user_signed_up", distinct_id="u1", properties={"plan": "pro"})
    sdk.capture("report_exported", distinct_id="u1")
    sdk.capture("user_signed_up", distinct_id="u2", properties={"plan": 3})
    sdk.capture("never_planned", distinct_id="u2")
    sdk.shutdown()
    page.row("user_signed_up").get_by_text("seen 2 times").wait_for()
    page.row("user_signed_up").get_by_text("Not as planned: ").wait_for()
    page.row("report_exported").locator(".seen .good").wait_for()
    notice.get_by_text("never_planned").wait_for()
    opened.status("Listening: 4 events heard")
    opened.screenshots("plan-listening")
    page.button("Stop").click()
    notice.wait_for(state="hidden")
    page.content.get_by_role("searchbox").fill("user")
    opened.wait_for(lambda: page.rows.count() < 6)
    opened.reload()
    page.row("user_signed_up").wait_for()
    assert page.content.get_by_role("searchbox").input_value() == "user"
    assert page.row("report_exported").count() == 0


def test_without_an_sdk_the_lines_for_all_are_folded_away(window: Opening, tmp_path: Path) -> None:
    """They open by the keyboard, and stay open while events come."""
    opened = window(_planned(tmp_path), settings={"luthier.listen.port": 0})
    page = PlanPage(opened)
    page.open(FOUND)
    notice, address = page.listening, page.listen()
    folded = notice.locator("summary")
    folded.wait_for()
    opened.screenshots("plan-pointing-folded")
    folded.focus()
    opened.press("Enter")
    notice.get_by_text(f'new PostHog(key, {{ host: "{address}" }})').wait_for()
    sdk = Posthog("phc_test", host=address, disable_geoip=True)
    sdk.capture("never_planned", distinct_id="u1")
    sdk.shutdown()
    notice.get_by_text("never_planned").wait_for()
    assert notice.locator(".point").last.is_visible()
    opened.screenshots("plan-pointing-all")


def test_another_port_is_offered_when_the_one_of_the_settings_is_taken(window: Opening, tmp_path: Path) -> None:
    """What is wrong is said in words of the editor."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        opened = window(_planned(tmp_path), settings={"luthier.listen.port": port})
        opened.status("moments tracked")
        opened.command("Luthier: Listen for Events")
        opened.answer("Use Another Port")
        notice = PlanPage(opened).listening
        assert f":{port}" not in notice.locator("code").first.inner_text()
        assert [each for each in opened.notifications() if "--port" in each] == []
        assert any(f"Port {port} is in use" in each for each in opened.notifications())


def _planned(tmp_path: Path) -> Path:
    folder = copy_of("flask_shop", tmp_path)
    (folder / "tracking-plan.yaml").write_text(PLAN, "utf-8")
    return folder
