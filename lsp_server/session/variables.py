"""Variables that the events of a review need: put into an env file by the host when a person agrees, never shown."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

from lsp_server.errors import LuthierError
from lsp_server.review import State
from lsp_server.session.memory import Session
from lsp_server.session.reviews import OpenReview
from lsp_server.workspace.env_files import EnvSetting, set_key

_SET = "Set them"


def offer_variables(session: Session, found: OpenReview) -> None:
    """Ask a person once about the variables of a review, as soon as one of its events is in the text."""
    taken = any(found.subjects_of(each) and each.state is State.TAKEN for each in found.review.pieces())
    if taken and found.settings:
        settings, found.settings = found.settings, ()
        session.runs.start(f"variables of review {found.identity}", _offer(session, found, settings), found.folder)


async def _offer(session: Session, found: OpenReview, settings: tuple[EnvSetting, ...]) -> None:
    needed = ", ".join(f"{names} in {path}" for path, names in _by_path(settings).items())
    if await session.outgoing.choose(f"The events need {needed}.", [_SET, "Not now"]) != _SET:
        return
    done: list[EnvSetting] = []
    notes: list[str] = []
    for setting in settings:
        try:
            notes.append(await _set(session, found.folder.root, setting))
            done.append(setting)
        except LuthierError as error:
            session.outgoing.say(str(error), serious=True)
    for path, names in _by_path(done).items():
        empty = [each.name for each in done if each.path == path and not each.value]
        fill = f"Fill in the value of {', '.join(empty)}." if empty else ""
        session.outgoing.say(" ".join(filter(None, (f"{path} has {names} now.", fill, *dict.fromkeys(notes)))))


async def _set(session: Session, root: Path, setting: EnvSetting) -> str:
    """Set one; what the person should know besides."""
    document = session.documents.at(root / setting.path)
    if document is not None and document.text != await asyncio.to_thread(_on_disk, root / setting.path):
        raise LuthierError(f"{setting.path} has changes that are not saved.", f"Put {setting.name} there yourself.")
    return await asyncio.to_thread(set_key, root, setting)


def _on_disk(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _by_path(settings: Iterable[EnvSetting]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for each in settings:
        found.setdefault(each.path, []).append(each.name)
    return {path: ", ".join(names) for path, names in found.items()}
