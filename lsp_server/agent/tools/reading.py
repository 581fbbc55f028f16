"""The tools by which an agent reads what it cannot know: today's documents, and the SDK that is installed."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from lsp_server.prose import docs as menu
from lsp_server.runs.desk import Declined, Desk
from lsp_server.workspace.sdk import find_packages
from lsp_server.workspace.sdk import read_sdk as sdk_page

_PAGE = 12_000  # characters


def list_docs(desk: Desk, given: Mapping[str, Any]) -> str:
    """The menu of documents: name, title, age."""
    del given
    pages = menu.list_docs(desk.provider.name, datetime.now(UTC).date())
    if not pages:
        raise Declined("There are no documents for this SDK.", "Read its types with read_sdk.")
    return "\n".join(f"- {each.name}: {each.title} (SDK {each.standing}, {each.age_days} days old)" for each in pages)


def read_doc(desk: Desk, given: Mapping[str, Any]) -> str:
    """One document, with where it is from."""
    page = menu.read_doc(desk.provider.name, str(given["name"]), datetime.now(UTC).date())
    if page is None:
        raise Declined(f"There is no document {given['name']}.", "See the names with list_docs.")
    offset = int(given.get("offset", 0))
    end = offset + _PAGE
    more = f"\n\nGo on with offset {end}." if end < len(page.text) else ""
    return f"From {page.source}, {page.date}, SDK {page.standing}.\n\n{page.text[offset:end]}{more}"


def read_sdk(desk: Desk, given: Mapping[str, Any]) -> str:
    """Types and docstrings of the SDK as it is installed in the person's project."""
    wanted, name, offset = str(given.get("package", "")), str(given.get("name", "")), int(given.get("offset", 0))
    found = find_packages(desk.root, desk.provider, str(given.get("near", "")))
    if not found:
        names = ", ".join(desk.provider.packages)
        raise Declined(f"None of {names} is installed in the project.", "Go by the documents: list_docs, read_doc.")
    chosen = [each for each in found if wanted in {"", each.name}]
    if not chosen:
        raise Declined(f"{wanted} is not installed.", f"There is {', '.join(each.name for each in found)}.")
    page = sdk_page(chosen[0], desk.provider, name, offset)
    others = "".join(f"\nAlso installed: {each.name} {each.version}." for each in found if each is not chosen[0])
    more = f"\n\nGo on with offset {page.next_offset}." if page.next_offset else ""
    return f"{chosen[0].name} {chosen[0].version}{others}\n\n{page.text}{more}"
