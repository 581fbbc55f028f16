"""``luthier skills show``: one page as an agent reads it."""

from typing import Annotated

import typer

from lsp_server.commands.options import JsonOption
from lsp_server.commands.output import print_json, print_page, say
from lsp_server.commands.skills.entries import entries, known_provider, named
from lsp_server.commands.skills.listing import shape

ForOption = Annotated[
    str | None,
    typer.Option("--provider", metavar="NAME", help="For whom an airplane is shown.", show_default="its own"),
]
"""The provider that the reader of an airplane sends to."""


def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name from luthier skills list.")],
    *,
    provider: ForOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print one page; an airplane as one page with its tree and its files in the order in which to read them.

    Example: luthier skills show moments/signed_up
    """
    found, *others = named(name, entries(known_provider(provider)))
    if as_json:
        print_json("skills show", {"page": {**shape(found), "text": found.text}})
        return
    print_page(found.text)
    if others:
        say(f"This is {found.address}. There is {' and '.join(each.address for each in others)} as well.")
