"""The arguments and options that several commands share, so that each means the same everywhere."""

from pathlib import Path
from typing import Annotated

import typer

PathArgument = Annotated[
    Path, typer.Argument(help="A project's folder, or one file of it.", show_default="this folder")
]
"""The first argument of every command that looks at code."""

InOption = Annotated[
    Path, typer.Option("--in", metavar="PATH", help="The project's folder.", show_default="this folder")
]
"""The project, for commands whose arguments are something else."""

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON with a stable shape instead of text.")]
"""Ask for the machine's form."""

JobsOption = Annotated[
    int | None,
    typer.Option(min=0, help="Read with so many workers; 0 takes one for each core.", show_default=False),
]
"""How many workers read."""

MinScoreOption = Annotated[
    float | None,
    typer.Option(min=0, max=1, help="Take what is at least this sure, from 0 to 1.", show_default=False),
]
"""How sure a finding must be."""

ProviderOption = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Write for this provider, or for the `house` wrapper.", show_default=False),
]
"""For whom captures are written."""

EventsOption = Annotated[
    list[str] | None,
    typer.Option("--event", "-e", metavar="EVENT", help="Only this event; may be repeated.", show_default=False),
]
"""The events that a command is about."""

MomentsOption = Annotated[
    list[str] | None,
    typer.Option("--moment", "-m", metavar="MOMENT", help="Only this moment; may be repeated.", show_default=False),
]
"""The moments that a command is about."""

FilesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--file",
        "-f",
        metavar="PATTERN",
        help="Only files that match, written as in .gitignore; may be repeated.",
        show_default=False,
    ),
]
"""The files that a command is about."""


def changes_of(
    *, jobs: int | None = None, min_score: float | None = None, provider: str | None = None
) -> dict[str, object]:
    """The settings that options change, by their names; what was not given is left out."""
    given = {"jobs": jobs, "minimum_score": min_score, "provider": provider}
    return {name: value for name, value in given.items() if value is not None}
