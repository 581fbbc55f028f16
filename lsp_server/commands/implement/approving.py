"""A person at the terminal decides on the agent's plan, entry by entry."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import typer
from rich.table import Table
from rich.text import Text

from analyzers.model import Entry, PlanProperty, Status
from lsp_server.commands.output import console, line
from lsp_server.errors import InputError
from lsp_server.runs.approval import approve, approved, reject
from lsp_server.runs.values import Decided

_PROMPT = partial(typer.prompt, err=True)
_CHOICES = "[a]pprove, [e]dit, [r]eject, approve a[l]l that follow, [s]top"
_KINDS = ("string", "number", "boolean")


@dataclass(frozen=True, slots=True)
class Terminal:
    """The person at this terminal."""

    everything: bool
    """Whether every entry was approved beforehand."""
    present: bool
    """Whether there is a terminal to ask at."""
    ask: Callable[..., str] = _PROMPT

    async def approve(self, entries: tuple[Entry, ...]) -> tuple[Decided, ...]:
        """What the person says to each entry.

        Raises:
            InputError: when nobody can be asked; the plan is kept with the run.
            asyncio.CancelledError: when they stop.
        """
        print_entries(entries)
        if self.everything:
            return approved(entries)
        if not self.present:
            raise InputError(
                f"{len(entries)} events wait for approval, and nobody is at the terminal.",
                "Go on with --resume and --approve-all, or at a terminal.",
            )
        return await asyncio.to_thread(self._decide, entries)

    def _decide(self, entries: tuple[Entry, ...]) -> tuple[Decided, ...]:
        decided: list[Decided] = []
        for number, entry in enumerate(entries):
            said = self._choice(f"{entry.event}: {_CHOICES}", "aerls")
            if said == "l":
                return (*decided, *approved(entries[number:]))
            if said == "s":
                raise asyncio.CancelledError
            decided.append(self._one(entry, said))
        return tuple(decided)

    def _one(self, entry: Entry, said: str) -> Decided:
        if said == "r":
            reason = self.ask("  Why not?", default="Not worth tracking")
            return reject(entry, reason)
        if said == "e":
            edited = self._edited(entry)
            return Decided(replace(edited, status=Status.APPROVED), entry.event if edited.event != entry.event else "")
        return approve(entry)

    def _edited(self, entry: Entry) -> Entry:
        event = self.ask("  Name", default=entry.event).strip()
        description = self.ask("  Description", default=entry.description).strip()
        written = " ".join(f"{each.name}:{each.type}" for each in entry.properties)
        given = self.ask("  Properties, as name:type", default=written or "none").split()
        known = {each.name: each for each in entry.properties}
        properties = tuple(_property(each, known) for each in given if each != "none")
        return replace(entry, event=event, description=description, properties=properties)

    def _choice(self, question: str, letters: str) -> str:
        while True:
            said = self.ask(question, default="a").strip().lower()[:1]
            if said and said in letters:
                return said


def _property(written: str, known: dict[str, PlanProperty]) -> PlanProperty:
    name, _, kind = written.strip(",").partition(":")
    before = known.get(name)
    kind = kind if kind in _KINDS else before.type if before else "string"
    return PlanProperty(name, kind, before.description if before else "")


def print_entries(entries: tuple[Entry, ...]) -> None:
    """Show a plan: event, place, properties, and what it says; an agent's words can only be read, and steer nothing."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for entry in entries:
        places = line(", ".join(f"{each.symbol} in {each.file}" for each in entry.where))
        properties = line(", ".join(f"{each.name} ({each.type})" for each in entry.properties))
        said = Text.assemble((places, "cyan"), f"\n{line(entry.description)}", (f"\n{properties}".rstrip(), "dim"))
        table.add_row(Text(line(entry.event), "bold"), said)
    console(aside=True).print(table)
