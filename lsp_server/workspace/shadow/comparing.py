"""What an agent made of its copy, told by contents alone: times and sizes can be set to anything."""

from dataclasses import dataclass, field

from analyzers.model import FileChange
from lsp_server.workspace.below import Below, Inside
from lsp_server.workspace.files import Skipped, holds_others_code, unspeakable
from lsp_server.workspace.shadow.contents import read_text
from lsp_server.workspace.shadow.names import withheld_by_name
from lsp_server.workspace.shadow.originals import Originals
from lsp_server.workspace.shadow.rules import Rules


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a copy differs from what was copied, in order of path."""

    changes: tuple[FileChange, ...]
    """Their texts have no byte order mark."""
    strange: tuple[Skipped, ...]
    """What is there and cannot be a change: links, devices, names that are withheld, files that are no text ..."""


def compare(shadow: Below, originals: Originals, rules: Rules, largest: int) -> Comparison:
    """The differences between the ``shadow`` and its ``originals``.

    Args:
        shadow: The copy; anything may be in it.
        originals: What was copied.
        rules: Which names may be made.
        largest: Bytes of a file that is read at most.

    Raises:
        OSError: when the copy's own folder cannot be entered.
    """
    walk = _Walk(shadow, originals, rules, largest)
    walk.go()
    against = rules.against_new(walk.made)
    strange = walk.strange | set(against.values())
    made = [FileChange(path, None, text) for path, text in walk.made.items() if path not in against]
    changed = [FileChange(path, originals.get(path), text) for path, text in walk.changed.items()]
    hidden = {each.path.rstrip("/") for each in strange}
    gone = [
        FileChange(path, originals.get(path), None)
        for path in originals.paths
        if path not in walk.seen and not hidden & {path, *_folders(path)}
    ]
    return Comparison(tuple(sorted([*made, *changed, *gone], key=lambda each: each.path)), tuple(sorted(strange)))


@dataclass
class _Walk:
    """One walk through a copy; no link is followed and no folder is taken for what its name says."""

    shadow: Below
    originals: Originals
    rules: Rules
    largest: int
    seen: set[str] = field(default_factory=set)
    """Copied files that are there."""
    changed: dict[str, bytes] = field(default_factory=dict)
    made: dict[str, bytes] = field(default_factory=dict)
    strange: set[Skipped] = field(default_factory=set)

    def go(self) -> None:
        waiting = [""]
        while waiting:
            folder = waiting.pop()
            try:
                with self.shadow.inside(folder) as here:
                    waiting += self._folder(here, folder)
            except OSError as error:
                if not folder:
                    raise
                self.strange.add(Skipped(f"{folder}/", f"cannot be opened: {error.strerror or error}"))

    def _folder(self, here: Inside, folder: str) -> list[str]:
        """Look at the entries of ``folder``; those folders of it that are worth a walk are returned."""
        folders = []
        for name in here.names():
            path = f"{folder}/{name}" if folder else name
            is_folder = here.peculiar(name) == "a folder"
            against = None if path in self.originals and not is_folder else self._against(path, name, is_folder)
            if against is not None:
                self.strange.add(against)
            elif is_folder:
                folders.append(path)
            else:
                self._file(here, name, path)
        return folders

    def _against(self, path: str, name: str, is_folder: bool) -> Skipped | None:
        """What is against an entry that was not copied, by its name."""
        if not is_folder:
            return self.rules.against(path)
        if holds_others_code(name):
            return Skipped(f"{path}/", "vendored or built code")
        return unspeakable(f"{path}/") or withheld_by_name(f"{path}/")

    def _file(self, here: Inside, name: str, path: str) -> None:
        text = read_text(here, name, path, self.largest)
        if isinstance(text, Skipped):
            self.strange |= {text} if text.reason else set()
        elif path not in self.originals:
            self.made[path] = text
        else:
            self.seen.add(path)
            if not self.originals.same(path, text):
                self.changed[path] = text


def _folders(path: str) -> set[str]:
    return {path[:end] for end, letter in enumerate(path) if letter == "/"}
