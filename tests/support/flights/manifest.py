"""What ``airplane.toml`` says: how an app is installed, started and flown, and which events arrive."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Side = Literal["server", "client"]

ANONYMOUS = "anonymous"
"""The person of an event that belongs to no account: any id that is no account's."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands on the ground: how the app is installed, built, started and ended."""

    tool: Literal["python", "node", "none"]
    """``python`` installs requirements.txt, ``node`` package.json; with ``none`` the source is only parsed."""
    start: tuple[str, ...] = ()
    ready: str = "/"
    """The path that answers 200 as soon as the app is up."""
    build: tuple[tuple[str, ...], ...] = ()
    scripts: tuple[str, ...] = ()
    """Node packages whose install scripts have to run; no other package's do."""
    stop: Literal["TERM", "INT"] = "TERM"
    variables: Mapping[str, str] = field(default_factory=dict)
    keys: tuple[str, ...] = ()
    """Variables that the flight without keys leaves out."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One step of the journey: a request by HTTP, or what somebody does in a browser."""

    says: str
    who: str = "ada"
    request: str = ""
    """Verb and path."""
    json: Any = None
    form: Mapping[str, str] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int | None = None
    """Of the first answer; redirects are not followed. For ``open``, of the page in the end."""
    open: str = ""
    fill: Mapping[str, str | bool] = field(default_factory=dict)
    """By label; true and false are for a checkbox."""
    choose: Mapping[str, str] = field(default_factory=dict)
    """By label, in a select; the option's value or text."""
    press: str = ""
    see: str = ""
    keep: Mapping[str, str] = field(default_factory=dict)
    """Names for later legs. A value with a parenthesis is a regular expression, else a dotted path into the JSON."""

    @property
    def in_browser(self) -> bool:
        """Whether somebody does this in a browser."""
        return not self.request


@dataclass(frozen=True, slots=True)
class Expected:
    """An event that arrives exactly once."""

    name: str
    side: Side
    person: str
    properties: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Detector:
    """What is known of the detector's gaps."""

    later: Mapping[str, str] = field(default_factory=dict)
    """By event, why it is not proposed yet when the captures are stripped."""
    more: Mapping[str, str] = field(default_factory=dict)
    """By event, why it may be proposed there beside what is captured."""


@dataclass(frozen=True, slots=True)
class Airplane:
    """One example app."""

    name: str
    folder: Path
    title: str
    framework: str
    provider: str
    sides: tuple[Side, ...]
    modules: tuple[str, ...]
    """The only files that know the provider."""
    weight: Literal["light", "heavy"]
    ground: Ground
    legs: tuple[Leg, ...] = ()
    events: tuple[Expected, ...] = ()
    detector: Detector = field(default_factory=Detector)

    @property
    def flies(self) -> bool:
        """Whether it can be started, and not only read."""
        return self.ground.tool != "none"

    @property
    def bakes(self) -> bool:
        """Whether its build writes the key and the host into what the browser loads."""
        return "client" in self.sides and bool(self.ground.build)

    @property
    def people(self) -> frozenset[str]:
        """The ids of the accounts that its events belong to."""
        return frozenset(event.person for event in self.events) - {ANONYMOUS}
