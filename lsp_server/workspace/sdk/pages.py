"""Show the types and docstrings of an installed SDK, a page at a time."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analyzers.model import Provider
from lsp_server.workspace.sdk.finding import Installed
from lsp_server.workspace.sdk.reading import symbols_of
from lsp_server.workspace.sdk.surface import client_types
from lsp_server.workspace.sdk.symbols import Declaration, Symbols

_PAGE = 12_000  # characters
_WORD = re.compile(r"[A-Za-z_]\w*")
_MOST_TYPES = 12


@dataclass(frozen=True, slots=True)
class SdkPage:
    """A piece of an SDK's own declarations."""

    text: str
    next_offset: int
    """Where the next page begins, in characters; 0 when this is the last."""
    total: int
    """Characters in all."""


def read_sdk(installed: Installed, provider: Provider, name: str = "", offset: int = 0) -> SdkPage:
    """The declarations of ``name`` with the types that they speak of; without a name, what the client offers.

    ``name`` may be a member with its owner (``Client.capture``); what is not declared gives an empty page.
    """
    symbols = symbols_of(installed)
    parts = _about(symbols, name) if name else _overview(symbols, client_types(installed, provider))
    whole = "\n\n".join(dict.fromkeys(parts))
    start = max(0, offset)
    end = start + _PAGE
    return SdkPage(whole[start:end], end if end < len(whole) else 0, len(whole))


def _about(symbols: Symbols, name: str) -> Iterator[str]:
    owner, _, last = name.rpartition(".")
    found = [each for each in symbols.declarations if each.name == last and owner in {"", each.owner}]
    yield from (_headed(each) for each in found)
    members = [each for each in symbols.members.get(last, ()) if not each.name.startswith("_")]
    yield from (_headed(each) for each in members)
    named = dict.fromkeys(word for each in found for word in _WORD.findall(each.text) if word != last)
    kinds = [one for word in named if word[:1].isupper() for one in symbols.top.get(word, ())]
    yield from (_headed(each) for each in kinds[:_MOST_TYPES])


def _overview(symbols: Symbols, types: Iterable[str]) -> Iterator[str]:
    for owner in types:
        members = [each for each in symbols.members.get(owner, ()) if not each.name.startswith("_")]
        if members:
            yield f"# {owner}\n" + "\n".join(f"- {_brief(each)}" for each in members)
    functions = [each for each in symbols.declarations if not each.owner and each.callable and _is_public(each)]
    if functions:
        yield "# The module\n" + "\n".join(f"- {_brief(each)}" for each in functions)


def _is_public(declaration: Declaration) -> bool:
    return not declaration.name.startswith("_") and "/" not in declaration.file.removeprefix("dist/")


def _headed(declaration: Declaration) -> str:
    owner = f"{declaration.owner}." if declaration.owner else ""
    return f"## {owner}{declaration.name} ({declaration.file})\n{declaration.text}"


def _brief(declaration: Declaration) -> str:
    """The signature in one line, without what documents it."""
    code = re.sub(r'/\*.*?\*/|""".*?"""|^\s*//.*$', "", declaration.text, flags=re.DOTALL | re.MULTILINE)
    return " ".join(code.split())[:300]
