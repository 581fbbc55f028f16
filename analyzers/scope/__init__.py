"""Scope: which names surely have a value at a place, and what conditions have proven about them."""

from analyzers.scope.binding import Binding, BindingKind, Scope
from analyzers.scope.flow import ends_by_call, is_call_to, stops, terminates
from analyzers.scope.reading import bindings_at, scope_at

__all__ = [
    "Binding",
    "BindingKind",
    "Scope",
    "bindings_at",
    "ends_by_call",
    "is_call_to",
    "scope_at",
    "stops",
    "terminates",
]
