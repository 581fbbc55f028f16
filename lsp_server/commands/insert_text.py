"""An insert as text: the diff on standard output, what a person must know on standard error."""

import sys
from collections.abc import Sequence

from rich.text import Text

from analyzers.model import HunkRole, Patch, Proposal, Refusal
from lsp_server.commands.output import console, counted, say, width
from lsp_server.workspace.applying import read_originals
from lsp_server.workspace.files import git_prefix
from lsp_server.workspace.patch_text import unified_diff
from lsp_server.workspace.project import Project

_STYLES = {b"+++": "bold", b"---": "bold", b"dif": "bold", b"new": "bold", b"@@ ": "cyan"}


def diff_of(project: Project, patch: Patch) -> bytes:
    """The patch as a unified diff against what is on disk; paths are read from the repository's top, if there is one.

    Raises:
        FileChanged: when a file is no longer what was read.
    """
    originals = read_originals(project.root, patch)
    return unified_diff(patch, lambda path: originals[path], git_prefix(project.root))


def print_diff(diff: bytes) -> None:
    """Print a diff: byte for byte when piped, in colours on a terminal."""
    if width() is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(diff)
        sys.stdout.buffer.flush()
        return
    out = console()
    for line in diff.splitlines():
        style = _STYLES.get(line[:3]) or {b"+": "green", b"-": "red"}.get(line[:1], "")
        out.print(Text(line.decode("utf-8", "replace"), style), soft_wrap=True)


def tell(
    project: Project, patch: Patch, taken: Sequence[Proposal], refusals: Sequence[Refusal], written: Sequence[str]
) -> None:
    """Say what was refused and why, and what there is to do now; ``written`` is empty when nothing was."""
    for each in refusals:
        say(f"left out: {each.event} in {each.symbol} of {each.path}: {each.reason} {each.remedy}")
    note = note_on_provider(project, patch)
    if note:
        say(note)
    left = f"; {len(refusals)} left out" if refusals else ""
    events = counted(len(taken), "event")
    if not taken:
        say(f"There is nothing to insert{left}.")
    elif written:
        say(f"{events} written into {', '.join(written)}{left}.")
    else:
        files = counted(len({hunk.path for hunk in patch.hunks}), "file")
        say(f"{events} in {files}{left}. Nothing was written: add --write, or pipe into git apply.")


def note_on_provider(project: Project, patch: Patch) -> str:
    """What to say when neither the project nor the person has a provider, and the patch sets one up; else empty."""
    if project.settings.provider or project.instrumentation.providers:
        return ""
    if not any(hunk.role is HunkRole.SETUP for hunk in patch.hunks):
        return ""
    default = next((each.title for each in project.knowledge.providers if each.default), "")
    names = ", ".join(each.name for each in project.knowledge.providers if each.setups)
    return f"The project uses no provider, so this sets up {default}; choose another with --provider: {names}."
