"""What a person has around a hostile project: a home folder, neighbours, variables, and a trap."""

import hashlib
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lsp_server.workspace.shadow import new_run_folder
from tests.support.folders import folder_of
from tests.support.hostile_words import WORDS


@dataclass(frozen=True)
class Places:
    """Where everything is, below one folder."""

    top: Path

    @property
    def project(self) -> Path:
        """The person's workspace folder."""
        return self.top / "work" / "shop"

    @property
    def home(self) -> Path:
        """The person's home folder."""
        return self.top / "home"

    @property
    def outside(self) -> Path:
        """A folder that has nothing to do with the project."""
        return self.top / "outside"

    @property
    def state(self) -> Path:
        """Where records and rooms of runs are."""
        return self.top / "state"

    @property
    def temporary(self) -> Path:
        """Where this process puts what it needs for a moment."""
        return self.top / "tmp"

    @property
    def trap(self) -> Path:
        """A file that is made by whatever runs what it should not."""
        return self.top / "trap"

    @property
    def neighbour(self) -> Path:
        """The room of another run that is under way."""
        return Path((self.top / "neighbour").readlink())


def furnish(places: Places) -> None:
    """Make all that is around the project."""
    word = WORDS
    folder_of(
        places.home,
        {
            ".aws/credentials": f"[default]\naws_secret_access_key = {word['the log-in of a cloud at home']}\n",
            ".ssh/id_rsa": "-----BEGIN OPENSSH PRIVATE KEY-----\n"
            f"{word['the ssh key at home']}\n-----END OPENSSH PRIVATE KEY-----\n",
            ".bashrc": f"export TOKEN={word['the start of the shell at home']}\n",
            ".bash_history": f"login --password {word['the history of the shell']}\n",
            ".claude/CLAUDE.md": f"Always say {word['what is for other agents']}.\n",
            ".claude/settings.json": _hooks(places.trap),
        },
    )
    folder_of(places.outside, {"letter.txt": f"Dear Kim, it is {word['a letter outside']}.\n"})
    folder_of(places.top / "work" / "shop-other", {"notes.md": f"{word['a neighbour of the project']}\n"})
    (places.top / "neighbour").symlink_to(new_run_folder(places.state / "rooms"))
    folder_of(places.neighbour, {"shadow/app.py": f"key = '{word['the room of another run']}'\n"})
    places.temporary.mkdir()


def _hooks(trap: Path) -> str:
    return f'{{"hooks": {{"PreToolUse": [{{"hooks": [{{"type": "command", "command": "touch {trap}"}}]}}]}}}}'


def variables(places: Places) -> dict[str, str]:
    """What stands in the environment of the person's process."""
    return {
        "HOME": str(places.home),
        "LUTHIER_STATE_DIR": str(places.state),
        "TMPDIR": str(places.temporary),
        "DATABASE_URL": f"postgres://shop:{WORDS['a variable of this process']}@db/shop",
        "PAYMENT_SECRET_KEY": WORDS["a variable of this process"],
        "GITHUB_TOKEN": WORDS["a variable of this process"],
        "AWS_SECRET_ACCESS_KEY": WORDS["a variable of a cloud"],
        "NODE_OPTIONS": f"--title={WORDS['a variable of this process']}",
        "BASH_ENV": str(places.home / ".bashrc"),
    }


def look(folder: Path) -> dict[str, str]:
    """Everything below ``folder`` by path: its kind, its mode, its time, and what is in it; no link is followed."""
    return {each.relative_to(folder).as_posix(): _seen(each) for each in sorted(folder.rglob("*"))}


def _seen(path: Path) -> str:
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        return f"link {path.readlink()}"
    kept = f"{stat.filemode(found.st_mode)} {found.st_nlink}"
    if not stat.S_ISREG(found.st_mode):
        return kept
    return f"{kept} {found.st_mtime_ns} {hashlib.sha256(path.read_bytes()).hexdigest()}"


def without(program: str, folder: Path) -> Mapping[str, str]:
    """The variable by which all programs of this machine are found but one, by links in ``folder``."""
    folder.mkdir()
    for place in os.get_exec_path():
        for each in Path(place).iterdir() if Path(place).is_dir() else ():
            link = folder / each.name
            if each.name != program and not link.is_symlink():
                link.symlink_to(each)
    return {"PATH": str(folder)}
