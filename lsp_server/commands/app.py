"""The command line's table of subcommands; each is loaded only when it is run, so that ``--help`` is quick."""

import importlib
import importlib.metadata
import importlib.util
from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from lsp_server.commands.near import did_you_mean

COMMANDS = {
    "tour": "Show the whole way on the surest moments: found, proposed, and as a diff.",
    "scan": "Show where a code base earns or loses its business, with the evidence.",
    "propose": "Show which events belong there, with their properties and the question each answers.",
    "insert": "Print the events' code as a diff, or write it with --write.",
    "implement": "Let the agent plan and write events in a copy, and print what it made as a diff.",
    "plan": "Show and change the tracking plan.",
    "check": "Check the captures that exist, and the plan against the code.",
    "listen": "Receive events on this machine while you click through your app.",
    "docs": "Read the documents about SDKs that an agent may look things up in, and fetch newer ones.",
    "skills": "Show what an agent is given to read, and write it as a skill that any agent can use.",
    "runs": "Show what the agent did on this machine: stages, cost, refusals, how it ended.",
    "retrospectives": "Show what the agent says would have set it up better, by page and kind.",
    "schema": "Print the JSON Schema of the tracking plan, or of what a command prints with --json.",
    "doctor": "Say what is in order here and what is not.",
    "serve": "Start the language server on standard input and output, for an editor.",
}
"""Every subcommand with its line in the help; the module of the same name holds the function of the same name."""


class Subcommands(TyperGroup):
    """A group that knows its commands by their help line and loads the one that is run."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Names in the order of the table, as far as they are part of this installation."""
        del ctx
        return [name for name in COMMANDS if importlib.util.find_spec(f"lsp_server.commands.{name}")]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A command to be listed: its name and its help line."""
        return TyperCommand(cmd_name, help=COMMANDS[cmd_name]) if cmd_name in self.list_commands(ctx) else None

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command to be run, loaded; an unknown one ends with the usage and the one that was meant."""
        known = self.list_commands(ctx)
        if args and args[0] not in known and not args[0].startswith("-"):
            ctx.fail(f"There is no command {args[0]}. {did_you_mean(args[0], known)}".rstrip())
        name, command, rest = super().resolve_command(ctx, args)
        return name, command if name is None else _loaded(name), rest


def _loaded(name: str) -> Any:
    """The command from its module: a ``typer.Typer`` called ``app`` when it has subcommands, else its function."""
    module = importlib.import_module(f"lsp_server.commands.{name}")
    group = getattr(module, "app", None)
    if not isinstance(group, typer.Typer):
        group = typer.Typer(add_completion=False)
        group.command(name, help=_help(module, name))(getattr(module, name))
    return typer.main.get_command(group)


def _help(module: Any, name: str) -> str:
    function: Callable[..., Any] = getattr(module, name)
    return function.__doc__ or COMMANDS[name]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"luthier {importlib.metadata.version('luthier')}")
        raise typer.Exit


app = typer.Typer(
    name="luthier",
    cls=Subcommands,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def luthier(
    version: Annotated[
        bool, typer.Option("--version", metavar="", callback=_version, is_eager=True, help="Show it.")
    ] = False,
) -> None:
    """Find where a code base earns or loses its business, and put the tracking events there that belong.

    Everything runs on this machine, without an account, and nothing is written unless you say --write.

    Exit codes: 0 nothing to report, 1 problems were found, 2 usage or input that cannot be used, 3 a fault of its own.
    """
    del version
