"""What people do to a plan."""

from dataclasses import replace

from analyzers.model import (
    Anchor,
    Entry,
    Finding,
    Lifecycle,
    Plan,
    PlanProperty,
    Property,
    Proposal,
    Side,
    Span,
    Status,
    Where,
)
from analyzers.plan import add, is_rejected, mark_implemented, reject, remove, rename_event, set_status, take_back

HERE = Where("app/auth.py", "register", "f00d")
THERE = Where("web/signup.tsx", "Signup.onSubmit")


def finding(where: Where) -> Finding:
    """A finding of a sign-up at ``where``."""
    return Finding("signed_up", where.file, where.symbol, 0, Span(0, 1), Span(2, 3), (), 0.9)


PROPOSAL = Proposal(
    event="user_signed_up",
    moment="signed_up",
    lifecycle=Lifecycle.ACQUISITION,
    question="How many visitors become users?",
    finding=finding(HERE),
    anchor=Anchor(HERE.file, 3, "    ", HERE.symbol, HERE.anchor, "db.add(user)"),
    properties=(Property("plan", "string", "The plan", "user.plan"),),
    side=Side.SERVER,
    twins=(finding(THERE),),
)

ENTRY = Entry(
    "user_signed_up",
    Status.PROPOSED,
    "signed_up",
    "How many visitors become users?",
    Lifecycle.ACQUISITION,
    Side.SERVER,
    properties=(PlanProperty("plan", "string", "The plan"),),
    where=(HERE, THERE),
)


def test_a_proposal_becomes_an_entry_with_all_its_places() -> None:
    """The twin on the other side is a place of the same event."""
    assert add(Plan(), PROPOSAL) == Plan((ENTRY,))


def test_a_proposal_that_is_in_the_plan_only_adds_its_new_places() -> None:
    """What a person wrote about the event stays theirs."""
    theirs = replace(ENTRY, status=Status.APPROVED, description="Ours", where=(THERE,))
    assert add(Plan((theirs,)), PROPOSAL) == Plan((replace(theirs, where=(THERE, HERE)),))
    assert add(Plan((ENTRY,)), PROPOSAL) == Plan((ENTRY,))


def test_what_was_rejected_is_not_proposed_again_even_under_another_name_or_in_a_renamed_function() -> None:
    """Once is enough."""
    everywhere = reject(Plan(), "User Signed Up", "We count this in the shop.")
    assert add(everywhere, PROPOSAL) == everywhere
    plan = reject(Plan(), "account_created", "Internal", HERE, moment="signed_up")
    assert is_rejected(plan, "user_signed_up", HERE, "signed_up")
    assert is_rejected(plan, "user_signed_up", replace(HERE, symbol="sign_up"), "signed_up")
    assert not is_rejected(plan, "user_signed_up", THERE, "signed_up")
    assert not is_rejected(plan, "user_signed_up", HERE, "")


def test_rejecting_an_event_keeps_its_entry_and_says_why() -> None:
    """Moment and description stay for whoever asks later."""
    plan = reject(Plan((ENTRY,)), "user_signed_up", "Nobody asks.")
    assert plan == Plan((replace(ENTRY, status=Status.REJECTED, reason="Nobody asks.", where=()),))


def test_rejecting_one_of_two_places_leaves_the_event_at_the_other() -> None:
    """A second entry remembers the place that is not wanted."""
    plan = reject(Plan((ENTRY,)), "user_signed_up", "The server counts.", THERE)
    no = Entry("user_signed_up", Status.REJECTED, "signed_up", reason="The server counts.", where=(THERE,))
    assert plan == Plan((replace(ENTRY, where=(HERE,)), no))
    again = reject(plan, "user_signed_up", "Neither.", HERE)
    assert again == Plan((replace(no, reason="Neither.", where=(THERE, HERE)),))


def test_rejecting_a_place_does_not_take_back_an_event_that_is_wanted_wherever_it_happens() -> None:
    """An entry written by hand has no places."""
    wanted = Entry("user_signed_up", Status.APPROVED)
    plan = reject(Plan((wanted,)), "user_signed_up", "A seed", HERE)
    assert plan == Plan((wanted, Entry("user_signed_up", Status.REJECTED, reason="A seed", where=(HERE,))))


def test_a_status_can_be_set_and_a_rejection_taken_back() -> None:
    """The old reason goes with the rejection."""
    plan = set_status(reject(Plan((ENTRY,)), "user_signed_up", "No"), "user_signed_up", Status.APPROVED)
    assert [(entry.status, entry.reason) for entry in plan.entries] == [(Status.APPROVED, "")]
    assert set_status(plan, "unknown", Status.APPROVED) == plan
    assert set_status(plan, "user_signed_up", Status.REJECTED, "No").entries[0].reason == "No"


def test_captured_events_become_implemented_where_they_are() -> None:
    """Known places keep the fingerprint; rejected events stay rejected."""
    rejected = Entry("x", Status.REJECTED)
    plan = Plan((replace(ENTRY, status=Status.APPROVED), rejected, Entry("y", Status.APPROVED)))
    bare = replace(HERE, anchor="")
    marked = mark_implemented(plan, {"user_signed_up": (bare, Where("new.py", "f")), "x": (bare,)})
    assert marked.entries == (
        replace(ENTRY, status=Status.IMPLEMENTED, where=(HERE, Where("new.py", "f"))),
        rejected,
        Entry("y", Status.APPROVED),
    )
    assert mark_implemented(marked, {"user_signed_up": (Where("new.py", "f"), bare)}) == marked


def test_an_event_is_renamed_in_all_its_entries_unless_the_name_is_taken() -> None:
    """Two events never become one by accident."""
    plan = Plan((ENTRY, Entry("user_signed_up", Status.REJECTED, where=(THERE,)), Entry("logged_in", Status.PROPOSED)))
    assert [entry.event for entry in rename_event(plan, "user_signed_up", "joined").entries] == [
        "joined",
        "joined",
        "logged_in",
    ]
    assert rename_event(plan, "user_signed_up", "logged_in") == plan


def test_a_dismissal_that_was_nothing_else_is_gone_when_it_is_taken_back() -> None:
    """At one place, the others stay dismissed; what nobody dismissed stays as it is."""
    plan = reject(reject(Plan(), "joined", "No", HERE), "joined", "No", THERE)
    once = take_back(plan, "joined", HERE)
    assert once == Plan((Entry("joined", Status.REJECTED, reason="No", where=(THERE,)),))
    assert take_back(once, "joined", THERE) == take_back(plan, "joined") == Plan()
    assert take_back(Plan((ENTRY,)), "user_signed_up") == Plan((ENTRY,))


def test_what_a_person_wrote_into_a_rejected_entry_is_proposed_again() -> None:
    """Unless the event is wanted by another entry already."""
    rejected = reject(Plan((ENTRY,)), "user_signed_up", "No", HERE)
    assert take_back(Plan((replace(ENTRY, status=Status.REJECTED, reason="No"),)), "user_signed_up") == Plan(
        (replace(ENTRY, status=Status.PROPOSED, reason=""),)
    )
    assert take_back(rejected, "user_signed_up", HERE) == Plan((replace(ENTRY, where=(THERE,)),))


def test_an_event_is_removed_before_its_rejection() -> None:
    """A second time takes the rejection away, too."""
    plan = reject(Plan((ENTRY,)), "user_signed_up", "The server counts.", THERE)
    once = remove(plan, "user_signed_up")
    assert [entry.status for entry in once.entries] == [Status.REJECTED]
    assert remove(once, "user_signed_up") == remove(Plan(), "x") == Plan()
