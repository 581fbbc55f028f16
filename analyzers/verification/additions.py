"""``additions-only``: what was there stays there."""

from collections import Counter
from collections.abc import Iterator

from analyzers.captures import read_captures
from analyzers.changes import Changed, Stretch
from analyzers.changes.kinds import manifest_kind, protected_as
from analyzers.model import Capture, CaptureKind, FileChange, Flaw
from analyzers.verification.trial import Trial

_RULE = "additions-only"
_SHOWN = 60


def check(trial: Trial) -> Iterator[Flaw]:
    """Files that are gone, lines that changed where nothing was declared, calls and captures that are gone."""
    for change in trial.changes:
        if change.after is None:
            yield Flaw(_RULE, change.path, "The file is gone; put it back as it was, under its own name.")
        elif change.path in trial.files:
            file = trial.files[change.path]
            yield from _lines(trial, file)
            yield from _calls(file)
    yield from _captures(trial)


def _lines(trial: Trial, file: Changed) -> Iterator[Flaw]:
    if protected_as(file.path) or manifest_kind(file.path):
        return
    declared = file.path in trial.declared
    for stretch in file.stretches:
        gone = _gone(file, stretch)
        if gone is None:
            continue
        line = file.line(stretch.new.start)
        if not declared:
            said = f"{_quoted(gone)} was taken out or changed, and no planned event belongs into this file"
            yield Flaw(_RULE, file.path, f"{said}; put it back as it was and only add lines.", line=line)
        elif _only_spaces(file, stretch):
            said = f"{_quoted(gone)} only has other white space than before; put it back as it was."
            yield Flaw(_RULE, file.path, said, line=line)
        elif stretch.new.start == stretch.new.end and not _moved(file, stretch):
            said = f"{_quoted(gone)} was taken out; put it back, an event needs nothing to go."
            yield Flaw(_RULE, file.path, said, line=line)


def _gone(file: Changed, stretch: Stretch) -> bytes | None:
    """The first line of a stretch that is no longer there as it was; None when lines were only put in."""
    old = _split(file.old.text, stretch.old.start, stretch.old.end)
    new = iter(file.new.text[stretch.new.start : stretch.new.end].splitlines(keepends=True))
    return next((line for line in old if line not in new), None)


def _split(text: bytes, start: int, end: int) -> list[bytes]:
    """Lines with their ends; a last line without one counts as if it had the one that the text begins to use."""
    lines = text[start:end].splitlines(keepends=True)
    return [line if line.endswith((b"\n", b"\r")) else line + _end(text) for line in lines]


def _end(text: bytes) -> bytes:
    first = text.splitlines(keepends=True)[0] if text else b"\n"
    return first[len(first.rstrip(b"\r\n")) :] or b"\n"


def _only_spaces(file: Changed, stretch: Stretch) -> bool:
    old, new = (
        text[span.start : span.end] for text, span in ((file.old.text, stretch.old), (file.new.text, stretch.new))
    )
    same = b"".join(old.split()) == b"".join(new.split())
    deeper = [line for line in new.splitlines() if line.strip()], [line for line in old.splitlines() if line.strip()]
    return same and not (len(deeper[0]) == len(deeper[1]) and _indented(*deeper) and len(file.stretches) > 1)


def _indented(new: list[bytes], old: list[bytes]) -> bool:
    """Whether each line only moved to the right, as inside a block that was put around it."""
    return all(one.strip() == two.strip() and len(one) > len(two) for one, two in zip(new, old, strict=True))


def _moved(file: Changed, stretch: Stretch) -> bool:
    """Whether what is gone here was put in elsewhere in the file."""
    gone = [line.strip() for line in file.old.text[stretch.old.start : stretch.old.end].splitlines() if line.strip()]
    put = [
        line.strip() for each in file.stretches for line in file.new.text[each.new.start : each.new.end].splitlines()
    ]
    return bool(gone) and all(line in put for line in gone)


def _quoted(line: bytes) -> str:
    text = " ".join(line.decode("utf-8", "replace").split())
    return f"`{text[:_SHOWN]}`" if text else "A blank line"


def _calls(file: Changed) -> Iterator[Flaw]:
    """What the file did before, it does still."""
    left = Counter(each.callee for each in file.old_facts.calls)
    left.subtract(each.callee for each in file.facts.calls)
    if file.facts.error_count > file.old_facts.error_count:
        return
    for callee in sorted(callee for callee, count in left.items() if count > 0 and callee):
        said = f"A call of `{callee}` that was there before is gone; put it back, the product must do what it did."
        yield Flaw(_RULE, file.path, said)


def _captures(trial: Trial) -> Iterator[Flaw]:
    for change in trial.changes:
        file = trial.files.get(change.path)
        if file is None or file.facts.error_count > file.old_facts.error_count:
            continue
        old = read_captures(file.old_facts, trial.providers, trial.before.instrumentation)
        new = read_captures(file.facts, trial.providers, trial.after.instrumentation)
        yield from _lost(change, old, new)
    changed = {each.path for each in trial.changes}
    for path, reading in trial.before.readings.items():
        now = trial.after.readings.get(path)
        if path not in changed and now is not None:
            for event in _fewer(reading.captures, now.captures):
                said = f"`{event}` is no longer captured through what the change touched; leave its wrapper as it was."
                yield Flaw(_RULE, path, said)


def _lost(change: FileChange, old: tuple[Capture, ...], new: tuple[Capture, ...]) -> Iterator[Flaw]:
    for event in _fewer(old, new):
        said = f"The capture of `{event}` that was there before is gone or has another name; put it back as it was."
        yield Flaw(_RULE, change.path, said)


def _fewer(old: tuple[Capture, ...], new: tuple[Capture, ...]) -> list[str]:
    left = Counter(each.event for each in old if each.kind is CaptureKind.CAPTURE and each.event)
    left.subtract(each.event for each in new if each.kind is CaptureKind.CAPTURE and each.event)
    return sorted(event for event, count in left.items() if count > 0 and event)
