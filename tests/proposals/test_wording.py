"""What an event's name says does not hang on case, order, tense or who acts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.model import NameCase
from analyzers.proposals.convention import written
from analyzers.proposals.wording import is_past, meaning, stem


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("user_signed_up", "Signed Up"),
        ("User Signed Up", "signup"),
        ("project_created", "Created Project"),
        ("project_created", "create-project"),
        ("subscription_cancelled", "SUBSCRIPTION_CANCELED"),
        ("userLoggedIn", "Login"),
        ("invitation_sent", "send invitation"),
        ("order_paid", "Pay Orders"),
        ("reply_applied", "apply reply"),
    ],
)
def test_two_spellings_of_one_event_mean_the_same(left: str, right: str) -> None:
    """Words count, and not how they are put."""
    assert meaning(left) == meaning(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("checkout_started", "checkout_completed"),
        ("project_created", "project_deleted"),
        ("user_logged_in", "user_logged_out"),
        ("invitation_sent", "invitation_accepted"),
        ("user_followed", "user_unfollowed"),
    ],
)
def test_two_events_stay_two(left: str, right: str) -> None:
    """What differs in a word that matters is something else."""
    assert meaning(left) != meaning(right)


def test_a_noun_that_ends_like_a_past_form_is_none() -> None:
    """A feed is not a past form of anything."""
    assert is_past("created")
    assert is_past("sent")
    assert not is_past("feed")
    assert not is_past("embed")


@given(st.text(max_size=12))
def test_any_word_has_a_stem(word: str) -> None:
    """Nothing that stands in a name breaks the reading of it."""
    assert isinstance(stem(word.lower()), str)
    assert isinstance(meaning(word), frozenset)


@pytest.mark.parametrize(
    ("case", "name"),
    [
        (NameCase.SNAKE, "order_line_added"),
        (NameCase.KEBAB, "order-line-added"),
        (NameCase.CAMEL, "orderLineAdded"),
        (NameCase.PASCAL, "OrderLineAdded"),
        (NameCase.TITLE, "Order Line Added"),
        (NameCase.SENTENCE, "Order line added"),
        (NameCase.UPPER, "ORDER_LINE_ADDED"),
    ],
)
def test_words_are_written_in_every_case(case: NameCase, name: str) -> None:
    """Each convention that can be learned can be followed."""
    assert written(("order", "line", "added"), case) == name
