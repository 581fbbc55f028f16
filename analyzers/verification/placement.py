"""Captures that would count wrongly where they stand, by the rules that hold for all captures."""

from collections.abc import Iterator

from analyzers.checks import check_file, index_captures
from analyzers.model import Flaw, Plan, Problem, Reading
from analyzers.verification.trial import Trial

_RULES = {
    "capture-before-act": "Capture behind it.",
    "capture-in-loop": "",
    "capture-in-render": "",
    "capture-without-flush": "",
    "event-on-both-sides": "Keep the one on the server.",
}
"""The rules that count here, and what would be right where their own words do not say it."""


def check(trial: Trial) -> Iterator[Flaw]:
    """The new captures that a rule for captures has something against."""
    after = trial.after
    paths = dict.fromkeys(each.path for each in trial.captures())
    if not paths:
        return
    index = index_captures(after.readings, after.instrumentation, trial.providers)
    for path in paths:
        reading = after.readings.get(path) or _read(trial, path)
        file = trial.files[path]
        found = check_file(
            reading, file.new, file.tree, Plan(trial.entries), after.instrumentation, trial.providers, index
        )
        for problem in found:
            if problem.rule in _RULES:
                yield from _of(trial, path, problem)


def _read(trial: Trial, path: str) -> Reading:
    captures = tuple(each.capture for each in trial.fresh if each.path == path)
    return Reading(trial.files[path].facts, captures, ())


def _of(trial: Trial, path: str, problem: Problem) -> Iterator[Flaw]:
    for fresh in trial.captures():
        if fresh.path == path and fresh.capture.span.contains(problem.span):
            right = _RULES[problem.rule]
            yield trial.flaw(problem.rule, fresh, f"{problem.message} {right}".strip())
            return
