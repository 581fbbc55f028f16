"""Which packages install the modules by which code imports a provider's client."""

from collections.abc import Iterable

from analyzers.model import ClientShape, Provider


def packages_of(provider: Provider, shape: ClientShape, module: str) -> frozenset[str]:
    """The packages that may install a module of a provider: those that the provider's data names, else by its path."""
    if shape.packages:
        return frozenset(shape.packages)
    parts = module.split("/")
    root = "/".join(parts[:2]) if module.startswith("@") else parts[0]
    if "python" not in shape.languages:
        return frozenset({root})
    top = root.partition(".")[0]
    made = (each.package for each in provider.setups if "python" in each.languages)
    return frozenset({top, *(each for each in made if each.startswith(top))})


def modules_of(providers: Iterable[Provider]) -> dict[str, frozenset[str]]:
    """Every module of the providers, each with the packages that may install it."""
    found: dict[str, frozenset[str]] = {}
    for provider in providers:
        for shape in provider.clients:
            for module in shape.modules:
                found[module] = found.get(module, frozenset()) | packages_of(provider, shape, module)
    return found
