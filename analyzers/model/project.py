"""What a whole project adds to its files: clients, wrappers and naming."""

from dataclasses import dataclass
from enum import StrEnum

from analyzers.model.catalogue import Side
from analyzers.model.facts import Capture, Facts
from analyzers.model.findings import Finding


class NameCase(StrEnum):
    """How a project writes event names."""

    SNAKE = "snake_case"
    KEBAB = "kebab-case"
    CAMEL = "camelCase"
    PASCAL = "PascalCase"
    TITLE = "Title Case"
    SENTENCE = "Sentence case"
    UPPER = "UPPER_CASE"


@dataclass(frozen=True, slots=True)
class Reading:
    """One file, read: its facts, the captures in it and the findings."""

    facts: Facts
    captures: tuple[Capture, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Client:
    """A provider's client that a module of the project makes and exports."""

    provider: str
    path: str
    """The module's path."""
    export: str
    """The exported name; ``default`` for a default export; ``connect()`` for a function that returns the client."""
    side: Side


@dataclass(frozen=True, slots=True)
class Wrapper:
    """A function of the project that hands an event name through to a provider: the house wrapper."""

    name: str
    path: str
    """The module that exports it."""
    provider: str
    side: Side
    event: int
    """Index of the parameter that is the event's name; -1 when the name is a key of the first parameter."""
    properties: int = -1
    """Index of the parameter that holds the properties, or -1."""
    person: int = -1
    """Index of the parameter that holds the person's id, or -1."""
    event_key: str = ""
    """Key of the event's name, when the first parameter is an object."""
    exported_as: str = ""
    """``default`` or the exported name; ``analytics.track`` for a member of an exported object or instance,
    ``useAnalytics().track`` for a member of what an exported function returns; empty when nothing shows it."""
    uses: int = 0
    """How many calls with a literal name the project makes to it."""
    awaited: bool = False
    """Whether most of its callers await it."""
    parameters: tuple[str, ...] = ()
    """Names of its parameters in order, without ``self``; they tell which keyword is which."""
    owner: str = ""
    """The class whose method it is, or the function that returns it; empty for a function of its own."""


@dataclass(frozen=True, slots=True)
class Instrumentation:
    """How a project sends events today, joined over all its files."""

    clients: tuple[Client, ...] = ()
    wrappers: tuple[Wrapper, ...] = ()
    """Most used first."""
    providers: tuple[str, ...] = ()
    """Providers in use by import, call or manifest, most used first."""
    event_names: tuple[str, ...] = ()
    """Every literal event name in the code, sorted."""
    case: NameCase | None = None
    """The convention of ``event_names`` when at least four fifths agree, else None."""
    packages: tuple[str, ...] = ()
    """Dependencies that the project's manifests name."""
    constants: tuple[tuple[str, str, str], ...] = ()
    """Path, name (``Events.SIGNED_UP``) and value of the constants that hold event names used in other files."""
