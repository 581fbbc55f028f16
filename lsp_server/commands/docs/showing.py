"""``luthier docs list`` and ``luthier docs show``."""

from datetime import UTC, date, datetime
from typing import Annotated, Any

import typer
from rich.table import Table

from lsp_server.commands.near import did_you_mean
from lsp_server.commands.options import JsonOption
from lsp_server.commands.output import console, counted, print_json, print_page, width
from lsp_server.errors import InputError
from lsp_server.prose.docs import Doc, list_docs
from lsp_server.prose.knowledge import load_knowledge

ProvidersArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[PROVIDER]...", help="Whose documents.", show_default="all")
]
"""The providers that a command is about."""


def list_(providers: ProvidersArgument = None, *, as_json: JsonOption = False) -> None:
    """List the documents with the version that each is for, and its age."""
    docs = [each for name in known(providers) for each in list_docs(name, today())]
    if as_json:
        print_json("docs list", {"documents": [shape(each) for each in docs]})
        return
    rows = [(address(each), each.title, each.standing, age(each)) for each in docs]
    out = console()
    if width() is None:
        for row in rows:
            out.print("  ".join(row))
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    for row in rows:
        table.add_row(*row)
    out.print(table)


def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name from luthier docs list.")],
    *,
    as_json: JsonOption = False,
) -> None:
    """Print one document."""
    docs = {address(each): each for provider in known(None) for each in list_docs(provider, today())}
    if name not in docs:
        remedy = "See the names with luthier docs list."
        raise InputError(f"There is no document {name}.", did_you_mean(name, docs, remedy))
    doc = docs[name]
    if as_json:
        print_json("docs show", {"document": {**shape(doc), "text": doc.text}})
    else:
        print_page(f"{doc.text}\n{doc.source}, {doc.date}, {doc.standing}, {age(doc)}\n")


def known(providers: list[str] | None) -> list[str]:
    """The names of the providers that are meant; all when none is named.

    Raises:
        InputError: when one is not known.
    """
    names = [each.name for each in load_knowledge().providers]
    for each in providers or ():
        if each not in names:
            raise InputError(f"There is no provider {each}.", did_you_mean(each, names, f"{', '.join(names)}."))
    return providers or names


def today() -> date:
    """The day by which ages are told."""
    return datetime.now(UTC).date()


def address(doc: Doc) -> str:
    """What a person calls a document."""
    return f"{doc.provider}/{doc.name}"


def age(doc: Doc) -> str:
    """How old a document is, in words."""
    return f"{counted(doc.age_days, 'day')} old"


def shape(doc: Doc) -> dict[str, Any]:
    """A document in JSON, without its text."""
    return {
        "provider": doc.provider,
        "name": doc.name,
        "title": doc.title,
        "source": doc.source,
        "date": doc.date.isoformat(),
        "sdk": doc.sdk,
        "verified": doc.verified and not doc.fetched,
        "age_days": doc.age_days,
        "fetched": doc.fetched,
    }
