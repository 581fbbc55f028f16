"""The calls that a provider's data tells are those of the SDKs that are installed, by their own types."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import pytest

from analyzers.model import ClientShape, Provider, Shape, Side
from lsp_server.workspace.sdk import Installed, find_packages, surface
from lsp_server.workspace.sdk.installed import clients_in
from lsp_server.workspace.sdk.opening import library_of
from tests.support.projects import providers
from tests.support.sdks import node_project, python_project

CALLS = [
    pytest.param(provider, shape, language, callee, id=f"{provider.name}-{language}-{shape.kind}-{number}-{callee}")
    for provider in providers()
    for number, shape in enumerate(provider.shapes)
    for language in shape.languages[:1] + (("javascript",) if shape.languages[:2] == ("python", "javascript") else ())
    for callee in shape.callees
]
MAKERS = [
    pytest.param(provider, client, maker, id=f"{provider.name}-{client.languages[0]}-{client.side}-{maker}")
    for provider in providers()
    for client in provider.clients
    for maker in client.constructors
]
MOST_TYPES = 12
ROLES = {"event": r"event|name|action", "person": r"id|user", "properties": r"prop|trait|param|options|dict"}


@dataclass(frozen=True)
class Signature:
    """One way in which an SDK lets a member be called."""

    parameters: tuple[str, ...]
    """As written, in order, without the client itself."""
    types: str
    """The text of the types that they name."""
    deeper: Callable[[str], str]
    """The text of the types that a text names."""

    def has(self, place: str, role: str) -> bool:
        """Whether one alternative of a shape's notation is a parameter, or a key of one."""
        head, _, key = place.partition(".")
        if not head.isdigit():
            named = any(re.match(rf"{head}\b", each) for each in self.parameters)
            return (named or self._taken_by_keyword(head)) and (not key or self._keyed(key, ""))
        if self.parameters and re.fullmatch(r"\.\.\.\w+: any\[\]", self.parameters[-1]):
            return True  # the types do not tell
        if int(head) >= len(self.parameters) or self.parameters[int(head)].startswith(("*", "...")):
            return False
        given = self.parameters[int(head)]
        return self._keyed(key, given) if key else bool(re.search(ROLES[role], given, re.IGNORECASE))

    def _taken_by_keyword(self, name: str) -> bool:
        return any(each.startswith("**") for each in self.parameters) and self._keyed(name, "")

    def _keyed(self, key: str, given: str) -> bool:
        """Whether what is given in one place holds a key, by its type or because its type takes any."""
        texts = [given if given.startswith("{") else "", self.types]
        if any(re.search(rf"\b{key}\b", each) or "[key: string]" in each for each in texts):
            return True
        return bool(re.search(rf"\b{key}\b", self.deeper(self.types)))


@pytest.fixture(scope="module")
def python_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the Python SDKs."""
    return python_project(tmp_path_factory.mktemp("python"))


@pytest.mark.parametrize(("provider", "shape", "language", "callee"), CALLS)
def test_a_call_is_in_todays_sdk_with_its_places_or_the_data_says_that_it_is_not(
    python_root: Path, provider: Provider, shape: Shape, language: str, callee: str
) -> None:
    """What is called ``former`` is really gone, and what is ``elsewhere`` is in nothing that is installed."""
    packages = of_side(python_root, provider, shape.side, language)
    today = any(is_there(each, provider, shape, callee) for each in packages)
    told = callee not in shape.former and not shape.elsewhere
    assert today == told, f"{callee} of {[f'{each.name} {each.version}' for each in packages]}"
    assert packages or not told


@pytest.mark.parametrize(("provider", "client", "maker"), MAKERS)
def test_what_makes_a_client_is_in_todays_sdk_or_the_data_says_that_it_is_not(
    python_root: Path, provider: Provider, client: ClientShape, maker: str
) -> None:
    """A class, a function, or what the SDK's own default export is called by whoever imports it."""
    name = maker.removeprefix("new ").removeprefix("{client}").lstrip(".")
    packages = [each for each in known(python_root, provider, client.languages[0]) if client in clients(each, provider)]
    parts = (name, name.split(".")[0])
    today = any(not name or any(library_of(each, provider).find(part)) for each in packages for part in parts)
    told = maker not in client.former and not client.elsewhere
    assert today == told, f"{maker} of {[f'{each.name} {each.version}' for each in packages]}"


