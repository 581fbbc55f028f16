"""Read all facts of one file."""

from tree_sitter import Tree

from analyzers.facts.calls import read_calls
from analyzers.facts.functions import read_scopes
from analyzers.facts.imports import read_imports
from analyzers.facts.query import Material, gather
from analyzers.facts.roles import role_of
from analyzers.facts.texts import read_constants, read_texts
from analyzers.lines import line_starts
from analyzers.model import Facts, Source
from analyzers.parse import parse, too_heavy


def read_facts(source: Source, tree: Tree | None = None) -> Facts:
    """The facts of ``source``; ``tree`` is its syntax tree where one is at hand.

    A file that is too heavy or of an unknown language has only its role and its size.
    """
    if too_heavy(source.text) is not None:
        lines = source.text.count(b"\n") + 1
        return Facts(source.path, source.language, role_of(source.path, source.text), line_count=lines)
    material = gather(source, tree or parse(source))
    scopes = read_scopes(material)
    calls = read_calls(material, scopes.inside)
    constants = read_constants(material, scopes.inside, scopes.classes)
    return Facts(
        path=source.path,
        language=source.language,
        role=role_of(source.path, source.text),
        functions=scopes.functions,
        calls=calls,
        imports=read_imports(material),
        texts=read_texts(material, scopes.inside, calls, constants),
        directives=scopes.directives,
        constants=constants,
        error_count=_error_count(material),
        line_count=len(line_starts(source.text)),
    )


def _error_count(material: Material) -> int:
    return len(material.matches("error")) if material.root.has_error else 0
