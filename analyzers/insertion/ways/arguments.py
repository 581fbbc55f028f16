"""The arguments of a wrapper's call, in its order and by its keywords, with places for what is sent."""

from collections.abc import Iterable
from dataclasses import dataclass

from analyzers.insertion.person import person_object_at
from analyzers.insertion.site import Site
from analyzers.insertion.ways.definition import Definition, Parameter
from analyzers.model import Side, Wrapper


@dataclass(frozen=True, slots=True)
class Arguments:
    """What stands between the parentheses."""

    text: str
    person_is_text: bool = False
    """Whether the person's id must be a text."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """A parameter for which nothing at the anchor stands."""

    name: str


def arguments_of(site: Site, wrapper: Wrapper, definition: Definition) -> Arguments | Lacking:
    """The arguments for a call to ``wrapper`` at the site."""
    keyed = next((each for each in definition.parameters if each.keys), None)
    event = wrapper.event_key or _named(wrapper, wrapper.event)
    if wrapper.event_key or (keyed is not None and event in {name for name, _ in keyed.keys}):
        return _as_object(site, wrapper, definition, keyed, event)
    return _as_list(site, wrapper, definition)


def _named(wrapper: Wrapper, index: int) -> str:
    return wrapper.parameters[index] if 0 <= index < len(wrapper.parameters) else ""


def _as_object(
    site: Site, wrapper: Wrapper, definition: Definition, keyed: Parameter | None, event: str
) -> Arguments | Lacking:
    first = definition.parameters[0] if definition.parameters else None
    others = [each for each in definition.parameters[1:] if each.needed]
    if keyed is None or keyed is not first or others:
        return Lacking(others[0].name if others else first.name if first else event)
    person, properties = _named(wrapper, wrapper.person), _named(wrapper, wrapper.properties)
    parts: list[str] = []
    for name, needed in keyed.keys:
        if name == event:
            parts.append(f"{name}: {{event}}")
        elif name == person and (needed or site.side is Side.SERVER):
            parts.append(f"{name}: {{person}}")
        elif name == properties:
            parts.append(f"{name}: {{{'needed_' if needed else ''}properties}}")
        elif needed:
            if not _is_solid(site, name):
                return Lacking(name)
            parts.append(name)
    parts.sort(key=lambda part: part.endswith("{properties}"))
    return Arguments(f"{{ {', '.join(parts)} }}")


def _as_list(site: Site, wrapper: Wrapper, definition: Definition) -> Arguments | Lacking:
    names = {wrapper.event: "{event}", wrapper.properties: "{properties}", wrapper.person: "{person}"}
    roles = {_named(wrapper, index): place for index, place in names.items() if index >= 0}
    parts: list[tuple[Parameter, str]] = []
    is_text = False
    for parameter in definition.parameters:
        role = roles.get(parameter.name, "")
        if role == "{person}" and not parameter.needed and site.side is Side.CLIENT:
            role = ""
        if role == "{person}" and parameter.is_object:
            role = person_object_at(site) or ""
            if not role:
                return Lacking(parameter.name)
        is_text = is_text or (role == "{person}" and parameter.is_text)
        if role == "{properties}":
            role = "{keywords}" if parameter.spread and site.is_python else role
            role = "{needed_properties}" if parameter.needed else role
        if not role and parameter.needed:
            role = parameter.name if _is_solid(site, parameter.name) else ""
            if not role:
                return Lacking(parameter.name)
        parts.append((parameter, role))
    if "{event}" not in {role for _, role in parts}:
        return Lacking(_named(wrapper, wrapper.event) or "its event")
    return Arguments(", ".join(_written(parts, is_python=site.is_python)), is_text)


def _written(parts: list[tuple[Parameter, str]], *, is_python: bool) -> Iterable[str]:
    """The parts up to the last that has something; gaps make the indented language name what follows."""
    last = max(at for at, (_, role) in enumerate(parts) if role)
    gap = False
    for parameter, role in parts[: last + 1]:
        if not role:
            gap = True
            if not is_python:
                yield "undefined"
        elif is_python and role != "{keywords}" and (gap or parameter.keyword_only):
            yield f"{parameter.name}={role}"
        else:
            yield role


def _is_solid(site: Site, name: str) -> bool:
    binding = site.scope.get(name)
    return binding is not None and binding.solid
