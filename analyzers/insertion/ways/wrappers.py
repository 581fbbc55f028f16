"""Ways through the project's own wrappers, called as the project calls them."""

from collections.abc import Iterable, Iterator

from analyzers.insertion.site import Site, language_family
from analyzers.insertion.way import Needed, NoWay, Way
from analyzers.insertion.ways.arguments import Lacking, arguments_of
from analyzers.insertion.ways.definition import Definition, definition_of
from analyzers.languages import family
from analyzers.model import Side, Wrapper

_AGENT = "Let the agent write the call."


def wrapper_ways(site: Site, wrappers: Iterable[Wrapper]) -> Iterator[Way | NoWay]:
    """Through each wrapper that fits the language and the side, the most used first."""
    for wrapper in wrappers:
        if language_family(wrapper.path) == family(site.language) and wrapper.side in {site.side, Side.EITHER}:
            yield _way(site, wrapper)


def _way(site: Site, wrapper: Wrapper) -> Way | NoWay:
    told = f"{wrapper.name} of {wrapper.path}"
    definition = definition_of(site, wrapper)
    if definition is None:
        return NoWay(f"The definition of {told} was not found.", _AGENT)
    target = _target(site, wrapper, definition)
    if target is None:
        return NoWay(f"{told} cannot be reached from here.", "Export it, or let the agent write the call.")
    local, needed, callee = target
    arguments = arguments_of(site, wrapper, definition)
    if isinstance(arguments, Lacking):
        return NoWay(f"{told} needs {arguments.name}, for which nothing here stands.", _AGENT)
    waits = definition.is_async and (site.is_python or wrapper.awaited)
    if waits and not site.awaits:
        return NoWay(f"{told} is awaited, and the function here is not asynchronous.", _AGENT)
    lead = "await " if waits else "void " if definition.is_async and not site.is_python else ""
    return Way(
        template=f"{lead}{callee}({arguments.text})",
        local=local,
        needed=needed,
        needs_person="{person}" in arguments.text,
        person_is_text=arguments.person_is_text,
        told=f"through {told}",
    )


def _target(site: Site, wrapper: Wrapper, definition: Definition) -> tuple[str, Needed | None, str] | None:
    """The local name, what must be imported for it, and the callee in which ``{client}`` stands for that name."""
    if wrapper.path == site.source.path:
        bound = site.scope.get(wrapper.name)
        return (wrapper.name, None, "{client}") if bound is not None and not wrapper.owner else None
    head, _, member = wrapper.exported_as.partition(".")
    if not head:
        return None
    if head.endswith("()"):
        return _of_maker(site, head.removesuffix("()"), member)
    if not member:
        local = wrapper.name if head == "default" else head
        return local, Needed(head, path=wrapper.path), "{client}"
    if head == wrapper.owner and head[:1].isupper() and not definition.on_class:
        return None
    local = head if head != "default" else wrapper.owner or wrapper.name
    return local, Needed(head, path=wrapper.path), f"{{client}}.{member}"


def _of_maker(site: Site, maker: str, member: str) -> tuple[str, Needed | None, str] | None:
    """A member of what an exported function returns: usable where the code has taken it already."""
    for binding in reversed(site.scope.bindings):
        if binding.value.replace(" ", "") == f"{maker}()":
            if binding.destructured and binding.name == member:
                return member, None, "{client}"
            if not binding.destructured:
                return binding.name, None, f"{{client}}.{member}"
    return None
