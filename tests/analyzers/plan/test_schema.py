"""The shipped JSON Schema and the reader agree."""

import json

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from analyzers import shipped
from analyzers.model import Gravity, Plan
from analyzers.plan import parse_plan, render
from tests.support.plans import plans

SCHEMA = json.loads(shipped.text("plan/tracking-plan.schema.json"))


def test_the_schema_is_a_schema() -> None:
    """Editors refuse a broken one."""
    Draft202012Validator.check_schema(SCHEMA)


@given(plans)
@settings(max_examples=60, deadline=None)
def test_what_is_written_follows_the_schema(plan: Plan) -> None:
    """A plan that was just written shows no red line in an editor."""
    Draft202012Validator(SCHEMA).validate(YAML(typ="safe", pure=True).load(render("", plan)))


@pytest.mark.parametrize(
    "text",
    [
        "events:\n",
        "events: [{event: a, status: approved}]",
        "events: [{event: a, status: approved, lifecycle: , side: , reason: , where: , properties: , owner: me}]",
        "events: [{event: a, status: approved, properties: {x: string, y: {type: number, unit: EUR}}}]",
        "events: [{event: a, status: approved, properties: {x: text}}]",
        "events: [{event: a, status: approved, properties: {x: {}}}]",
        "events: [{event: a, status: approved, where: [{file: x}]}]",
        "events: [{event: a, status: approved, where: [{symbol: x}]}]",
        "events: [{event: 1, status: approved}]",
        "events: [{event: ' ', status: approved}]",
        "events: [{event: a}]",
        "events: [{event: a, status: }]",
        "events: [{event: a, status: done}]",
        "events: [{status: approved}]",
        "events: [{event: a, status: approved, side: both}]",
        "events: [{event: a, status: approved, lifecycle: birth}]",
        "events: [a]",
        "events: a",
        "even: []",
        "[]",
    ],
)
def test_the_schema_accepts_what_the_reader_accepts(text: str) -> None:
    """A person sees the same with the schema in an editor and without."""
    errors = [each for each in parse_plan(text)[1] if each.gravity is Gravity.ERROR]
    assert Draft202012Validator(SCHEMA).is_valid(YAML(typ="safe", pure=True).load(text)) == (not errors)
