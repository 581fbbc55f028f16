"""A patch as the text of a unified diff that ``git apply`` takes."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from analyzers.model import Edit, Hunk, Patch
from lsp_server.workspace.reading import BOM

_CONTEXT = 3
_NO_NEWLINE = b"\n\\ No newline at end of file\n"


def unified_diff(patch: Patch, content: Callable[[str], bytes], prefix: str = "") -> bytes:
    """The diff of ``patch``; ``content`` gives the bytes on disk of a file that exists, by its path.

    Paths are written behind ``prefix``, such as the folder inside the repository with its slash at the end, since
    git reads them from the repository's top. It is bytes: the lines of a file are quoted as they are.
    """
    parts = []
    for path, hunks in groupby(patch.hunks, key=lambda hunk: hunk.path):
        group = list(hunks)
        creates = any(hunk.creates for hunk in group)
        parts.append(_file_diff(prefix + path, group, b"" if creates else content(path), creates=creates))
    return b"".join(parts)


def _file_diff(path: str, hunks: Sequence[Hunk], before: bytes, *, creates: bool) -> bytes:
    old, new = (_quoted(f"{side}/{path}") for side in "ab")
    head = b"diff --git " + old + b" " + new + b"\n"
    if creates:
        head += b"new file mode 100644\n"
    body = b"".join(_blocks(before, [hunk.edit for hunk in hunks]))
    if not body:
        return head
    names = b"--- " + (b"/dev/null" if creates else old + _tab(path)) + b"\n+++ " + new + _tab(path) + b"\n"
    return head + names + body


@dataclass(frozen=True, slots=True)
class _LineChange:
    """Lines ``start`` to ``end`` (half-open, from 0) of the old text become ``lines``."""

    start: int
    end: int
    lines: tuple[bytes, ...]


def _blocks(before: bytes, edits: Sequence[Edit]) -> Iterator[bytes]:
    """The ``@@`` blocks of one file."""
    old = _lines(before)
    shift = 0
    for group in _near(_line_changes(before, old, edits)):
        first = max(group[0].start - _CONTEXT, 0)
        last = min(group[-1].end + _CONTEXT, len(old))
        body, at, added = [], first, 0
        for change in group:
            body += [b" " + line for line in old[at : change.start]]
            body += [b"-" + line for line in old[change.start : change.end]]
            body += [b"+" + line for line in change.lines]
            added += len(change.lines) - (change.end - change.start)
            at = change.end
        body += [b" " + line for line in old[at:last]]
        yield _range_line(first, last - first, shift, added) + b"".join(map(_ended, body))
        shift += added


def _range_line(first: int, count: int, shift: int, added: int) -> bytes:
    """The ``@@`` line; a stretch without lines is named by the line before it."""
    return f"@@ -{_range(first, count)} +{_range(first + shift, count + added)} @@\n".encode()


def _range(start: int, count: int) -> str:
    return f"{start if count == 0 else start + 1},{count}"


def _near(changes: Sequence[_LineChange]) -> Iterator[list[_LineChange]]:
    """The changes in groups whose context lines would touch."""
    group: list[_LineChange] = []
    for change in changes:
        if group and change.start - group[-1].end > 2 * _CONTEXT:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _line_changes(before: bytes, old: Sequence[bytes], edits: Sequence[Edit]) -> list[_LineChange]:
    """Edits of bytes as changes of whole lines, in order, none touching the line of another."""
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    mark = len(BOM) if before.startswith(BOM) else 0
    changes: list[_LineChange] = []
    for stretch in _by_line(sorted(edits, key=lambda edit: edit.span), starts, mark):
        first, last, group = stretch
        text, at = b"", starts[first]
        for edit in group:
            text += before[at : edit.span.start + mark] + edit.new_text.encode("utf-8", "surrogateescape")
            at = edit.span.end + mark
        changes.append(_trimmed(first, old[first:last], _lines(text + before[at : starts[last]])))
    return changes


def _by_line(edits: Sequence[Edit], starts: Sequence[int], mark: int) -> Iterator[tuple[int, int, list[Edit]]]:
    """Edits that share a line, together: first line, line behind the last, the edits."""
    final = len(starts) - 1
    group: list[Edit] = []
    first = last = 0
    for edit in edits:
        begin = min(bisect_right(starts, edit.span.start + mark) - 1, final)
        end = min(bisect_right(starts, edit.span.end + mark), final)
        if group and begin >= last:
            yield first, last, group
            group = []
        if not group:
            first, last = begin, end
        last = max(last, end)
        group.append(edit)
    if group:
        yield first, last, group


def _trimmed(first: int, old: Sequence[bytes], new: Sequence[bytes]) -> _LineChange:
    """The change of ``old`` (from line ``first``) to ``new`` without the lines that stay at either end."""
    most = min(len(old), len(new))
    tail = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    head = next((at for at in range(most - tail) if old[at] != new[at]), most - tail)
    return _LineChange(first + head, first + len(old) - tail, tuple(new[head : len(new) - tail]))


def _lines(text: bytes) -> list[bytes]:
    """Lines with their ends, as git sees them: only LF ends one."""
    lines = [line + b"\n" for line in text.split(b"\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _ended(line: bytes) -> bytes:
    return line if line.endswith(b"\n") else line + _NO_NEWLINE


def _tab(path: str) -> bytes:
    """What ends a file name that holds a blank, as git writes it."""
    return b"\t" if " " in path else b""


def _quoted(path: str) -> bytes:
    """A path as git writes it: in C's quotes when it holds a quote, a backslash or a control character."""
    plain = path.encode("utf-8", "surrogateescape")
    escaped = re.sub(rb'(["\\])', rb"\\\1", plain)
    escaped = re.sub(rb"[\x00-\x1f\x7f]", lambda match: b"\\%03o" % ord(match[0]), escaped)
    return plain if escaped == plain else b'"' + escaped + b'"'
