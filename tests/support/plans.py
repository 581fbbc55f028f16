"""Hypothesis strategies for tracking plans, and for texts that a person may have written them as."""

from hypothesis import strategies as st

from analyzers.model import Entry, Lifecycle, Plan, PlanProperty, Side, Status, Where
from analyzers.plan.reading import PROPERTY_TYPES

_odd = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=12)
_tricky = st.sampled_from(
    [
        "no",
        "yes",
        "1",
        "a: b",
        "# x",
        "- a",
        "'q'",
        '"',
        "é",
        "😀",
        "a\tb",
        "a\nb",
        " a ",
        "null",
        "{a}",
        "[",
        "*x",
        "&x",
        "|",
        "%",
        "\u2028",
        "1e3",
        "~",
    ]
)
words = st.from_regex(r"[a-z][a-z_]{0,10}", fullmatch=True)
texts = st.one_of(words, _tricky, _odd)
names = texts.filter(lambda text: bool(text.strip()))

properties = st.lists(
    st.builds(
        PlanProperty,
        name=names.filter(lambda name: name != "<<"),
        type=st.sampled_from(PROPERTY_TYPES),
        description=texts,
    ),
    max_size=3,
    unique_by=lambda each: each.name,
).map(tuple)

places = st.lists(st.builds(Where, file=names, symbol=texts, anchor=texts), max_size=3).map(tuple)

entries = st.builds(
    Entry,
    event=names,
    status=st.sampled_from(Status),
    moment=texts,
    description=texts,
    lifecycle=st.none() | st.sampled_from(Lifecycle),
    side=st.sampled_from(Side),
    reason=texts,
    properties=properties,
    where=places,
)

plans = st.lists(entries, max_size=4, unique_by=lambda entry: (entry.event, entry.status is Status.REJECTED)).map(
    lambda found: Plan(tuple(found))
)
