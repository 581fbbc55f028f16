"""The report of a run, a page of Markdown; ``page.toml`` holds its words."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from lsp_server.runs.records import Record
from lsp_server.runs.report.lines import Name, head_of, lines_of
from lsp_server.runs.report.markdown import code, escaped, marked
from lsp_server.runs.report.words import dollars, lasted, told


def report_of(record: Record) -> str:
    """All that is kept of a run, for a person: what it came to first, and no text that it wrote."""
    parts = [f"# {_words()['title']}", escaped(told(record)), _list(map(marked, _head(record)))]
    if record.finished or record.begun:
        parts += [f"## {_words()['stages']}", "\n".join(_stages(record))]
    for section in _words()["sections"]:
        if lines := list(_section(record, section["lines"])):
            parts += [f"## {section['heading']}", _list(lines)]
    return "\n\n".join(parts) + "\n"


def _head(record: Record) -> Iterator[tuple[Name | str, ...]]:
    """The head without why it failed, which is said already."""
    yield Name(record.run), f", {record.ended.value}"
    yield from (each for each in head_of(record) if not record.fault or not each[0].startswith(record.fault))


def _stages(record: Record) -> Iterator[str]:
    columns = _words()["columns"]
    yield _row(columns)
    yield _row(["---", "---", "--:", "--:", "--:"])
    for each in record.finished:
        took, cost = lasted(each.began, each.at), escaped(dollars(each.own))
        yield _row([each.stage.value, _event(each.event), took, cost, str(each.own.turns)])
    if record.begun:
        what = f"{_event(record.begun.event)} {_words()['unfinished']}".strip()
        yield _row([record.begun.stage.value, what, "", "", ""])


def _event(name: str) -> str:
    """An event in a table, where a stroke would begin a cell."""
    return code(name).replace("|", r"\|")


def _section(record: Record, titles: dict[str, str]) -> Iterator[str]:
    every = list(lines_of(record))
    for title, before in titles.items():
        yield from (before + marked(parts) for kind, parts in every if kind == title)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _list(lines: Any) -> str:
    return "\n".join(f"- {each}" for each in lines)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(files("lsp_server.runs.report").joinpath("page.toml").read_text("utf-8"))
