"""The table of languages: which files they are in, how they comment, which queries read them."""

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Language:
    """One language that Luthier reads."""

    name: str
    suffixes: tuple[str, ...]
    """File endings with their dot, in lower case."""
    comment: str
    """What opens a comment that runs to the end of the line."""
    queries: tuple[str, ...]
    """Query files below ``queries``, which together make the one query of the language."""
    markup: bool = False
    """Whether expressions may hold markup elements."""


_SCRIPT = tuple(f"javascript/{stem}.scm" for stem in ("functions", "calls", "imports", "texts"))
_TYPED = tuple(f"typescript/{stem}.scm" for stem in ("functions", "calls", "texts"))
_MARKUP = ("javascript/markup.scm",)
_PYTHON = tuple(f"python/{stem}.scm" for stem in ("functions", "calls", "imports", "texts"))

LANGUAGES: dict[str, Language] = {
    language.name: language
    for language in (
        Language("python", (".py", ".pyi"), "#", _PYTHON),
        Language(
            "javascript",
            (".js", ".jsx", ".mjs", ".cjs"),
            "//",
            (*_SCRIPT, "javascript/classes.scm", *_MARKUP),
            markup=True,
        ),
        Language("typescript", (".ts", ".mts", ".cts"), "//", (*_SCRIPT, *_TYPED)),
        Language("tsx", (".tsx",), "//", (*_SCRIPT, *_TYPED, *_MARKUP), markup=True),
    )
}
"""Every language by its name."""

_BY_SUFFIX = {suffix: language.name for language in LANGUAGES.values() for suffix in language.suffixes}


def language_of(path: str) -> str | None:
    """The name of the language of the file at ``path``, or None when Luthier does not read it."""
    return _BY_SUFFIX.get(PurePosixPath(path).suffix.lower())


def family(language: str) -> str:
    """``python`` for itself, ``javascript`` for that and the languages that add types or markup to it."""
    return language if language in {"python", ""} or language not in LANGUAGES else "javascript"


def comment(language: str) -> str:
    """What opens a line comment in ``language``; ``#`` for one that is not in the table."""
    return LANGUAGES[language].comment if language in LANGUAGES else "#"
