"""Ghost text: the capture, when the cursor is on an empty line where it belongs."""

import hashlib
from typing import NamedTuple

from analyzers.lines import indent_at
from analyzers.model import Hunk, HunkRole, Patch, Proposal, Refusal, Span
from lsp_server.features.moments import Mark, open_moments
from lsp_server.features.patches import patch_for
from lsp_server.workspace.project import Project


class Remainder(NamedTuple):
    """An edit above the cursor that the ghost text needs, such as its import."""

    start: int
    end: int
    text: str
    before: str
    """Hash of the text in front of it, by which it is known later that it still fits."""


class Ghost(NamedTuple):
    """Text that would stand where the cursor is."""

    span: Span
    """The white space that is on the line already."""
    text: str
    mark: Mark
    rest: tuple[Remainder, ...]
    """To be made when it is taken."""


def prefix_hash(text: bytes, offset: int) -> str:
    """The hash of what is in front of byte ``offset``."""
    return hashlib.sha256(text[:offset]).hexdigest()


def ghost_at(project: Project, path: str, offset: int, text: bytes) -> Ghost | None:
    """The capture that belongs at byte ``offset`` of a file with ``text``; None when there is no evidence for one."""
    line = _empty_line(text, offset)
    if line is None:
        return None
    near = [each for each in open_moments(project, path) if each.anchor and _beside(text, line, each.anchor.offset)]
    for proposal in sorted(near, key=lambda each: -each.finding.score):
        ghost = _ghost(project, proposal, line, text)
        if ghost is not None:
            return ghost
    return None


def _ghost(project: Project, proposal: Proposal, line: Span, text: bytes) -> Ghost | None:
    patch = patch_for(project, Mark.of(proposal), creates=False)
    if isinstance(patch, Refusal) or proposal.anchor is None:
        return None
    written = indent_at(text, line.start)
    capture = _capture(patch)
    if capture is None or not proposal.anchor.indent.startswith(written):
        return None
    rest = [hunk for hunk in patch.hunks if hunk is not capture]
    if any(hunk.path != capture.path or hunk.edit.span.end > line.start for hunk in rest):
        return None
    remainders = tuple(_remainder(hunk, text) for hunk in rest)
    return Ghost(line, capture.edit.new_text.strip("\r\n"), Mark.of(proposal), remainders)


def _remainder(hunk: Hunk, text: bytes) -> Remainder:
    span = hunk.edit.span
    return Remainder(span.start, span.end, hunk.edit.new_text, prefix_hash(text, span.start))


def _capture(patch: Patch) -> Hunk | None:
    captures = [hunk for hunk in patch.hunks if hunk.role is HunkRole.CAPTURE]
    return captures[0] if len(captures) == 1 else None


def _empty_line(text: bytes, offset: int) -> Span | None:
    start = max(text.rfind(b"\n", 0, offset), text.rfind(b"\r", 0, offset)) + 1
    ends = [at for at in (text.find(b"\n", offset), text.find(b"\r", offset)) if at >= 0]
    end = min(ends, default=len(text))
    return Span(start, end) if not text[start:end].strip() else None


def _beside(text: bytes, line: Span, anchor: int) -> bool:
    return not text[min(line.start, anchor) : max(line.end, anchor)].strip()
