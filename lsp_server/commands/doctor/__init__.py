"""``luthier doctor``: what is in order here, what is not, and what to do about it."""

from pathlib import Path

from rich.table import Table
from rich.text import Text

from lsp_server.commands.doctor.agent import look_at_agent
from lsp_server.commands.doctor.folder import look_at_folder
from lsp_server.commands.doctor.installation import look_at_installation
from lsp_server.commands.doctor.sign import Sign, State
from lsp_server.commands.options import JsonOption, PathArgument
from lsp_server.commands.output import console, print_json, width
from lsp_server.errors import InputError

__all__ = ["doctor"]

BROKEN = 1

_STYLES = {State.OK: "green", State.NOTE: "yellow", State.BROKEN: "bold red"}


def doctor(path: PathArgument = Path(), *, as_json: JsonOption = False) -> int:
    """Say what is in order with this installation and this project, and what to do about what is not.

    Of a key only its presence is told, never its value.

    Exit codes: 0 everything that is needed works, 1 something is broken, 2 input that cannot be used.
    """
    root = path.resolve()
    if not root.is_dir():
        raise InputError(f"{path} is no folder.", "Name a project's folder.")
    signs = [*look_at_installation(), *look_at_agent(), *look_at_folder(root)]
    if as_json:
        print_json("doctor", {"signs": [sign.shape() for sign in signs]})
    else:
        _print(signs)
    return BROKEN if any(sign.state is State.BROKEN for sign in signs) else 0


def _print(signs: list[Sign]) -> None:
    out = console()
    if width() is None:
        for sign in signs:
            remedy = f" {sign.remedy}" if sign.remedy else ""
            out.print(f"{sign.state}: {sign.subject}: {sign.said}{remedy}")
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    for sign in signs:
        said = Text.assemble(sign.said, (f" {sign.remedy}" if sign.remedy else "", "dim"))
        table.add_row(Text(sign.state, _STYLES[sign.state]), Text(sign.subject, "bold"), said)
    out.print(table)
