"""``luthier docs refresh``: fetch the documents from their sources into the person's cache."""

import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import httpx
import typer

from lsp_server.commands.docs import fetching
from lsp_server.commands.docs.showing import ProvidersArgument, address, known, today
from lsp_server.commands.options import JsonOption
from lsp_server.commands.output import console, counted, print_json, say
from lsp_server.errors import InputError, KnowledgeBroken, WriteFailed
from lsp_server.prose.docs import CURRENT, Doc, cache_folder, cached_doc, shipped_docs
from lsp_server.prose.frontmatter import split
from lsp_server.workspace import atomic

_AT_ONCE = 8
_FAILED = 1


class State(StrEnum):
    """What came of one page."""

    FETCHED = "fetched"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one page."""

    doc: Doc
    """The shipped one."""
    address: str
    """From where it was fetched."""
    state: State
    reason: str = ""
    """Why it failed."""


def refresh(
    providers: ProvidersArgument = None,
    *,
    mirror: Annotated[
        str,
        typer.Option("--from", metavar="ADDRESS", help="A mirror of yours that has PROVIDER/NAME.md.", show_default=""),
    ] = "",
    as_json: JsonOption = False,
) -> int:
    """Fetch the documents from their sources; pages that have not changed are not sent again.

    Only Markdown and plain text are taken, only over https. A page that fails leaves the one that is there.

    Exit codes: 0 every page is as new as its source, 1 some could not be fetched, 2 input that cannot be used.
    """
    names = known(providers)
    wanted = [(each, _address(each, mirror)) for name in names for each in shipped_docs(name)]
    came = refreshed(wanted, cache_folder(), today(), loopback=bool(mirror) and fetching.is_loopback(mirror))
    failed = [each for each in came if each.state is State.FAILED]
    if as_json:
        print_json("docs refresh", {"folder": str(cache_folder()), "pages": [_shape(each) for each in came]})
    else:
        _print(came)
    if failed:
        say(f"{counted(len(failed), 'page')} could not be fetched; what was there before serves.")
    return _FAILED if failed else 0


def refreshed(wanted: Iterable[tuple[Doc, str]], cache: Path, day: date, *, loopback: bool = False) -> list[Came]:
    """Fetch each page from its address into ``cache``, several at once; the result is in the order of ``wanted``."""
    with fetching.opened(loopback=loopback) as client, ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(lambda each: _refreshed(client, each[0], each[1], cache, day), wanted))


def _refreshed(client: httpx.Client, doc: Doc, source: str, cache: Path, day: date) -> Came:
    before = cached_doc(doc.provider, doc.name, cache)
    try:
        page = fetching.fetch(client, source, before.etag if before else "") or _still(before)
        text = _body(page.text)
        target = cache / doc.provider / f"{doc.name}.md"
        atomic.write(target, _rendered(doc, text, page.etag, day).encode(), None)
    except fetching.Unfetched as error:
        return Came(doc, source, State.FAILED, str(error))
    except WriteFailed as error:
        return Came(doc, source, State.FAILED, f"was not kept: {error.message}")
    return Came(doc, source, State.UNCHANGED if before and before.text == text else State.FETCHED)


def _still(before: Doc | None) -> fetching.Fetched:
    """What is kept already, when the source says that it has not changed."""
    if before is None:
        raise fetching.Unfetched("answers that nothing changed, although nothing was kept")
    return fetching.Fetched(before.text, before.etag)


def _rendered(doc: Doc, text: str, etag: str, day: date) -> str:
    """A page of the cache; its date is the day on which it was last found to be so."""
    keys: dict[str, object] = {"title": doc.title, "source": doc.source, "sdk": CURRENT}
    keys |= {"languages": list(doc.languages), "etag": etag}
    lines = [f"{key}: {json.dumps(value)}" for key, value in keys.items()]
    return "\n".join(["---", *lines, f"date: {day.isoformat()}", "---", "", text])


def _body(text: str) -> str:
    """A page without the frontmatter of its source, as it is read back from the cache."""
    try:
        return split(text)[1]
    except KnowledgeBroken:
        return "\n".join(text.splitlines()).strip("\n") + "\n"


def _address(doc: Doc, mirror: str) -> str:
    if not mirror:
        return doc.markdown or doc.source
    if not mirror.startswith(("https://", "http://")):
        raise InputError(f"{mirror} is no address.", "Write it as https://docs.example.com/luthier.")
    return f"{mirror.rstrip('/')}/{doc.provider}/{doc.name}.md"


def _print(came: Sequence[Came]) -> None:
    out = console()
    for each in came:
        said = f": {each.address} {each.reason}." if each.reason else ""
        out.print(f"{address(each.doc)}: {each.state}{said}")


def _shape(each: Came) -> dict[str, str]:
    return {
        "provider": each.doc.provider,
        "name": each.doc.name,
        "address": each.address,
        "state": each.state,
        "reason": each.reason,
    }
