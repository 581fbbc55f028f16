"""An event is named as the project names its events, and by the name that it has already."""

import pytest

from tests.support.proposing import events, the_one

CHECKS = {
    "checks/views.py": """
        @require_POST
        @login_required
        def add_check(request, code):
            project = get_project_for_user(request, code)
            check = Check.objects.create(project=project, kind="simple")
            return redirect("check-details", check.code)
    """,
}


def _with_events(*names: str) -> dict[str, str]:
    lines = [f"    posthog.capture({name!r}, distinct_id=user.id)" for name in names]
    return {**CHECKS, "other.py": "import posthog\n\ndef other(user):\n" + "\n".join(lines) + "\n"}


def test_without_any_names_the_event_is_object_and_past_form_in_snake_case() -> None:
    """The default of the catalogue, with the noun that the code gives."""
    assert events(CHECKS) == ["check_created"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Team Renamed", "Page Opened"), "Check Created"),
        (("team-renamed", "page-opened"), "check-created"),
        (("Renamed Team", "Opened Page"), "Created Check"),
        (("renamed_team", "opened_page"), "created_check"),
        (("app:team_renamed", "app:page_opened"), "app:check_created"),
        (("team:renamed", "page:opened", "report:sent"), "check:created"),
        (("update_team", "delete_page", "invite_member"), "create_check"),
        (("TEAM_RENAMED", "PAGE_OPENED"), "CHECK_CREATED"),
    ],
)
def test_a_new_name_follows_the_names_in_the_code(names: tuple[str, ...], expected: str) -> None:
    """Case, order, prefix and tense are those that at least four fifths of the names have."""
    assert events(_with_events(*names)) == [expected]


def test_a_convention_that_only_half_of_the_names_follow_is_none() -> None:
    """Then the default stands."""
    assert events(_with_events("Renamed Team", "page_opened")) == ["check_created"]


def test_without_names_in_the_code_the_plan_shows_the_convention() -> None:
    """What people have planned is how they want it."""
    plan = "events:\n  - event: Report Sent\n    status: approved\n  - event: Page Opened\n    status: approved\n"
    assert events(CHECKS, plan) == ["Check Created"]


def test_without_any_names_the_provider_in_use_shows_the_convention() -> None:
    """A vendor recommends a way of writing, and a project that uses it has chosen it."""
    files = {**CHECKS, "setup.py": 'import segment.analytics as analytics\n\nanalytics.write_key = read("KEY")\n'}
    assert events(files) == ["Check Created"]


@pytest.mark.parametrize("name", ["Create Check", "new_check", "created_check", "check_added", "CheckCreated"])
def test_an_event_of_the_same_moment_gives_its_name(name: str) -> None:
    """A second name for one event would split it in two."""
    assert events(_with_events("team_renamed", "page_opened", "report_sent", "bill_paid", name)) == [name]


def test_a_moment_goes_by_any_of_the_words_that_mean_it() -> None:
    """People say registered where the catalogue says signed up."""
    files = {
        "auth.py": """
            @bp.route("/register", methods=["POST"])
            def register():
                user = User(plan="free")
                db.session.add(user)
                db.session.commit()
                return redirect("/")
        """,
        "social.py": """
            import posthog

            def finish_social(user):
                posthog.capture("user_registered", distinct_id=user.id)
        """,
    }
    assert events(files) == ["user_registered"]


def test_the_plans_entry_for_a_place_gives_its_name() -> None:
    """A person has named it."""
    plan = """
events:
  - event: monitor_set_up
    status: approved
    moment: resource_created
    where:
      - {file: checks/views.py, symbol: add_check}
"""
    assert events(CHECKS, plan.replace("monitor_set_up", "check_set_up")) == ["check_set_up"]


def test_a_proposal_says_what_it_is_good_for() -> None:
    """Question, lifecycle and funnel come from the moment."""
    files = {
        "auth.py": """
            @bp.route("/register", methods=["POST"])
            def register():
                user = User(plan="free")
                db.session.add(user)
                db.session.commit()
                return redirect("/")
        """,
    }
    proposal = the_one(files)
    assert proposal.question.startswith("How many people create an account")
    assert (proposal.lifecycle, proposal.funnel) == ("acquisition", "activation")
