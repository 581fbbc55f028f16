"""``person``: an event of a server says whose it is, by a lasting id that gives nothing away."""

import re
from collections.abc import Iterator

from analyzers.changes import Fresh
from analyzers.checks.rules.property_personal import personal
from analyzers.model import CaptureKind, Flaw, Shape, Side
from analyzers.plan import literal_type
from analyzers.verification.lexicon import exposed
from analyzers.verification.trial import Trial

_RULE = "person"
_NOBODY = frozenset({"", "None", "null", "undefined"})
_WRAPPED = re.compile(
    r"(?:str|String|repr)\((.*)\)|(.*)\.toString\(\)|`\$\{([^{}]*)\}`|f[\"']\{([^{}]*)\}[\"']", re.DOTALL
)


def check(trial: Trial) -> Iterator[Flaw]:
    """New captures without a person, or with one that is everybody, nobody, new each time, or known by a detail."""
    for fresh in trial.fresh:
        if fresh.capture.kind not in {CaptureKind.CAPTURE, CaptureKind.IDENTIFY} or fresh.send is None:
            continue
        if fresh.send.person is None:
            if _must_name(trial, fresh) and not _is_known(fresh):
                said = f"{_subject(fresh)} does not say whose it is; hand over the id of the person who acts."
                yield trial.flaw(_RULE, fresh, said)
        else:
            wrong = _wrong(fresh.send.person.text)
            if wrong:
                yield trial.flaw(
                    _RULE, fresh, f"{_subject(fresh)} {wrong}; use the person's lasting id, such as `user.id`."
                )


def _subject(fresh: Fresh) -> str:
    return f"`{fresh.event}`" if fresh.event else f"`{fresh.capture.callee}`"


def _wrong(written: str) -> str:
    person = _bare(written)
    if person in _NOBODY:
        return "names nobody"
    if literal_type(person) is not None and "{" not in person:
        return f"names everybody by one literal, {person[:40]}"
    names = set(re.findall(r"([A-Za-z_$][\w$]*)\s*\(", person))
    if names & exposed().random:
        return "draws the person's id anew each time"
    detail = personal("", re.sub(r"\s*(?:\?\?|\|\||\bor\b).*", "", person, flags=re.DOTALL))
    if detail:
        return f"names the person by their {detail}"
    return ""


def _bare(written: str) -> str:
    """The expression without what only makes a text of it."""
    text = written.strip()
    while match := _WRAPPED.fullmatch(text):
        text = next(each for each in match.groups() if each is not None).strip()
    return text


def _must_name(trial: Trial, fresh: Fresh) -> bool:
    """Whether every way to write the call asks for a person; clients in a browser know theirs."""
    if fresh.capture.kind is not CaptureKind.CAPTURE or fresh.side is not Side.SERVER:
        return False
    wrapper = next((each for each in trial.after.instrumentation.wrappers if _is(fresh, each.name)), None)
    if wrapper is not None:
        return wrapper.person >= 0
    shapes = [each for each in _shapes(trial, fresh) if each.side is not Side.CLIENT]
    return bool(shapes) and all(each.person for each in shapes)


def _is(fresh: Fresh, name: str) -> bool:
    return fresh.capture.callee.rpartition(".")[2] == name


def _shapes(trial: Trial, fresh: Fresh) -> Iterator[Shape]:
    last = fresh.capture.callee.rpartition(".")[2]
    for provider in trial.providers:
        if provider.name == fresh.capture.provider:
            for shape in provider.shapes:
                ends = {callee.rpartition(".")[2] for callee in shape.callees}
                if shape.kind == CaptureKind.CAPTURE and fresh.file.facts.language in shape.languages and last in ends:
                    yield shape


def _is_known(fresh: Fresh) -> bool:
    """Whether the function tells the client whose events follow, before it captures."""
    functions = {fresh.capture.function}
    named = (each for each in fresh.file.facts.calls if each.function in functions and each.span < fresh.capture.span)
    return any("identify" in each.name.lower() for each in named)
