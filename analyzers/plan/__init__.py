"""The tracking plan: read and written as text, changed as a value, compared with the code."""

from analyzers.plan.changes import (
    add,
    is_rejected,
    live_entry,
    mark_implemented,
    places_of,
    reject,
    rejected_entry,
    remove,
    rename_event,
    same_event,
    set_status,
    take_back,
)
from analyzers.plan.drift import NOT_PRODUCT, Drift, DriftKind, captured, compare_properties, drift, symbol_of
from analyzers.plan.layout import EntryLayout, layout, positions
from analyzers.plan.literals import literal_type, shows_all
from analyzers.plan.reading import PROPERTY_TYPES, parse_plan
from analyzers.plan.rendering import render

__all__ = [
    "NOT_PRODUCT",
    "PROPERTY_TYPES",
    "Drift",
    "DriftKind",
    "EntryLayout",
    "add",
    "captured",
    "compare_properties",
    "drift",
    "is_rejected",
    "layout",
    "literal_type",
    "live_entry",
    "mark_implemented",
    "parse_plan",
    "places_of",
    "positions",
    "reject",
    "rejected_entry",
    "remove",
    "rename_event",
    "render",
    "same_event",
    "set_status",
    "shows_all",
    "symbol_of",
    "take_back",
]
