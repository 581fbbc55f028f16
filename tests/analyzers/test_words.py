"""Words of identifiers and patterns over dotted names."""

import pytest

from analyzers.words import contains, matches, singular, split


@pytest.mark.parametrize(
    ("identifier", "words"),
    [
        ("signUp", ("sign", "up")),
        ("SIGNED_UP", ("signed", "up")),
        ("HTTPServerError", ("http", "server", "error")),
        ("reset-password.tsx", ("reset", "password", "tsx")),
        ("loginWithOAuth2", ("login", "with", "oauth", "2")),
        ("Create your account!", ("create", "your", "account")),
        ("größeÄndern", ("größe", "ändern")),
        ("", ()),
    ],
)
def test_an_identifier_parts_into_lower_case_words(identifier: str, words: tuple[str, ...]) -> None:
    """Camel case, snake case, kebab case, digits and punctuation are borders."""
    assert split(identifier) == words


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("users", "user"),
        ("companies", "company"),
        ("addresses", "address"),
        ("boxes", "box"),
        ("invoices", "invoice"),
        ("statuses", "status"),
        ("houses", "house"),
        ("people", "person"),
        ("news", "news"),
        ("status", "status"),
        ("bus", "bus"),
        ("user", "user"),
    ],
)
def test_a_noun_gets_its_singular(plural: str, one: str) -> None:
    """Regular endings, a few irregular words, and words that only look like a plural."""
    assert singular(plural) == one


def test_a_sequence_is_contained_only_side_by_side_and_in_order() -> None:
    """``sign up`` is in ``user sign up form`` and neither in ``up sign`` nor in ``sign me up``."""
    assert contains(("user", "sign", "up", "form"), ("sign", "up"))
    assert not contains(("up", "sign"), ("sign", "up"))
    assert not contains(("sign", "me", "up"), ("sign", "up"))
    assert not contains(("sign", "up"), ())


@pytest.mark.parametrize(
    ("callee", "pattern"),
    [
        ("stripe.checkout.sessions.create", "checkout.sessions.create"),
        ("prisma.user.create", "prisma.*.create"),
        ("send_welcome_email", "send_*_email"),
        ("User.create", "[A-Z]*.create"),
        ("new Stripe", "new Stripe"),
        ("signUp", "signUp"),
    ],
)
def test_a_pattern_matches_a_suffix_that_starts_at_a_segment(callee: str, pattern: str) -> None:
    """``*`` is one segment or a run of characters inside one."""
    assert matches(callee, pattern)


@pytest.mark.parametrize(
    ("callee", "pattern"),
    [
        ("mycheckout.create", "checkout.create"),
        ("prisma.create", "prisma.*.create"),
        ("prisma.a.b.create", "prisma.*.create"),
        ("user.create", "[A-Z]*.create"),
        ("signUp.then", "signUp"),
        ("signup", "signUp"),
    ],
)
def test_a_pattern_matches_nothing_else(callee: str, pattern: str) -> None:
    """Half a segment, too few or too many segments, another case."""
    assert not matches(callee, pattern)
