"""What stands in for an act that no lexicon knows is an effect, and a way out only where there is no other."""

from analyzers.facts import read_facts
from analyzers.findings import find
from tests.support.projects import source_of
from tests.support.proposing import catalogue

EDIT = """
@bp.route("/edit_profile", methods=["POST"])
def edit_profile():
    current_user.about = form.about.data
    db.session.commit()
    return redirect(url_for("main.profile"))
"""


def test_a_commit_is_the_act_rather_than_the_redirect_behind_it() -> None:
    """The person is sent on because it is done."""
    source = source_of("app/routes.py", EDIT)
    [found] = find(read_facts(source), catalogue())
    assert source.text[found.act.start : found.act.end] == b"db.session.commit()"


def test_a_redirect_is_the_act_where_nothing_else_is() -> None:
    """The finding keeps a place."""
    source = source_of("app/routes.py", EDIT.replace("    db.session.commit()\n", ""))
    [found] = find(read_facts(source), catalogue())
    assert source.text[found.act.start : found.act.end].startswith(b"redirect(")
