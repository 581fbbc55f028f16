"""The tracking plan in the editor: decisions go into it, and what is wrong with it is told at its line."""

from pathlib import Path

import pytest
from lsprotocol import types as t

from analyzers.plan import parse_plan
from tests.e2e.test_tracking import chosen, moment, shop_with_wrapper
from tests.support.abilities import EDITORS
from tests.support.editor import Editor
from tests.support.folders import folder_of
from tests.support.plain import path_of
from tests.support.small import SMALL

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(90)]

PLAN = "tracking-plan.yaml"
BROKEN = "events:\n  - event: order_paid\n    status: approved\n  - event: [\n"


def entries(root: Path) -> list[tuple[str, str, str]]:
    """What the plan on disk holds: event, status, reason."""
    plan, faults = parse_plan((root / PLAN).read_text())
    assert faults == ()
    return [(each.event, str(each.status), each.reason) for each in plan.entries]


@pytest.mark.parametrize("kind", EDITORS)
async def test_a_dismissed_moment_is_gone_for_good(editor: Editor, tmp_path: Path, kind: str) -> None:
    """The person is asked why, the reason stands in the plan, and nobody proposes it there again."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root, kind=kind)
    uri = editor.show(root / "shop" / "auth.py")
    editor.choices = ["Too frequent to be useful"]
    action = await chosen(
        editor, uri, moment(await editor.remarks(uri), "user_logged_in"), "Not worth tracking: `user_logged_in`"
    )
    assert await editor.choose(action) == {"dismissed": True}
    assert editor.questions[0].message == "Why is user_logged_in not worth tracking here?"
    assert entries(root) == [("user_logged_in", "rejected", "Too frequent to be useful")]
    await editor.remarks_when(uri, lambda found: all("user_logged_in" not in each.message for each in found))
    editor.type(uri, "def login():\n", "def login():\n    # a remark\n")
    assert all("user_logged_in" not in each.message for each in await editor.remarks(uri))


async def test_a_dismissal_can_be_called_off(editor: Editor, tmp_path: Path) -> None:
    """Cancel changes nothing."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root)
    uri = editor.show(root / "shop" / "auth.py")
    editor.choices = ["Cancel"]
    subject = {"uri": uri, "event": "user_logged_in", "symbol": "login"}
    assert await editor.run("luthier.dismiss", subject) == {"dismissed": False}
    assert not (root / PLAN).exists()


async def test_a_reason_that_comes_with_the_command_is_not_asked_for(editor: Editor, tmp_path: Path) -> None:
    """An editor's own interface may have asked already."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root)
    uri = editor.show(root / "shop" / "auth.py")
    subject = {"uri": uri, "event": "user_logged_in", "symbol": "login", "reason": "The gateway counts: \U0001f600"}
    assert await editor.run("luthier.dismiss", subject) == {"dismissed": True}
    assert entries(root) == [("user_logged_in", "rejected", "The gateway counts: \U0001f600")]
    assert editor.questions == []


async def test_a_proposal_goes_into_the_plan(editor: Editor, tmp_path: Path) -> None:
    """It is proposed there with its place and its question, once however often it is added."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root)
    uri = editor.show(root / "shop" / "auth.py")
    remark = moment(await editor.remarks(uri), "user_signed_up")
    assert await editor.choose(await chosen(editor, uri, remark, "Add `user_signed_up` to the tracking plan"))
    assert entries(root) == [("user_signed_up", "proposed", "")]
    await editor.run("luthier.addToPlan", {"uri": uri, "event": "user_signed_up", "symbol": "signup"})
    assert entries(root) == [("user_signed_up", "proposed", "")]
    titles = [each.title for each in await editor.actions(uri, remark.range, [remark])]
    assert "Add `user_signed_up` to the tracking plan" not in titles
    assert "Track `user_signed_up` here" in titles


@pytest.mark.parametrize("kind", EDITORS)
async def test_a_broken_plan_is_told_at_its_line_and_never_written(editor: Editor, tmp_path: Path, kind: str) -> None:
    """Decisions are refused with the line; mended, it takes them."""
    root = shop_with_wrapper(tmp_path)
    (root / PLAN).write_text(BROKEN)
    await editor.begin(root, kind=kind)
    plan = editor.show(root / PLAN)
    remarks = [each for each in await editor.remarks(plan) if each.code == "plan"]
    assert [(each.severity, each.range.start.line >= 3) for each in remarks] == [(t.DiagnosticSeverity.Error, True)]
    uri = editor.show(root / "shop" / "auth.py")
    subject = {"uri": uri, "event": "user_logged_in", "symbol": "login", "reason": "no"}
    with pytest.raises(Exception, match=r"tracking-plan.yaml:\d+:\d+: "):
        await editor.run("luthier.dismiss", subject)
    assert (root / PLAN).read_text() == BROKEN
    assert editor.buffers[plan].text == BROKEN
    editor.type(plan, "  - event: [\n", "")
    assert await editor.run("luthier.dismiss", subject) == {"dismissed": True}
    assert "user_logged_in" in editor.buffers[plan].text, "the editor's own text is edited while it is not saved"
    assert [each for each in await editor.remarks(plan) if each.code == "plan"] == []
    editor.save(plan)
    assert [each[:2] for each in entries(root)] == [("order_paid", "approved"), ("user_logged_in", "rejected")]


