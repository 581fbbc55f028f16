"""Facts: what is true of one file's text, with no judgement about what it means for a business."""

from dataclasses import dataclass, field
from enum import StrEnum

from analyzers.model.text import Span


class Role(StrEnum):
    """What a file is for, read from its path and its first lines."""

    PRODUCT = "product"
    TEST = "test"
    SEED = "seed"
    MIGRATION = "migration"
    SCRIPT = "script"
    TYPES = "types"
    GENERATED = "generated"
    STORY = "story"
    CONFIG = "config"


@dataclass(frozen=True, slots=True)
class Import:
    """One name that an import statement binds (or the bare module, for an import without names)."""

    module: str
    """The module as written: ``app.models``, ``@/lib/db``, ``./session``, ``..models`` (dots kept)."""
    name: str
    """The imported name; ``*`` for a namespace, ``default`` for a default import, empty for a bare import."""
    alias: str
    """The local name that the file uses; empty for a bare import."""
    span: Span
    """The whole statement."""
    type_only: bool = False
    """Whether the binding exists for types only and vanishes at run time."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function, method, arrow function or component, named or named by the variable it is given to."""

    name: str
    """Bare name; for an anonymous function the variable, key or wrapped call's target, else empty."""
    qualified_name: str
    """Owner classes and enclosing functions joined by dots: ``OrderView.cancel``, ``Signup.onSubmit``."""
    kind: str
    """``function``, ``method``, ``arrow`` or ``component`` (a function that returns markup)."""
    span: Span
    """The whole definition, decorators and ``export`` included."""
    name_span: Span
    """Where the name stands; the first line of the definition when there is no name."""
    body: Span
    """The block or expression that runs."""
    parameters: tuple[str, ...] = ()
    """Names bound by the parameter list, destructured ones included, in order."""
    decorators: tuple[str, ...] = ()
    """Decorators as written, without ``@``."""
    owner: str = ""
    """Name of the enclosing class, or empty."""
    bases: tuple[str, ...] = ()
    """Base classes of the owner as written."""
    parent: int = -1
    """Index in ``Facts.functions`` of the enclosing function, or -1."""
    is_async: bool = False
    exported: bool = False
    directives: tuple[str, ...] = ()
    """Directive strings that open the body: ``use server``."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a call."""

    text: str
    """The expression as written, cut at 200 characters."""
    span: Span
    keyword: str = ""
    """The keyword it is passed by, or empty for a positional one."""
    string: str | None = None
    """The value when the expression is a string literal without interpolation, else None."""
    entries: tuple[tuple[str, str, Span], ...] = ()
    """For an object or dict literal (or ``dict(...)``): key, value as written, and the pair's span."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call expression."""

    callee: str
    """Dotted callee with white space, generics, ``?.``, ``!`` and intermediate argument lists removed:
    ``db.insert().values`` for ``db.insert(users).values(x)``; ``new Client`` for a construction."""
    span: Span
    callee_span: Span
    arguments: tuple[Argument, ...] = ()
    function: int = -1
    """Index in ``Facts.functions`` of the innermost enclosing function, or -1 at module level."""
    awaited: bool = False
    bound: str = ""
    """The variable that the statement binds to the result, or empty."""
    perhaps: str = ""
    """The variable that is bound to the result in one of two cases, or empty."""

    @property
    def name(self) -> str:
        """The last segment of the callee."""
        return self.callee.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Route:
    """An HTTP route that a function serves."""

    verb: str
    """Upper case; ``*`` when any verb or unknown."""
    path: str
    """The path pattern as written, or as the file's own path gives it; parameters stay as written."""
    function: int
    """Index of the serving function, or -1 when it is defined in another file."""
    span: Span
    handler: str = ""
    """Name of the serving function as written, when it is a reference: ``views.signup``."""


