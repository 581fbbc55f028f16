"""The lines that a change put into a file of any kind."""

from collections.abc import Iterator

from analyzers.changes import stretches
from analyzers.changes.reading import plain
from analyzers.lines import line_of, line_starts
from analyzers.model import FileChange
from analyzers.verification.trial import Trial

_COMMENTS = ("#", "//", "*", "/*", "<!--", '"""')


def added(trial: Trial, change: FileChange) -> Iterator[tuple[int, str]]:
    """Each run of lines that was put in or changed, with the number, from 0, of its first line."""
    after = plain(change.after)
    file = trial.files.get(change.path)
    found = file.stretches if file is not None else stretches(plain(change.before), after)
    starts = line_starts(after)
    for each in found:
        if each.new.start < each.new.end:
            yield line_of(starts, each.new.start), after[each.new.start : each.new.end].decode("utf-8", "replace")


def added_code(trial: Trial, path: str) -> Iterator[tuple[int, str]]:
    """Each line of code that was put into a source file, with its number; lines of comment are left out."""
    change = next(each for each in trial.changes if each.path == path)
    for first, text in added(trial, change):
        for at, line in enumerate(text.splitlines()):
            if line.strip() and not line.lstrip().startswith(_COMMENTS):
                yield first + at, line
