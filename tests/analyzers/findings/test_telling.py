"""People read each piece of evidence once, in its fullest words."""

from analyzers.findings import find, told
from tests.support.projects import facts_of
from tests.support.proposing import catalogue

LOGIN = """
@bp.route("/login", methods=["POST"])
def login():
    login_user(user)
    return redirect("/")
"""


def test_a_call_whose_meaning_is_known_is_told_once() -> None:
    """The call by its name and the call by its meaning are two signals of one place."""
    [found] = find(facts_of("app/auth.py", LOGIN), catalogue())
    calls = [each.evidence for each in found.signals if "login_user" in each.evidence]
    assert calls == ["calls login_user (log in user)", "calls login_user"]
    assert [each.evidence for each in told(found.signals) if "login_user" in each.evidence] == calls[:1]


def test_all_other_evidence_stays_in_its_order() -> None:
    """Nothing is summed up."""
    [found] = find(facts_of("app/auth.py", LOGIN), catalogue())
    assert [each for each in found.signals if each.evidence != "calls login_user"] == list(told(found.signals))
