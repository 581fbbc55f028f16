"""``untouched``: a manifest only learns the provider's packages."""

import json
import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from analyzers import shipped
from analyzers.changes.kinds import manifest_kind, protected_as
from analyzers.changes.reading import plain
from analyzers.model import FileChange, Flaw
from analyzers.verification.added import added
from analyzers.verification.trial import Trial

_RULE = "untouched"
_REQUIREMENT = re.compile(
    r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[\w, .-]*\])?\s*"
    r"(?:\(?\s*(?:[<>=!~]=?=?\s*[\w.*+!-]+\s*,?\s*)*\)?)?\s*(?:;[^#]*)?(?:\s+#.*)?"
)
_RANGE = re.compile(r"(?:latest|\*|[~^<>=v]*\s*\d[\w.+-]*(?:\s*(?:\|\||-|,)?\s*[~^<>=!]*\s*\d[\w.*+-]*)*)?")


def check(trial: Trial) -> Iterator[Flaw]:
    """What changes in manifests besides packages of providers that are added to the lists of dependencies."""
    for change in trial.changes:
        kind = manifest_kind(change.path)
        if kind and change.after is not None and not protected_as(change.path):
            found = _lines(trial, change) if kind == "lines" else _tables(trial, change, kind)
            yield from (Flaw(_RULE, change.path, said, line=line) for line, said in dict.fromkeys(found))


def _lines(trial: Trial, change: FileChange) -> Iterator[tuple[int, str]]:
    before, after = (plain(each).decode("utf-8", "replace").splitlines() for each in (change.before, change.after))
    rest = iter(after)
    gone = next((line for line in before if line not in rest), None)
    if gone is not None:
        yield -1, f"`{gone.strip()[:60]}` was taken out or changed; put it back and only add the provider's package."
    for first, text in added(trial, change):
        for at, line in enumerate(text.splitlines()):
            if line.strip() and line not in before and not line.lstrip().startswith("#"):
                wrong = _requirement(trial, line.strip())
                if wrong:
                    yield first + at, wrong


def _requirement(trial: Trial, written: str) -> str:
    """What is wrong with a requirement that is added, or empty."""
    match = _REQUIREMENT.fullmatch(written)
    if match is None:
        return (
            "This is no plain requirement; write the package's name and a version range, and no option and no address."
        )
    return _package(trial, match["name"])


def _package(trial: Trial, name: str) -> str:
    known = {_normal(each) for each in _packages(trial)}
    return "" if _normal(name) in known else f"`{name}` is no package of an analytics provider; take it out."


def _packages(trial: Trial) -> Iterator[str]:
    for provider in trial.providers:
        yield from provider.packages
        yield from (name for shape in provider.clients for name in shape.packages)
        yield from (each.package for each in provider.setups)


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _tables(trial: Trial, change: FileChange, kind: str) -> Iterator[tuple[int, str]]:
    before, after = _read(plain(change.before), kind), _read(plain(change.after), kind)
    if before is None or after is None:
        return
    lists = shipped.toml("lexicon/untouched.toml")["dependencies"][kind]
    yield from ((-1, said) for said in _differences(trial, before, after, lists, ""))
    old, new = (_squeezed(plain(each)) for each in (change.before, change.after))
    left = iter(new)
    if change.before is not None and not all(char in left for char in old):
        yield -1, "Something of this file was rewritten; put it back as it was and only add the provider's package."


def _squeezed(text: bytes) -> bytes:
    """A text without the commas that a list that grows gets."""
    return text.replace(b",", b"")


def _read(text: bytes, kind: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text or b"{}") if kind == "object" else tomllib.loads(text.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _differences(
    trial: Trial, before: dict[str, Any], after: dict[str, Any], lists: list[str], path: str
) -> Iterator[str]:
    for key in dict.fromkeys((*before, *after)):
        here = f"{path}.{key}" if path else key
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        if any(fnmatchcase(here, each) for each in lists):
            yield from _grown(trial, old, new, here)
        elif isinstance(new, dict) and isinstance(old, dict | None):
            yield from _differences(trial, old or {}, new, lists, here)
        else:
            yield f"`{here}` is not as it was; only the lists of dependencies may grow."


def _grown(trial: Trial, old: Any, new: Any, path: str) -> Iterator[str]:
    if isinstance(new, dict) and isinstance(old, dict | None):
        for name, wanted in new.items():
            if (old or {}).get(name) != wanted:
                yield from filter(None, [_pair(trial, path, name, wanted, known=name in (old or {}))])
        yield from (f"`{name}` is gone from `{path}`; put it back." for name in (old or {}) if name not in new)
    elif isinstance(new, list) and isinstance(old, list | None):
        yield from (f"`{each}` is gone from `{path}`; put it back." for each in old or [] if each not in new)
        for each in new:
            if each not in (old or []):
                wrong = _requirement(trial, each) if isinstance(each, str) else f"`{path}` may list texts only."
                yield from filter(None, [wrong])
    else:
        yield f"`{path}` is not as it was; only add to it."


def _pair(trial: Trial, path: str, name: str, wanted: Any, *, known: bool) -> str:
    if known:
        return f"The version of `{name}` in `{path}` changed; put it back."
    version = wanted.get("version") if isinstance(wanted, dict) and set(wanted) <= {"version", "extras"} else wanted
    if not isinstance(version, str) or not _RANGE.fullmatch(version.strip()):
        return f"`{name}` in `{path}` needs a plain version range, and no address, path or alias."
    return _package(trial, name)
