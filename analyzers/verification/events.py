"""``captured-once``, ``name`` and ``place``: each planned event, once, under its name, where it was planned."""

from collections.abc import Iterator, Sequence

from analyzers.changes import Fresh
from analyzers.checks import misspells
from analyzers.model import MODULE_LEVEL, Call, Entry, Flaw, Function, Side, Where
from analyzers.verification.trial import Trial
from analyzers.words import split


def check(trial: Trial) -> Iterator[Flaw]:
    """Planned events that are not captured, or twice, or elsewhere; captures that nobody planned."""
    captures = list(trial.captures())
    strange = [each for each in captures if trial.planned(each.event) is None]
    taken: list[Fresh] = []
    for entry in trial.entries:
        found = [each for each in captures if each.event == entry.event]
        if not found:
            meant = _meant(entry, [each for each in strange if each not in taken], trial)
            if meant is not None:
                taken.append(meant)
            yield _missing(trial, entry, meant)
        elif len(found) > 1:
            yield from _twice(entry, found, trial)
        yield from (flaw for each in found for flaw in _misplaced(entry, each))
    for each in strange:
        if each not in taken:
            yield _unplanned(trial, each)


def _missing(trial: Trial, entry: Entry, meant: Fresh | None) -> Flaw:
    if meant is None:
        return _silent(trial, entry) or _absent(entry)
    if not meant.event:
        said = f"The event's name is not written out here; write `{entry.event}` as plain text."
    else:
        said = f"`{meant.event}` was written, `{entry.event}` was planned; use the planned name."
    return Flaw("name", meant.path, said, entry.event, meant.line)


def _absent(entry: Entry) -> Flaw:
    where = " or ".join(_said(each) for each in entry.where) or "the code"
    said = f"`{entry.event}` is not captured; capture it once in {where}, by its name written out as text."
    return Flaw("captured-once", entry.where[0].file if entry.where else "", said, entry.event)


def _silent(trial: Trial, entry: Entry) -> Flaw | None:
    """What names the event and is not known to send anything: most often its import was forgotten."""
    for file in trial.files.values():
        for call in file.new_calls():
            if any(each.string == entry.event for each in call.arguments) and call.callee:
                said = f"`{call.callee}` is given `{entry.event}` here, and nothing shows that it sends events"
                right = "import it from the module that does, or call the provider's client"
                return Flaw("captured-once", file.path, f"{said}; {right}.", entry.event, file.line(call.span.start))
    return None


def _meant(entry: Entry, strange: Sequence[Fresh], trial: Trial) -> Fresh | None:
    """The unplanned capture that was probably to be this event."""
    slips = [each for each in strange if each.event and misspells(each.event, entry.event)]
    here = [each for each in strange if entry.where and any(_is_at(each, where) for where in entry.where)]
    alike = [each for each in strange if set(split(each.event)) & set(split(entry.event))]
    if slips:
        return slips[0]
    near = [each for each in here if each in alike or not each.event] or here
    lone = strange if len(strange) == 1 and len(trial.entries) == 1 else []
    return next(iter(near or lone), None)


def _twice(entry: Entry, found: Sequence[Fresh], trial: Trial) -> Iterator[Flaw]:
    """More captures than one are right only where each has a planned place of its own and none runs with another."""
    if _apart(entry, found) and not _on_both_sides(found) and not _call_each_other(found):
        return
    places = ", ".join(f"`{each.symbol}` of {each.path}, line {each.line + 1}" for each in found)
    said = f"`{entry.event}` is captured {_times(len(found))}: in {places}."
    yield trial.flaw("captured-once", found[-1], f"{said} Keep the one on the success path and take the rest out.")


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{count} times"  # noqa: PLR2004 - English has a word for it


def _apart(entry: Entry, found: Sequence[Fresh]) -> bool:
    free = list(entry.where)
    for each in found:
        own = next((where for where in free if _is_at(each, where)), None)
        if own is None:
            return False
        free.remove(own)
    return True


def _on_both_sides(found: Sequence[Fresh]) -> bool:
    return {Side.SERVER, Side.CLIENT} <= {each.side for each in found}


def _call_each_other(found: Sequence[Fresh]) -> bool:
    """Whether a function with one capture calls a function with another: then both run."""
    for one in found:
        called = {call.name for function in one.around() for call in _calls_in(one, function)}
        for other in found:
            if other is not one and {each.name for each in other.around() if each.name} & called:
                return True
    return False


def _calls_in(fresh: Fresh, function: Function) -> Iterator[Call]:
    return (call for call in fresh.file.facts.calls if function.span.contains(call.span))


def _misplaced(entry: Entry, fresh: Fresh) -> Iterator[Flaw]:
    if not entry.where or any(_is_at(fresh, where) for where in entry.where):
        return
    planned = " or ".join(_said(each) for each in entry.where)
    said = f"`{entry.event}` was planned for {planned}, and stands in `{fresh.symbol}` of {fresh.path}; move it there."
    yield Flaw("place", fresh.path, said, entry.event, fresh.line)


def _is_at(fresh: Fresh, where: Where) -> bool:
    """Whether a capture stands at a place: in its function, in what that encloses or calls, or in its component."""
    if fresh.path != where.file:
        return False
    functions = fresh.file.facts.functions
    own = [each for each in functions if _is_named(each, where.symbol)]
    if where.symbol in {"", MODULE_LEVEL} or not own:
        return True
    around = list(fresh.around())
    if any(each in own for each in around):
        return True
    called = {call.name for each in own for call in fresh.file.facts.calls if each.span.contains(call.span)}
    passed = {word for each in own for word in _words(fresh, each)}
    names = {each.name for each in around if each.name}
    outer = around[-1] if around else None
    together = outer is not None and outer.kind == "component" and any(outer.span.contains(each.span) for each in own)
    return bool(names & (called | passed)) or together


def _words(fresh: Fresh, function: Function) -> set[str]:
    """Names of functions that a function hands on rather than calls."""
    arguments = (
        argument.text
        for call in fresh.file.facts.calls
        if function.span.contains(call.span)
        for argument in call.arguments
    )
    return set(arguments)


def _is_named(function: Function, symbol: str) -> bool:
    return symbol in {function.qualified_name, function.name} or function.qualified_name.endswith(f".{symbol}")


def _unplanned(trial: Trial, fresh: Fresh) -> Flaw:
    if fresh.event:
        said = f"`{fresh.event}` is captured here, and nobody planned it; take it out."
        return trial.flaw("captured-once", fresh, said)
    said = f"`{fresh.capture.callee}` is given a name that is not written out"
    return trial.flaw("name", fresh, f"{said}; write the planned event's name as plain text.")


def _said(where: Where) -> str:
    return f"`{where.symbol}` of {where.file}" if where.symbol not in {"", MODULE_LEVEL} else where.file
