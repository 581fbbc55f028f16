"""Knowledge as values: moments and providers, read from prose and data by the server and handed to the core."""

from dataclasses import dataclass, field
from enum import StrEnum


class Lifecycle(StrEnum):
    """Where in a customer's life a moment stands."""

    ACQUISITION = "acquisition"
    ACTIVATION = "activation"
    ENGAGEMENT = "engagement"
    REVENUE = "revenue"
    REFERRAL = "referral"
    RETENTION = "retention"
    CHURN = "churn"


class Side(StrEnum):
    """Where code runs."""

    SERVER = "server"
    CLIENT = "client"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class PropertyHint:
    """A property that a moment's author would like to see, if a value for it is in scope."""

    name: str
    """snake_case key."""
    type: str
    """``string``, ``number``, ``boolean``."""
    description: str
    sources: tuple[str, ...] = ()
    """Words of variables, parameters or members that would hold it: ``plan``, ``price id``."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One kind of business occurrence worth knowing: one Markdown file of the catalogue."""

    name: str
    """Also the file's stem: ``signed_up``."""
    event: str
    """Default event name, ``object_action`` in snake_case, past tense; ``{noun}_created`` when parametric."""
    lifecycle: Lifecycle
    question: str
    """The question that the event answers, as one sentence."""
    summary: str
    """First paragraph of the prose: what a hover shows."""
    guidance: str
    """The whole body as Markdown: what an agent reads."""
    side: Side = Side.SERVER
    """The side to prefer when both sides see the moment."""
    funnel: str = ""
    """Name of the funnel that it is a step of, or empty."""
    step: int = 0
    """Position in the funnel, from 1; 0 when it is in none."""
    names: tuple[str, ...] = ()
    """Word sequences that a function's, handler's or class's name holds: ``sign up``, ``cancel subscription``."""
    calls: tuple[str, ...] = ()
    """Dotted suffixes of callees, ``*`` for one segment: ``auth.signUp``, ``checkout.sessions.create``."""
    routes: tuple[str, ...] = ()
    """``POST /signup``: optional verb, then path segments that must occur side by side in the route."""
    writes: tuple[str, ...] = ()
    """``create user``: action and noun of a write, ``|`` between alternatives: ``create|upsert user|account``."""
    acts: tuple[str, ...] = ()
    """What a library call means: ``create checkout session``."""
    labels: tuple[str, ...] = ()
    """Words on a button or form: ``create account``."""
    texts: tuple[str, ...] = ()
    """String literals, ``*`` for any run of characters: ``checkout.session.completed``."""
    requires: tuple[str, ...] = ()
    """Signal kinds of which at least one must be present for a finding (empty: any two, or one strong)."""
    unless: tuple[str, ...] = ()
    """Word sequences in the function's name or path that speak against: ``test``, ``validate``."""
    yields: tuple[str, ...] = ()
    """Moments that tell more of the same occurrence: where one of them stands in its place, this one is left out."""
    properties: tuple[PropertyHint, ...] = ()

    @property
    def parametric(self) -> bool:
        """Whether the event takes its noun from the code."""
        return "{noun}" in self.event


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All moments, by name, in the order of their names."""

    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """How one call of a provider looks in one language."""

    kind: str
    """A ``CaptureKind`` value."""
    languages: tuple[str, ...]
    callees: tuple[str, ...]
    """Callee patterns; ``{client}`` stands for any name bound to the provider's client."""
    event: str = ""
    """Where the event's name is: an index (``0``), a keyword (``event``), ``0.event`` for a key of an object or for
    a keyword of a constructed value; ``|`` stands between alternatives, of which the first that is there counts."""
    person: str = ""
    """Where the person's id is, in the same notation; empty when the client knows the person."""
    properties: str = ""
    """Where the properties are, in the same notation."""
    template: str = ""
    """What to insert, with ``{client} {event} {person} {properties}``; empty when it is only recognised."""
    side: Side = Side.EITHER
    given: str = ""
    """``0=event``: an argument that must be this literal for the call to be of this shape; empty: none."""
    former: tuple[str, ...] = ()
    """Those of ``callees`` that today's SDKs no longer have, or no longer with these places: known for older code."""
    elsewhere: tuple[str, ...] = ()
    """What has these calls, with the version that was read, when it is no package that the tests install."""


@dataclass(frozen=True, slots=True)
class ClientShape:
    """How a provider's client comes into a file."""

    languages: tuple[str, ...]
    modules: tuple[str, ...]
    """Modules whose import makes the client: ``vendor-browser``."""
    names: tuple[str, ...] = ()
    """Imported names that are the client itself (``default``, ``client``)."""
    constructors: tuple[str, ...] = ()
    """Callees whose result is a client: ``new Client``, ``useClient``."""
    globals: tuple[str, ...] = ()
    """Names that are the client when nothing in the file binds them: ``window.client``."""
    familiar: tuple[str, ...] = ()
    """Names so telling that they are the client wherever they come from: a parameter, a member, another module."""
    import_line: str = ""
    """The statement that binds the client where it is a process-wide singleton; empty when it must be constructed."""
    alias: str = ""
    """The local name that ``import_line`` binds."""
    side: Side = Side.EITHER
    packages: tuple[str, ...] = ()
    """Names in a manifest that install ``modules``, where they differ from them."""
    former: tuple[str, ...] = ()
    """Those of ``constructors`` that today's SDKs no longer have: known for older code."""
    elsewhere: tuple[str, ...] = ()
    """What has this client, with the version that was read, when it is no package that the tests install."""


@dataclass(frozen=True, slots=True)
class SetupModule:
    """A small module of the project's own that constructs the client once, for a project that has none."""

    languages: tuple[str, ...]
    side: Side
    file_name: str
    """``analytics.py``; the folder is chosen beside the code that will import it."""
    text: str
    """The whole file."""
    export: str
    """The name that it exports: a capture function ``capture_event`` or the client."""
    template: str
    """What to insert at an anchor, with ``{event} {person} {properties}``."""
    needs_person: bool
    package: str
    """What the project must depend on: ``vendor``."""
    requirement: str
    """The line or version range for the manifest: ``vendor>=7,<8`` or ``^5.0.0``."""
    when: tuple[str, ...] = ()
    """Packages of which one must be a dependency for this module to fit; empty: always. Modules that ask for
    a package stand before those that fit always, so that the first that fits is the right one."""
    linkage: str = ""
    """``import`` or ``require``: how the code that will use it links modules; empty: as the language does."""
    edge: bool = False
    """Whether its SDK runs in an edge runtime, which has none of a server's own modules."""


@dataclass(frozen=True, slots=True)
class Provider:
    """An analytics vendor described as data."""

    name: str
    title: str
    case: str
    """Event naming: ``snake_case``, ``Title Case``, ``camelCase`` ..."""
    packages: tuple[str, ...]
    """Names in a manifest that show the provider is in use."""
    key_name: str = ""
    """Environment variable of the project key; only its presence may be asked for."""
    key_pattern: str = ""
    """Regular expression of a project key in source, for the check that none is written down."""
    clients: tuple[ClientShape, ...] = ()
    shapes: tuple[Shape, ...] = ()
    setups: tuple[SetupModule, ...] = ()
    default: bool = False
    """Whether it is taken where a project uses none and nobody has chosen."""
    guidance: str = field(default="", repr=False)
    """Body of the provider's SKILL.md."""