async def test_a_plan_that_is_broken_while_it_is_typed_is_told_as_it_is_typed(editor: Editor, tmp_path: Path) -> None:
    """The text in the editor counts, not the one on disk."""
    root = folder_of(tmp_path / "small", SMALL)
    await editor.begin(root)
    plan = editor.show(root / PLAN)
    assert [each for each in await editor.remarks(plan) if each.code == "plan"] == []
    editor.type(plan, "status: approved", "status: aproved")
    found = [each for each in await editor.remarks(plan) if each.code == "plan"]
    assert len(found) == 1
    assert "aproved" in found[0].message
    line = SMALL[PLAN].splitlines().index("    status: approved")
    assert found[0].range.start.line == line
    editor.type(plan, "status: aproved", "status: approved")
    assert [each for each in await editor.remarks(plan) if each.code == "plan"] == []


async def test_what_drifts_between_plan_and_code_is_told_on_both_sides(editor: Editor, tmp_path: Path) -> None:
    """A planned property that no capture sends, and an event that no plan holds, each lead to a page."""
    root = folder_of(tmp_path / "small", SMALL)
    await editor.begin(root)
    uri = editor.show(root / "orders.py")
    codes = {str(each.code) for each in await editor.remarks(uri)}
    assert "properties-not-as-planned" in codes
    editor.type(uri, '"order_refunded"', '"order_sent_back"')
    found = await editor.remarks(uri)
    strange = next(each for each in found if each.code == "event-not-in-plan")
    assert editor.covered(uri, strange.range).strip('"') == "order_sent_back"
    for each in found:
        assert each.code_description is not None
        assert each.code_description.href.startswith("file:///")
        page = path_of(each.code_description.href)
        assert (page.parent.name, page.is_file()) == ("rules", True)
    plan = editor.show(root / PLAN)
    assert {str(each.code) for each in await editor.remarks(plan)} >= {"event-not-implemented"}


async def test_a_fix_mends_what_is_wrong(editor: Editor, tmp_path: Path) -> None:
    """Its edit comes with the action; applied, the remark is gone."""
    root = folder_of(tmp_path / "small", SMALL)
    await editor.begin(root)
    uri = editor.show(root / "orders.py")
    editor.type(uri, '"order_refunded"', '"order_refundet"')
    remark = next(each for each in await editor.remarks(uri) if each.code == "event-misspelt")
    actions = await editor.actions(uri, remark.range, [remark], only=["quickfix"])
    fix = next(each for each in actions if isinstance(each, t.CodeAction) and each.is_preferred)
    assert fix.edit is not None
    assert [each.code for each in fix.diagnostics or ()] == ["event-misspelt"]
    await editor.choose(fix)
    assert editor.buffers[uri].text == SMALL["orders.py"]
    assert [each for each in await editor.remarks(uri) if each.code == "event-misspelt"] == []


async def test_a_fix_of_the_plan_is_not_made_for_a_text_that_the_editor_no_longer_has(
    editor: Editor, tmp_path: Path
) -> None:
    """While the plan is open with other text, a fix that would change it is refused or fits that text."""
    root = folder_of(tmp_path / "small", SMALL)
    await editor.begin(root)
    plan, uri = editor.show(root / PLAN), editor.show(root / "orders.py")
    editor.type(uri, '"order_refunded"', '"order_sent_back"')
    editor.type(plan, "# What we send.\n", "# What we send, and why it matters to us.\n# More words.\n")
    remark = next(each for each in await editor.remarks(uri) if each.code == "event-not-in-plan")
    actions = [
        each
        for each in await editor.actions(uri, remark.range, [remark], only=["quickfix"])
        if isinstance(each, t.CodeAction) and each.edit is not None
    ]
    for action in actions:
        await editor.choose(action)
    assert parse_plan(editor.buffers[plan].text)[1] == ()
    assert editor.buffers[plan].text.startswith("# What we send, and why it matters to us.\n# More words.\nevents:\n")
