"""What holds for every proposal, whatever the code: shown on the catalogue's samples and on code that is made up."""

import builtins
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.checks.rules.property_personal import personal
from analyzers.insertion.checking import names_of
from analyzers.insertion.site import site_of
from analyzers.model import Proposal
from analyzers.proposals.properties import is_personal
from analyzers.scope import scope_at
from tests.support.markers import read_fences
from tests.support.proposing import Ground

PAGES = sorted(Path("skills/moments").glob("*.md"))
_UNIVERSAL = {"Boolean", "String", "Number", "this", *dir(builtins)}


def _samples(page: Path) -> Iterator[Ground]:
    for fence in read_fences(page.read_text("utf-8")):
        yield Ground({fence.path: fence.text.encode()}, packages=("posthog", "posthog-js", "posthog-node"))


def _unbound(ground: Ground, proposal: Proposal) -> list[str]:
    """Names that the properties' expressions read, and that nothing surely binds at the anchor."""
    if proposal.anchor is None:
        return [each.expression for each in proposal.properties]
    source = ground.sources[proposal.finding.path]
    site = site_of(proposal, proposal.anchor, source, ground.sources.__getitem__)
    scope = scope_at(source, site.tree, proposal.anchor.offset, proposal.anchor.indent)
    names = {name for each in proposal.properties for name in names_of(site, each.expression)}
    return sorted(name for name in names - _UNIVERSAL if scope.get(name) is None)


def _given_away(proposal: Proposal) -> list[str]:
    return [
        each.expression
        for each in proposal.properties
        if personal(each.name, each.expression) or is_personal(each.name, each.expression, listed=True)
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_sample_gets_no_property_that_is_personal_or_unbound(page: Path) -> None:
    """At most four, each with its expression, none of them somebody's own."""
    for ground in _samples(page):
        for proposal in ground.proposals():
            assert _given_away(proposal) == []
            assert _unbound(ground, proposal) == []
            assert len(proposal.properties) <= 4
            assert all(each.expression and "\n" not in each.expression for each in proposal.properties)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_is_put_into_a_sample_is_captured_afterwards(page: Path) -> None:
    """The finding is still found beside its capture, under the same name, and a second insert changes nothing."""
    for ground in _samples(page):
        once = ground.with_captures()
        twice = once.with_captures()
        assert {path: each.text for path, each in twice.sources.items()} == {
            path: each.text for path, each in once.sources.items()
        }


_PERSONAL = ("email", "phone", "first_name", "address", "ip", "password", "token", "message", "name", "notes")
_PLAIN = ("total", "currency", "quantity", "plan", "kind", "items", "item_count", "amount", "role", "status")
_HOLDERS = ("cart", "body", "request", "user", "order", "form")
_name = st.sampled_from(_PERSONAL + _PLAIN)
_value = st.one_of(
    st.builds("{}.{}".format, st.sampled_from(_HOLDERS), _name),
    st.builds('{}["{}"]'.format, st.sampled_from(_HOLDERS), _name),
    st.builds("{}.{}.{}".format, st.sampled_from(_HOLDERS), _name, _name),
    _name,
    st.sampled_from(["None", '"free"', "3", "len(items)", "cart.total()"]),
)
_line = st.one_of(
    st.builds("{} = {}".format, _name, _value),
    st.builds("log({})".format, _value),
    st.builds("if {}:\n        {} = {}".format, _value, _name, _value),
    st.builds("for {} in {}:\n        log({})".format, _name, _value, _value),
    st.builds("if not {}:\n        return None".format, _value),
    st.builds("with lock:\n        {} = {}".format, _name, _value),
)
_arguments = st.lists(
    st.builds("{}={}".format, _name, _value), max_size=4, unique_by=lambda each: each.partition("=")[0]
)


@settings(max_examples=80, deadline=None)
@given(before=st.lists(_line, max_size=4), arguments=_arguments, after=st.lists(_line, max_size=2))
def test_made_up_code_gets_no_property_that_is_personal_or_unbound(
    before: list[str], arguments: list[str], after: list[str]
) -> None:
    """Whatever stands before the act, in it and behind it."""
    lines = [*before, f"order = Order.objects.create({', '.join(arguments)})", *after]
    body = "\n    ".join(lines)
    text = (
        "@login_required\n@require_POST\ndef place_order(request, cart, user, form, body: OrderIn):\n"
        f"    {body}\n    return redirect('thanks')\n"
    )
    ground = Ground({"shop/views.py": text.encode()})
    for proposal in ground.proposals():
        assert _given_away(proposal) == []
        assert _unbound(ground, proposal) == []


_script = st.one_of(
    st.builds("const {} = {};".format, _name.map(lambda name: f"{name}Value"), _value),
    st.builds("log({});".format, _value),
    st.builds("if ({}) {{ log({}); }}".format, _value, _value),
    st.builds("if (!{}) return;".format, _value),
    st.builds("{}.forEach(({}) => log({}));".format, st.sampled_from(_HOLDERS), _name, _value),
)


@settings(max_examples=80, deadline=None)
@given(before=st.lists(_script, max_size=4), pairs=st.lists(_name, max_size=3, unique=True), value=_value)
def test_made_up_script_gets_no_property_that_is_personal_or_unbound(
    before: list[str], pairs: list[str], value: str
) -> None:
    """The same in the other languages."""
    entries = ", ".join(f"{name}: {value}" for name in pairs)
    body = "\n  ".join([*before, f"const order = await prisma.order.create({{ data: {{ {entries} }} }});"])
    text = (
        "'use server';\n"
        "export async function placeOrder(cart: Cart | null, user: User, form, body, request: Request) {\n"
        f"  {body}\n  return order;\n}}\n"
    )
    ground = Ground({"app/orders/actions.ts": re.sub(r"\b(len)\(", "size(", text).encode()})
    for proposal in ground.proposals():
        assert _given_away(proposal) == []
        assert _unbound(ground, proposal) == []
