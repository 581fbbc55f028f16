"""A package as it is installed, and which other packages it may lead to."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from analyzers.changes.packages import packages_of
from analyzers.model import ClientShape, Provider

MODULES = "node_modules"
"""The folder that holds packages for node."""

_LONGEST_VERSION = 40


@dataclass(frozen=True, slots=True)
class Installed:
    """A package of a provider, as it is installed."""

    name: str
    """As a manifest has it."""
    version: str
    language: str
    """``python`` or ``typescript``."""
    folder: Path
    """Its own folder, with real paths; for Python the folder of its shortest module."""


def clients_in(provider: Provider, package: str, *, python: bool) -> tuple[ClientShape, ...]:
    """The clients of ``provider`` that come from ``package``."""
    return tuple(
        shape
        for shape in provider.clients
        if ("python" in shape.languages) == python
        and any(package in packages_of(provider, shape, module) for module in shape.modules)
    )


def modules_in(shape: ClientShape, package: str) -> tuple[str, ...]:
    """The modules of ``shape`` that lie in the node package ``package``: its name, or a path below it."""
    return tuple(each for each in shape.modules if each == package or each.startswith(f"{package}/"))


def called_on(provider: Provider, *, python: bool) -> frozenset[str]:
    """Names that the provider's data knows to be called on a client in one language."""
    return frozenset(
        callee.split(".")[1]
        for shape in provider.shapes
        if ("python" in shape.languages) == python
        for callee in shape.callees
        if callee.startswith("{client}.")
    )


def is_kin(package: str, others: Iterable[str]) -> bool:
    """Whether ``package`` is one of ``others``, or of the scope of one of them."""
    scope = f"{package.partition('/')[0]}/" if package.startswith("@") else ""
    return any(package == each or (scope and each.startswith(scope)) for each in others)


def one_line(version: str) -> str:
    """A version as it may be shown: whatever a package writes there, it stays one short word."""
    return "".join(each for each in version.split() if each.isprintable())[:_LONGEST_VERSION]