@dataclass(frozen=True, slots=True)
class Write:
    """A record is created, updated or deleted, in a store or over HTTP."""

    action: str
    """``create``, ``update``, ``delete`` or ``upsert``."""
    noun: str
    """What is written, as singular lower-case words: ``team member``; empty when unknown."""
    medium: str
    """``store`` for a database, ``http`` for a request to an API."""
    span: Span
    function: int = -1
    target: str = ""
    """For HTTP the verb and path as written (``POST /api/orders``), for a store the model as written."""
    declared: bool = False
    """Whether a base class does it, so that this write is what the class is there for."""


class ActKind(StrEnum):
    """Families of library calls that carry business meaning, named by data."""

    PAYMENT = "payment"
    AUTH = "auth"
    EMAIL = "email"
    MESSAGE = "message"
    FILE = "file"
    SESSION = "session"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Act:
    """A call into a payment, authentication, e-mail or like library, recognised by its shape."""

    kind: ActKind
    callee: str
    means: str
    """What the call does in plain words from the shape's data: ``create checkout session``."""
    span: Span
    function: int = -1


@dataclass(frozen=True, slots=True)
class Handler:
    """A user-interface element that calls code when a person acts on it."""

    event: str
    """``submit``, ``click``, ``change`` ... in lower case, without ``on``."""
    element: str
    """The element or component as written: ``form``, ``Button``."""
    label: str
    """The words a person reads on it, else its aria-label, title or test id; may be empty."""
    span: Span
    function: int = -1
    """Index of the function that runs: the inline one, or the one in this file that is referred to; else -1."""
    component: int = -1
    """Index of the component that renders the element, or -1."""
    handler: str = ""
    """The handler as written when it is a reference: ``handleSubmit``, ``props.onCancel``."""


@dataclass(frozen=True, slots=True)
class Text:
    """A string literal that reads like an event or state name (``checkout.session.completed``) or UI text."""

    value: str
    span: Span
    function: int = -1
    compared: bool = False
    """Whether it is a case label, compared with something, or a key of a dispatch table."""


class CaptureKind(StrEnum):
    """What a call to an analytics client does."""

    CAPTURE = "capture"
    IDENTIFY = "identify"
    RESET = "reset"
    GROUP = "group"
    FLUSH = "flush"


@dataclass(frozen=True, slots=True)
class Capture:
    """A call that exists in the code and speaks to an analytics provider or a house wrapper."""

    kind: CaptureKind
    provider: str
    """Provider's name from its data, or ``house`` for a learned wrapper."""
    event: str | None
    """The event's name when it is a literal or a constant of the same file; None when dynamic or none."""
    event_span: Span | None
    """Where the literal stands, without quotes; None when dynamic."""
    properties: tuple[tuple[str, str, Span], ...]
    """Key, value as written, span of the pair, for a literal object of properties."""
    person: str
    """The person's id as written, or empty."""
    callee: str
    span: Span
    function: int = -1


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one file. A file with syntax errors has fewer of them."""

    path: str
    language: str
    role: Role = Role.PRODUCT
    functions: tuple[Function, ...] = ()
    calls: tuple[Call, ...] = ()
    imports: tuple[Import, ...] = ()
    routes: tuple[Route, ...] = ()
    writes: tuple[Write, ...] = ()
    acts: tuple[Act, ...] = ()
    handlers: tuple[Handler, ...] = ()
    texts: tuple[Text, ...] = ()
    directives: tuple[str, ...] = ()
    """Directive strings that open the file: ``use client``."""
    constants: tuple[tuple[str, str], ...] = field(default=())
    """Names that the file binds to a string literal, with object members as ``Events.SIGNED_UP``."""
    holdings: tuple[tuple[str, str], ...] = field(default=())
    """Names that hold an object, as they are written where they are used, with its class: ``this.boards`` and
    ``BoardStore``."""
    error_count: int = 0
    """Number of syntax error nodes; more than zero means that facts may be missing."""
    line_count: int = 0
