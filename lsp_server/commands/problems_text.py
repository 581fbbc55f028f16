"""Problems as text: a heading for each file on a terminal, one line each when piped."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from rich.table import Table
from rich.text import Text

from analyzers.model import Gravity
from lsp_server.commands.output import console, counted, width
from lsp_server.workspace.located import Located

_STYLES = {Gravity.ERROR: "bold red", Gravity.WARNING: "yellow", Gravity.NOTE: "cyan"}


def print_problems(problems: Sequence[Located], known: int, files: int) -> None:
    """Print ``problems``, already in order; ``known`` is how many a baseline left out, of ``files`` files."""
    out = console()
    if width() is None:
        for each in problems:
            problem = each.problem
            place = f"{problem.path}:{each.line}:{each.column}"
            out.print(f"{place}: {problem.gravity}: {problem.message} [{problem.rule}]")
    else:
        for path, group in groupby(problems, key=lambda each: each.problem.path):
            out.print(Text(path, "bold"))
            out.print(_table(list(group)))
            out.print()
    out.print(_summary(problems, known, files), style="dim")


def _table(problems: Sequence[Located]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", width=8, style="cyan")
    table.add_column(width=7)
    table.add_column(ratio=1)
    for each in problems:
        problem = each.problem
        said = Text.assemble(problem.message, (f"  {problem.rule}", "dim"))
        table.add_row(f"{each.line}:{each.column}", Text(problem.gravity, _STYLES[problem.gravity]), said)
    return table


def _summary(problems: Sequence[Located], known: int, files: int) -> str:
    counts = Counter(each.problem.gravity for each in problems)
    parts = [counted(counts[gravity], gravity.value) for gravity in _STYLES if counts[gravity]]
    said = f"{', '.join(parts) or 'No problems'} in {counted(files, 'file')}"
    known_part = f"; {counted(known, 'known problem')} left out" if known else ""
    return f"{said}{known_part}."
