"""What a run does, as lines on standard error while it does it."""

import sys

from lsp_server.commands.output import counted, line, say
from lsp_server.runs.standing import DOING
from lsp_server.runs.values import Began, Checked, News, Spent, StageBegan, Used, Waits


class Teller:
    """Tells the news of one run; at a terminal with each file, else with each stage."""

    def __init__(self) -> None:
        self._full = sys.stderr.isatty()
        self._limits = ""
        self._files: set[str] = set()

    def tell(self, news: News) -> None:
        """Say one piece of news."""
        match news:
            case Began(run, limits, _, jail):
                self._limits = f"of ${limits.dollars:.2f} and {counted(limits.turns, 'turn')}"
                say(f"Run {run}: at most ${limits.dollars:.2f} and {counted(limits.turns, 'turn')}. {jail}")
            case StageBegan(stage, event, number, of):
                about = f" {event} ({number} of {of})" if event else ""
                say(line(f"{DOING[stage]}{about} …"))
            case Used(tool, path, refused) if refused:
                say(f"  {line(f'refused: {tool} {path}: {refused}'.replace(' :', ':'))}")
            case Used(tool, path) if self._full and path and path not in self._files:
                self._files.add(path)
                say(f"  {line(f'{tool.lower()} {path}')}")
            case Waits(attempt, of, seconds, reason):
                say(f"  {reason} Asking again in {seconds:.0f} s ({attempt} of {of}).")
            case Checked(ready, of, _):
                say(f"  {ready} of {of} ready")
            case Spent(dollars, turns) if self._full:
                say(f"  ${dollars:.2f}, {counted(turns, 'turn')} {self._limits}")
            case _:
                pass
