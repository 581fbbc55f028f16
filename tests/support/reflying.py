"""Let the agent put an airplane's captures back, from the page of that airplane that it is given to read."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from lsp_server.prose.knowledge import load_knowledge
from lsp_server.settings import Settings
from lsp_server.workspace.project import Project
from tests.support.agreement import Place, captured_in
from tests.support.flights.reading import AIRPLANES, read_airplane
from tests.support.model_api import Request, Turn, say, use
from tests.support.stripping import strip


@dataclass(frozen=True)
class Stripped:
    """An airplane without its captures, and what they were."""

    name: str
    root: Path
    whole: dict[str, bytes]
    """The airplane's files by path, as they are flown."""
    captured: dict[Place, set[str]]
    properties: dict[str, dict[str, str]]
    """By event: names of its properties, with their types."""

    def missing(self) -> dict[str, tuple[bytes | None, bytes]]:
        """The files that differ from what is flown: what they are, None when they are gone, and what they were."""
        found = {}
        for path, text in self.whole.items():
            here = self.root / path
            now = here.read_bytes() if here.exists() else None
            if now != text:
                found[path] = (now, text)
        return found


def stripped(name: str, folder: Path) -> Stripped:
    """A copy of an airplane in ``folder``, as it was before somebody instrumented it."""
    airplane = read_airplane(AIRPLANES / name)
    root = folder / name
    shutil.copytree(airplane.folder, root)
    (root / "airplane.toml").unlink()
    whole = {each.relative_to(root).as_posix(): each.read_bytes() for each in root.rglob("*") if each.is_file()}
    project = Project(root, load_knowledge(), Settings(jobs=1))
    assert project.scan()
    modules = frozenset(airplane.modules)
    captured = captured_in(project, modules)
    strip(root, project, modules)
    told = {each.name: {key: _type(value) for key, value in each.properties.items()} for each in airplane.events}
    return Stripped(name, root, whole, captured, told)


def script(app: Stripped, page: str) -> list[Turn]:
    """A model that plans what the airplane captures, reads ``page`` of the reference, and writes as it shows."""
    places = sorted(app.captured)
    files = [{"path": path, "why": "People do business here."} for path in dict.fromkeys(each.path for each in places)]
    turns: list[Turn] = [use("mcp__files__record_files", files=files), say("These.")]
    turns += [use("mcp__events__propose_event", **_planned(app, place)) for place in places]
    turns += [say("That is all."), use("Skill", skill="luthier:reference"), _reading(page)]
    left = app.missing()
    business = {each.path for each in places}
    turns += [_writing(path, *left[path]) for path in left if path not in business]
    for place in places:
        turns += [_writing(place.path, *left.pop(place.path))] if place.path in left else []
        turns.append(say(f"{place.event} stands in {place.path}."))
    return [*turns, say("Nothing was in my way.")]


def _planned(app: Stripped, place: Place) -> dict[str, object]:
    properties = app.properties.get(place.event, {}).items()
    return {
        "event": place.event,
        "description": "How many people do this, and how often do they?",
        "lifecycle": "engagement",
        "side": "server",
        "file": place.path,
        "symbol": min(app.captured[place]),
        "properties": [{"name": key, "type": kind, "description": f"Which {key} it was."} for key, kind in properties],
    }


def _type(value: object) -> str:
    return "boolean" if isinstance(value, bool) else "number" if isinstance(value, int | float) else "string"


def _reading(page: str) -> Turn:
    """It reads a page of the reference, where the skill said that it lies."""

    async def read(request: Request) -> Turn:
        found = re.search(r"Base directory for this skill: (\S+)", request.text.replace("\\n", "\n"))
        assert found, "the skill was not loaded"
        return use("Read", file_path=f"{found[1]}/references/{page}.md")

    return read


def _writing(path: str, now: bytes | None, then: bytes) -> Turn:
    if now is None:
        return use("Write", file_path=path, content=then.decode())
    return use("Edit", file_path=path, old_string=now.decode(), new_string=then.decode())
