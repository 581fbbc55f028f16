"""Whether Luthier itself is whole, and what it finds on this machine."""

import importlib.metadata
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator

from analyzers.languages import LANGUAGES
from analyzers.model import Source
from analyzers.parse import parse
from lsp_server.commands.doctor.sign import Sign, State
from lsp_server.commands.output import counted
from lsp_server.errors import KnowledgeBroken
from lsp_server.prose.knowledge import load_knowledge
from lsp_server.prose.rules import read_rules

_OLDEST = (3, 11)
_REINSTALL = "Install luthier again."


def look_at_installation() -> Iterator[Sign]:
    """Signs of the installation and the machine, always in the same order."""
    yield Sign("luthier", State.OK, f"Version {importlib.metadata.version('luthier')}.")
    yield _python()
    yield _grammars()
    yield _knowledge()
    yield _program("git", "Without it every file that no .gitignore rules out is read.", "Install git.")
    yield _program("node", "Nothing of Luthier's needs it; a JavaScript project of yours will.", "Install Node.js.")


def _python() -> Sign:
    version = f"Python {platform.python_version()}."
    if sys.version_info[:2] >= _OLDEST:
        return Sign("python", State.OK, version)
    return Sign("python", State.BROKEN, version, f"Use Python {'.'.join(map(str, _OLDEST))} or newer.")


def _grammars() -> Sign:
    broken = [name for name in LANGUAGES if not _parses(name)]
    if broken:
        return Sign("grammars", State.BROKEN, f"No grammar for {', '.join(broken)}.", _REINSTALL)
    return Sign("grammars", State.OK, f"{', '.join(LANGUAGES)}.")


def _parses(language: str) -> bool:
    try:
        return not parse(Source("x", b"x\n", language)).root_node.has_error
    except Exception:  # noqa: BLE001 - whatever a broken wheel raises, the grammar is not usable
        return False


def _knowledge() -> Sign:
    try:
        known, rules = load_knowledge(), read_rules()
    except KnowledgeBroken as error:
        return Sign("knowledge", State.BROKEN, error.message, error.remedy)
    moments, providers = len(known.catalogue.moments), len(known.providers)
    counts = (counted(moments, "moment"), counted(providers, "provider"), counted(len(rules), "rule"))
    return Sign("knowledge", State.OK, f"{', '.join(counts)}.")


def _program(name: str, without: str, remedy: str) -> Sign:
    place = shutil.which(name)
    if place is None:
        return Sign(name, State.NOTE, f"It is not found. {without}", remedy)
    ended = subprocess.run([place, "--version"], capture_output=True, check=False, stdin=subprocess.DEVNULL)  # noqa: S603 - a fixed word
    said = ended.stdout.decode("utf-8", "replace").strip().removeprefix(f"{name} version ")
    if ended.returncode:
        return Sign(name, State.NOTE, f"It does not start. {without}", remedy)
    return Sign(name, State.OK, f"Version {said.removeprefix('v')}.")
