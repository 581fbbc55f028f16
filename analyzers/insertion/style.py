"""How a file is written: line ends, quotes, semicolons, indentation, width and trailing commas."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from analyzers.languages import family
from analyzers.lines import eol_of
from analyzers.model import Source

_STRING = re.compile(r"""(?<![\w"'`\\])(?P<quote>["'])(?!(?P=quote))(?:\\.|(?!(?P=quote))[^\\\n\r])*(?P=quote)""")
_STATEMENT = re.compile(r"^\s*(?:import|const|let|return|await|throw|export \*|export \{)\b.*$", re.MULTILINE)
_ENDED = re.compile(r""";\s*(?://.*)?$""")
_UNENDED = re.compile(r"""[\w)\]'"`}]\s*$""")
_LAST_PAIR = re.compile(r"(?:\w+:[^\n;{}()]*[^\n;{}(),]|\.\.\.[\w.]+|^\s+\w+)(,?)[ \t]*\r?\n\s*\}", re.MULTILINE)
_BRACE = re.compile(r"(?:\b(?:import|type|const|let|export|return) |[(,] ?|[:=] )\{( ?)\w+[^\n{}]*?( ?)\}")
_WIDTHS = {"python": (79, 88, 100, 120), "javascript": (80, 100, 120)}
_INDENTS = {"python": "    ", "javascript": "  "}
_WIDEST = 160
_EXCEPTIONS = 0.02


@dataclass(frozen=True, slots=True)
class Style:
    """The habits of one file."""

    eol: str
    quote: str
    semicolons: bool
    unit: str
    """White space of one level of indentation."""
    width: int
    """The length, in characters, that lines keep to."""
    trailing_comma: bool
    """Whether the last pair of an object on several lines is followed by a comma."""
    spaced: bool
    """Whether a blank stands inside the braces of an object on one line."""

    @property
    def end(self) -> str:
        """What ends a statement."""
        return ";" if self.semicolons else ""


@lru_cache(maxsize=64)
def style_of(source: Source) -> Style:
    """The style of ``source``; where the text shows no habit, the one that its language's formatters have."""
    text = source.text.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    kind = family(source.language) or "javascript"
    lines = text.split("\n")
    return Style(
        eol=eol_of(source.text),
        quote=_quote(text),
        semicolons=kind != "python" and _semicolons(text),
        unit=_unit(lines, _INDENTS[kind]),
        width=_width(lines, _WIDTHS[kind]),
        trailing_comma=_mostly((each[1] for each in _LAST_PAIR.finditer(text)), default=True),
        spaced=kind != "python" and _mostly((each[1] for each in _BRACE.finditer(text)), default=True),
    )


def quoted(value: str, quote: str) -> str:
    """A string literal of ``value`` that both languages read alike."""
    escaped = value.replace("\\", "\\\\").replace(quote, f"\\{quote}")
    return quote + escaped.replace("\n", "\\n").replace("\r", "\\r") + quote


def _quote(text: str) -> str:
    counts = Counter(
        match["quote"] for match in _STRING.finditer(text) if text[match.start() - 1 : match.start()] != "="
    )
    return "'" if counts["'"] > counts['"'] else '"'


def _semicolons(text: str) -> bool:
    lines = [match[0] for match in _STATEMENT.finditer(text)]
    ended = sum(bool(_ENDED.search(line)) for line in lines)
    return ended >= sum(bool(_UNENDED.search(line)) for line in lines)


def _unit(lines: Iterable[str], default: str) -> str:
    indents = [line[: len(line) - len(line.lstrip())] for line in lines if line.strip()]
    if sum(each.startswith("\t") for each in indents) > sum(each.startswith(" ") for each in indents):
        return "\t"
    steps = Counter(len(b) - len(a) for a, b in pairwise(indents) if 1 < len(b) - len(a) <= len("        "))
    return " " * steps.most_common(1)[0][0] if steps else default


def _width(lines: list[str], widths: tuple[int, ...]) -> int:
    lengths = [len(line.expandtabs(4)) for line in lines]
    allowed = _EXCEPTIONS * len(lengths)
    fitting = (width for width in (*widths, _WIDEST) if sum(length > width for length in lengths) <= allowed)
    return next(fitting, _WIDEST)


def _mostly(marks: Iterable[str], *, default: bool) -> bool:
    counts = Counter(bool(each) for each in marks)
    return counts[True] >= counts[False] if counts else default
