"""A write of any noun is an occurrence of its own only where nothing more special claims it."""

from analyzers.findings import find
from tests.support.projects import facts_of
from tests.support.proposing import catalogue

INVITE = """
@bp.post("/invitations")
def invite_friend():
    invitation = Invitation(email=request.form["email"])
    db.session.add(invitation)
    db.session.commit()
    send_invitation(invitation)
    return redirect("/")
"""


def test_the_record_of_an_invitation_is_the_invitation() -> None:
    """Stored and sent, it is one occurrence and not two."""
    assert [each.moment for each in find(facts_of("app/team.py", INVITE), catalogue())] == ["member_invited"]