@pytest.mark.parametrize("provider", providers(), ids=lambda each: each.name)
def test_what_is_elsewhere_is_not_installed_and_says_its_version(python_root: Path, provider: Provider) -> None:
    """A package that the tests come to install is held against like all others."""
    found = {each.name for language in ("python", "javascript") for each in known(python_root, provider, language)}
    for each in (*provider.shapes, *provider.clients):
        for told in each.elsewhere:
            assert re.fullmatch(r"\S+ \d+\.\d+(\.\d+)?|a page's own \S+", told), told
            assert told.partition(" ")[0] not in found


def test_packages_without_a_client_are_few_and_named() -> None:
    """A package that a manifest tells the provider by, and that no code imports a client from."""
    silent = {
        package
        for provider in providers()
        for package in provider.packages
        if not any(clients_in(provider, package, python=python) for python in (True, False))
    }
    types_alone = {"@types/gtag.js"}
    scripts_alone = {"@segment/snippet", "mixpanel-utils"}
    framework_hands_it_out = {"@posthog/nuxt", "ga-4-react", "ngx-google-analytics"}
    assert silent == types_alone | scripts_alone | framework_hands_it_out


def of_side(python_root: Path, provider: Provider, side: Side, language: str) -> list[Installed]:
    """The installed packages whose clients run where a shape's calls do."""
    return [
        each
        for each in known(python_root, provider, language)
        if any(Side.EITHER in {side, client.side} or side == client.side for client in clients(each, provider))
    ]


@cache
def known(python_root: Path, provider: Provider, language: str) -> tuple[Installed, ...]:
    """The installed packages of a provider in one language."""
    return find_packages(python_root if language == "python" else node_project(), provider)


def clients(package: Installed, provider: Provider) -> tuple[ClientShape, ...]:
    """The clients that come from a package."""
    return clients_in(provider, package.name, python=package.language == "python")


def is_there(package: Installed, provider: Provider, shape: Shape, callee: str) -> bool:
    """Whether a package has a call with all places that the shape gives it."""
    name = callee.removeprefix("{client}.")
    if name not in surface(package, provider).members:
        return False
    places = [(place, role) for role in ROLES for place in getattr(shape, role).split("|") if place]
    ways = signatures(package, provider, name)
    return all(any(way.has(place, role) for way in ways) for place, role in places)


@cache
def signatures(package: Installed, provider: Provider, name: str) -> tuple[Signature, ...]:
    """All ways in which a member can be called."""
    library = library_of(package, provider)
    members = [member for client in library.clients() for member in client.members]
    first, _, rest = name.partition(".")
    kinds = [each.signature.rpartition(": ")[2] for each in members if rest and each.last == first]
    found = [each for one in (name, *(f"{kind}.{rest}" for kind in kinds)) for each in library.find(one)]
    types = "\n".join(f"{kind.signature}\n{kind.text}" for each in found for kind in each.types)
    lines = [each.definition.signature for each in found] + [each.signature for each in members if each.last == name]
    deeper = partial(types_of, package, provider)
    return tuple(Signature(parameters, types, deeper) for line in lines for parameters in parameters_of(line))


def types_of(package: Installed, provider: Provider, text: str) -> str:
    """The text of the first types that a text names."""
    library = library_of(package, provider)
    names = list(dict.fromkeys(re.findall(r"\b[A-Z]\w+", text)))[:MOST_TYPES]
    return "\n".join(each.definition.text or each.definition.signature for name in names for each in library.find(name))


def parameters_of(signature: str) -> Iterator[tuple[str, ...]]:
    """What stands in each pair of parentheses that nothing but braces holds, parted at its own commas."""
    open_at: list[int] = []
    for at, letter in enumerate(signature):
        if letter in "([{<":
            open_at.append(at)
        elif letter in ")]}" or (letter == ">" and signature[at - 1] not in "=-"):
            start = open_at.pop()
            if letter == ")" and all(signature[each] == "{" for each in open_at):
                yield tuple(each for each in parted(signature[start + 1 : at]) if each not in {"self", ""})


def parted(text: str) -> Iterator[str]:
    """A text at those of its commas that no bracket holds."""
    depth, start = 0, 0
    for at, letter in enumerate(text):
        depth += (letter in "([{<") - (letter in ")]}" or (letter == ">" and text[at - 1] != "="))
        if letter == "," and depth == 0:
            yield text[start:at].strip()
            start = at + 1
    yield text[start:].strip()
