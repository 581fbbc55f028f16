"""Variables that the events of a review need: put into an env file by the host when a person agrees, never shown."""

import asyncio
from collections.abc import Collection, Iterable
from pathlib import Path

from lsp_server.errors import LuthierError
from lsp_server.review import State
from lsp_server.session.memory import Session
from lsp_server.session.reviews import OpenReview
from lsp_server.workspace.env_files import EnvSetting, set_key
from lsp_server.workspace.reading import text_on_disk

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
    root = found.folder.root
    unsaved = await _unsaved(session, root, {each.path for each in settings})
    done: list[EnvSetting] = []
    notes: list[str] = []
    for setting in settings:
        try:
            notes.append(await _set(root, setting, unsaved))
            done.append(setting)
        except LuthierError as error:
            session.outgoing.say(str(error), serious=True)
    for path, names in _by_path(done).items():
        empty = [each.name for each in done if each.path == path and not each.value]
        fill = f"Fill in the value of {', '.join(empty)}." if empty else ""
        session.outgoing.say(" ".join(filter(None, (f"{path} has {names} now.", fill, *dict.fromkeys(notes)))))


async def _set(root: Path, setting: EnvSetting, unsaved: Collection[str]) -> str:
    """Set one; what the person should know besides."""
    if setting.path in unsaved:
        raise LuthierError(f"{setting.path} has changes that are not saved.", f"Put {setting.name} there yourself.")
    return await asyncio.to_thread(set_key, root, setting)


async def _unsaved(session: Session, root: Path, paths: Collection[str]) -> set[str]:
    """Those of ``paths`` that an editor has open with another text than the disk."""
    documents = {path: document for path in paths if (document := session.documents.at(root / path))}
    texts = {path: await asyncio.to_thread(text_on_disk, root, path) for path in documents}
    return {path for path, document in documents.items() if document.text != (texts[path] or b"")}


def _by_path(settings: Iterable[EnvSetting]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for each in settings:
        found.setdefault(each.path, []).append(each.name)
    return {path: ", ".join(names) for path, names in found.items()}
