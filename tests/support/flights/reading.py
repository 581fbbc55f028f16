"""Read ``airplane.toml`` strictly, and find all airplanes."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cattrs import BaseValidationError, Converter, transform_error
from cattrs.gen import make_dict_structure_fn, override
from cattrs.v import format_exception

from lsp_server.prose.unread import unread_languages
from tests.support.flights.faults import ManifestUnreadable
from tests.support.flights.manifest import Airplane, Leg

AIRPLANES = Path(__file__).parents[3] / "skills" / "airplanes"
MANIFEST = "airplane.toml"

BUILT = frozenset(
    {"node_modules", "dist", "build", ".next", ".nuxt", ".output", ".svelte-kit", ".astro", "__pycache__", ".venv"}
)
"""What lies about where somebody tried an airplane by hand, and is none of its source."""

CODE = frozenset(
    {".py", ".ts", ".tsx", ".mts", ".js", ".jsx", ".mjs", ".cjs", ".vue", ".svelte", ".astro", ".html", ".jinja"}
    | {suffix for each in unread_languages() for suffix in each.suffixes}
)


def folders(root: Path = AIRPLANES) -> list[Path]:
    """The folder of each airplane, in order of their names."""
    return sorted(path for path in root.glob("*") if path.is_dir() and not path.name.startswith((".", "_")))


def sources(folder: Path) -> list[Path]:
    """The files of an airplane, without what was built, relative to its folder and in order."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if not BUILT & {*path.parts})


def lines_of_source(folder: Path) -> int:
    """How many lines of code and templates there are, blank ones left out."""
    texts = (folder.joinpath(path).read_text("utf-8") for path in sources(folder) if path.suffix in CODE)
    return sum(bool(line.strip()) for text in texts for line in text.splitlines())


def read_airplane(folder: Path) -> Airplane:
    """The airplane in ``folder``.

    Raises:
        ManifestUnreadable: when its ``airplane.toml`` is missing, has unknown keys, or contradicts itself.
    """
    path = folder / MANIFEST
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ManifestUnreadable(f"{folder.name} has no {MANIFEST}: say there how it is started and flown.") from None
    except tomllib.TOMLDecodeError as error:
        raise ManifestUnreadable(f"{folder.name}/{MANIFEST}: {error}") from None
    try:
        airplane = _converter().structure({**content, "name": folder.name, "folder": str(folder)}, Airplane)
    except BaseValidationError as error:
        told = "; ".join(
            each.replace(" @ $.", " at ").replace(" @ $", "")
            for each in transform_error(error, format_exception=_worded)
        )
        raise ManifestUnreadable(f"{folder.name}/{MANIFEST}: {told}") from None
    faults = list(_contradictions(airplane))
    if faults:
        raise ManifestUnreadable(f"{folder.name}/{MANIFEST}: {'; '.join(faults)}")
    return airplane


def _worded(error: BaseException, kind: type | None) -> str:
    return str(error) if isinstance(error, TypeError) else format_exception(error, kind)


def _contradictions(airplane: Airplane) -> Iterator[str]:
    ground = airplane.ground
    if airplane.flies and not (ground.start and airplane.legs and airplane.events):
        yield "what flies has a start, legs and events"
    for key in ground.keys:
        if key not in ground.variables:
            yield f"the key {key} is no variable"
    for module in airplane.modules:
        if not (airplane.folder / module).is_file():
            yield f"there is no module {module}"
    for event in airplane.events:
        if event.side not in airplane.sides:
            yield f"{event.name} comes from the {event.side}, which is none of its sides"
    for leg in airplane.legs:
        yield from (f"the leg {leg.says!r} {fault}" for fault in _faults(leg))


def _faults(leg: Leg) -> Iterator[str]:
    browses = bool(leg.open or leg.fill or leg.choose or leg.press or leg.see)
    sends = leg.json is not None or leg.form is not None or bool(leg.headers)
    if bool(leg.request) == browses:
        yield "is either a request, or something done in the browser"
    if leg.request and (len(leg.request.split()) != 2 or leg.status is None):
        yield 'has a request such as "POST /signup", and the status that it is answered with'
    if not leg.request and (sends or (leg.status is not None and not leg.open)):
        yield "has json, form, headers or a status, which belong to a request"


def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    for kind in (str, bool, int):
        converter.register_structure_hook(kind, _exactly)
    converter.register_structure_hook(str | bool, lambda value, _: _exactly(value, (str, bool)))
    converter.register_structure_hook_func(lambda kind: kind == tuple[str, ...], _texts)
    converter.register_structure_hook(
        Airplane,
        make_dict_structure_fn(
            Airplane,
            converter,
            legs=override(rename="leg"),
            events=override(rename="event"),
            _cattrs_forbid_extra_keys=True,
        ),
    )
    return converter


def _exactly(value: Any, kind: Any) -> Any:
    """The value, when it is of the kind: a text is no list, and a number no text."""
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise TypeError(f"{value!r} is no {getattr(kind, '__name__', 'text and no yes or no')}")
    return value


def _texts(value: Any, _: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list")
    return tuple(_exactly(each, str) for each in value)
