"""The closed table of rules: what each is called, how much it matters, and the function that knows it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analyzers.checks.inspection import Inspection, Suspicion
from analyzers.checks.rules import (
    capture_before_act,
    capture_in_loop,
    capture_in_render,
    capture_without_flush,
    event_misspelt,
    event_name_dynamic,
    event_name_style,
    event_not_in_plan,
    event_on_both_sides,
    identify_missing,
    key_in_source,
    properties_inconsistent,
    properties_not_as_planned,
    property_personal,
    reset_missing,
)
from analyzers.model import Gravity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule for files."""

    name: str
    """Stem of its page in ``skills/rules``."""
    gravity: Gravity
    check: Callable[[Inspection], Iterable[Suspicion]]


RULES = (
    Rule("capture-before-act", Gravity.WARNING, capture_before_act.check),
    Rule("capture-in-loop", Gravity.NOTE, capture_in_loop.check),
    Rule("capture-in-render", Gravity.WARNING, capture_in_render.check),
    Rule("capture-without-flush", Gravity.WARNING, capture_without_flush.check),
    Rule("event-misspelt", Gravity.WARNING, event_misspelt.check),
    Rule("event-name-dynamic", Gravity.WARNING, event_name_dynamic.check),
    Rule("event-name-style", Gravity.NOTE, event_name_style.check),
    Rule("event-not-in-plan", Gravity.WARNING, event_not_in_plan.check),
    Rule("event-on-both-sides", Gravity.WARNING, event_on_both_sides.check),
    Rule("identify-missing", Gravity.WARNING, identify_missing.check),
    Rule("key-in-source", Gravity.WARNING, key_in_source.check),
    Rule("properties-inconsistent", Gravity.NOTE, properties_inconsistent.check),
    Rule("properties-not-as-planned", Gravity.WARNING, properties_not_as_planned.check),
    Rule("property-personal", Gravity.ERROR, property_personal.check),
    Rule("reset-missing", Gravity.WARNING, reset_missing.check),
)

PLAN_RULES = {"event-not-implemented": Gravity.WARNING, "place-moved": Gravity.NOTE}
"""Rules that speak in the plan's own file, and how much they matter."""
