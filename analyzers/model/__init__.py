"""Every value that travels between the steps: frozen, plain, and without logic of its own.

Positions are byte offsets into the UTF-8 text of a file unless a field says otherwise;
lines are counted from 0 and end at LF, CRLF or a lone CR, as the language server protocol counts them.
"""

from analyzers.model.catalogue import (
    Catalogue,
    ClientShape,
    Lifecycle,
    Moment,
    PropertyHint,
    Provider,
    SetupModule,
    Shape,
    Side,
)
from analyzers.model.changes import Code, FileChange, Surface
from analyzers.model.edits import Edit, Hunk, HunkRole, Patch, Refusal
from analyzers.model.facts import (
    Act,
    ActKind,
    Argument,
    Call,
    Capture,
    CaptureKind,
    Facts,
    Function,
    Handler,
    Import,
    Role,
    Route,
    Text,
    Write,
)
from analyzers.model.findings import Anchor, Finding, Property, Proposal, Signal, SignalKind
from analyzers.model.flaws import Flaw
from analyzers.model.plan import MODULE_LEVEL, Entry, Plan, PlanProblem, PlanProperty, Status, Where
from analyzers.model.problems import Fix, Gravity, Problem
from analyzers.model.project import Client, Instrumentation, NameCase, Reading, Wrapper
from analyzers.model.text import Source, Span

__all__ = [
    "MODULE_LEVEL",
    "Act",
    "ActKind",
    "Anchor",
    "Argument",
    "Call",
    "Capture",
    "CaptureKind",
    "Catalogue",
    "Client",
    "ClientShape",
    "Code",
    "Edit",
    "Entry",
    "Facts",
    "FileChange",
    "Finding",
    "Fix",
    "Flaw",
    "Function",
    "Gravity",
    "Handler",
    "Hunk",
    "HunkRole",
    "Import",
    "Instrumentation",
    "Lifecycle",
    "Moment",
    "NameCase",
    "Patch",
    "Plan",
    "PlanProblem",
    "PlanProperty",
    "Problem",
    "Property",
    "PropertyHint",
    "Proposal",
    "Provider",
    "Reading",
    "Refusal",
    "Role",
    "Route",
    "SetupModule",
    "Shape",
    "Side",
    "Signal",
    "SignalKind",
    "Source",
    "Span",
    "Status",
    "Surface",
    "Text",
    "Where",
    "Wrapper",
    "Write",
]
