"""``parses``: what was sound is still sound."""

import ast
import json
import tomllib
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import PurePosixPath

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from tree_sitter import Node

from analyzers.changes import Changed
from analyzers.changes.reading import plain
from analyzers.model import FileChange, Flaw
from analyzers.parse import parse
from analyzers.scope.syntax import everything
from analyzers.verification.trial import Trial

_RULE = "parses"


def check(trial: Trial) -> Iterator[Flaw]:
    """Source files with more syntax errors than before, and structured files that cannot be read any more."""
    for change in trial.changes:
        file = trial.files.get(change.path)
        if file is not None:
            yield from _source(file)
        elif change.after is not None:
            yield from _structured(change)


def _source(file: Changed) -> Iterator[Flaw]:
    errors, known = _errors(file.tree.root_node), _errors(parse(file.old).root_node)
    if len(errors) > len(known):
        line = file.line(_first_new(file, errors).start_byte)
        said = f"Line {line + 1} does not parse any more; mend the syntax there or a little above."
        yield Flaw(_RULE, file.path, said, line=line)
    elif file.new.language == "python":
        wrong = _python(file.new.text)
        if wrong is not None and _python(file.old.text) is None:
            line, why = wrong
            yield Flaw(_RULE, file.path, f"Line {line + 1} is no valid Python any more: {why}.", line=line)
    yield from _awaits(file)


def _first_new(file: Changed, errors: list[Node]) -> Node:
    return next(
        (each for each in errors if any(s.new.start <= each.start_byte < s.new.end for s in file.stretches)), errors[0]
    )


def _errors(root: Node) -> list[Node]:
    return [each for each in everything(root) if each.type == "ERROR" or each.is_missing] if root.has_error else []


def _python(text: bytes) -> tuple[int, str] | None:
    """Line, from 0, and reason why a text is no Python; None when it is."""
    try:
        ast.parse(text)
    except SyntaxError as error:
        return max((error.lineno or 1) - 1, 0), error.msg
    except (ValueError, RecursionError, MemoryError):
        return None
    return None


def _awaits(file: Changed) -> Iterator[Flaw]:
    functions = file.facts.functions
    for call in file.new_calls():
        function = functions[call.function] if 0 <= call.function < len(functions) else None
        outside = function is None and file.new.language == "python"
        if call.awaited and (outside or (function is not None and not function.is_async)):
            name = function.name if function is not None and function.name else "what is around it"
            said = f"`await {call.callee}` stands in `{name}`, which is not asynchronous; use what need not be awaited."
            yield Flaw(_RULE, file.path, said, line=file.line(call.span.start))


def _structured(change: FileChange) -> Iterator[Flaw]:
    read = _READERS.get(PurePosixPath(change.path).suffix.lower())
    if read is None:
        return
    wrong = read(plain(change.after))
    if wrong and (change.before is None or not read(plain(change.before))):
        yield Flaw(_RULE, change.path, f"The file cannot be read any more: {wrong}.")


def _json(text: bytes) -> str:
    try:
        json.loads(text)
    except (ValueError, RecursionError) as error:
        return str(error) or "it is nested too deeply"
    return ""


def _toml(text: bytes) -> str:
    try:
        tomllib.loads(text.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        return str(error) or "it is nested too deeply"
    return ""


def _yaml(text: bytes) -> str:
    try:
        list(YAML(typ="rt", pure=True).load_all(StringIO(text.decode("utf-8"))))
    except (YAMLError, ValueError, RecursionError) as error:
        return " ".join(str(error).split())
    return ""


_READERS: dict[str, Callable[[bytes], str]] = {".json": _json, ".toml": _toml, ".yaml": _yaml, ".yml": _yaml}
