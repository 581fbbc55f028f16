"""What can be called on the client of an installed SDK."""

from collections.abc import Iterator

from analyzers.model import ClientShape, Provider, Surface
from lsp_server.workspace.sdk.finding import Installed
from lsp_server.workspace.sdk.reading import symbols_of
from lsp_server.workspace.sdk.symbols import Declaration, Symbols

_MODULE = "*"
"""Among a client's names: the module itself is the client."""


def surface(installed: Installed, provider: Provider) -> Surface:
    """The names that can be called on the provider's client; none when they cannot be told.

    These are the public names of the package's own modules, and the members of the client's types with all that they
    inherit.  Where a type inherits from one that is not known, every member that the package declares counts: a name
    that is declared nowhere is then still told from one that exists.
    """
    symbols = symbols_of(installed)
    shapes = [each for each in provider.clients if _fits(each, installed)]
    types = {name for each in shapes for name in _types(each, symbols)}
    lines = [symbols.line(name) for name in sorted(types)]
    module = any(_MODULE in each.names for each in shapes)
    if not all(whole for _, whole in lines) or not (lines or module):
        found = {name for each in symbols.declarations for name in _dotted(each)}
    else:
        found = {member for line, _ in lines for owner in line for member in _callable(symbols, owner)}
        found |= {each.name for each in symbols.declarations if module and _of_module(each)}
    members = frozenset(name for name in found if name and not name.rpartition(".")[2].startswith("_"))
    return Surface(installed.name, installed.version, members)


def client_types(installed: Installed, provider: Provider) -> tuple[str, ...]:
    """The types of the provider's clients that the package declares, with all that they inherit from."""
    symbols = symbols_of(installed)
    names = {name for each in provider.clients if _fits(each, installed) for name in _types(each, symbols)}
    return tuple(dict.fromkeys(each for name in sorted(names) for each in symbols.line(name)[0]))


def _of_module(declaration: Declaration) -> bool:
    """Whether a name is one of a module that is used as the client; in Python that is a package's own."""
    inner = declaration.file.endswith(".py") and not declaration.file.endswith("__init__.py")
    return not declaration.owner and declaration.callable and not inner


def _fits(shape: ClientShape, installed: Installed) -> bool:
    of_python = "python" in shape.languages
    return of_python == (installed.language == "python") and (
        of_python or any(each == installed.name or each.startswith(f"{installed.name}/") for each in shape.modules)
    )


def _types(shape: ClientShape, symbols: Symbols) -> Iterator[str]:
    """Types that are constructed, returned by what constructs, or the declared type of an exported client."""
    for constructor in shape.constructors:
        for part in constructor.removeprefix("new ").split("."):
            yield from _named(part, symbols)
    for name in (*shape.names, *shape.familiar, shape.alias):
        yield from _named(name, symbols)


def _named(name: str, symbols: Symbols) -> Iterator[str]:
    for each in symbols.top.get(name, ()):
        if name in symbols.members:
            yield name
        yield from (base for base in each.bases if base in symbols.members)


def _callable(symbols: Symbols, owner: str) -> Iterator[str]:
    for each in symbols.members.get(owner, ()):
        yield each.name
        for base in each.bases:
            yield from (f"{each.name}.{inner.name}" for inner in symbols.members.get(base, ()))
        yield from (f"{each.name}.{inner.name}" for inner in symbols.members.get(f"{owner}.{each.name}", ()))


def _dotted(declaration: Declaration) -> Iterator[str]:
    yield declaration.name
    if declaration.owner:
        yield f"{declaration.owner}.{declaration.name}"
