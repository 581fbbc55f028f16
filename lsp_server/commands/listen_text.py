"""What ``luthier listen`` shows a person: a line for each message, and what the plan says against it."""

import json
import sys
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from rich.text import Text

from analyzers.model import CaptureKind, Plan
from lsp_server.commands.output import console, counted, say, width
from lsp_server.listening.comparing import Standing, Verdict, told
from lsp_server.listening.listener import Listener
from lsp_server.listening.pointing import pointers
from lsp_server.listening.tally import Tally
from lsp_server.listening.values import Arrival, Trouble

_PROVIDER, _EVENT, _PERSON = 10, 28, 20
_LONGEST_VALUE = 40
_LONGEST_PROPERTIES = 400


class Screen:
    """Prints what happens as it happens."""

    def __init__(self, everything: bool) -> None:
        self._everything = everything
        self._told: set[tuple[str, str, str]] = set()

    def begin(self, listener: Listener, packages: tuple[str, ...], plan: Plan | None) -> None:
        """Say where apps send to, and how the project's own packages are pointed there."""
        say(f"Listening on {listener.url}; Ctrl-C ends it.")
        say("Point your app here:")
        for title, code in pointers(listener.ingestions, packages, listener.url):
            say(f"  {title:<{_PROVIDER}} {code}")
        if plan is None:
            say("There is no tracking-plan.yaml here, so that nothing is compared; see luthier plan.")
        if width() is not None:
            heads = f"{'time':<8} {'provider':<{_PROVIDER}} {'event':<{_EVENT}} {'person':<{_PERSON}} properties"
            console().print(Text(heads, "bold dim"))

    def arrived(self, arrival: Arrival, verdict: Verdict | None, *, first: bool) -> None:
        """One line, and one more for what is not as planned."""
        if arrival.automatic and not self._everything:
            return
        properties = {**arrival.properties, **(arrival.added if self._everything else {})}
        name, style = _name(arrival)
        line = Text.assemble(
            (f"{datetime.now().astimezone():%H:%M:%S} ", "dim"),
            (f"{arrival.provider:<{_PROVIDER}} ", "cyan"),
            (f"{name:<{_EVENT}} ", style if first else "dim"),
            (f"{_cut(arrival.person or '-', _PERSON):<{_PERSON}} ", "magenta"),
            _properties(properties),
            *_standing(verdict, first=first),
        )
        out = console()
        out.print(line)
        sys.stdout.flush()

    def troubled(self, trouble: Trouble) -> None:
        """The first time that something goes wrong at a path."""
        key = (trouble.method, trouble.path, trouble.message)
        if key in self._told:
            return
        self._told.add(key)
        said = f"{trouble.status} {trouble.method} {trouble.path}: {trouble.message} {trouble.remedy}"
        console().print(Text(said.rstrip(), "yellow"))
        sys.stdout.flush()

    def end(self, tally: Tally, plan: Plan | None) -> None:
        """Each event with its count, what was not as planned, and what never came."""
        out = console()
        heading = f"{counted(tally.captures, 'event')} came"
        extras = [
            f"{tally.aside} about persons and groups" if tally.aside else "",
            f"{tally.automatic} that the SDKs sent by themselves" if tally.automatic else "",
            f"{tally.repeated} sent again" if tally.repeated else "",
            f"{counted(tally.troubles, 'request')} that could not be used" if tally.troubles else "",
        ]
        if width() is not None:
            out.print()  # the terminal has echoed the key that ended it
        out.print(Text("; ".join([heading, *filter(None, extras)]) + ".", "bold"))
        for (provider, event), count in sorted(tally.events.items()):
            verdict = tally.faults.get((provider, event))
            text = Text.assemble(f"  {count:>4} x ", (event, "bold"), (f" {provider}", "dim"))
            out.print(Text.assemble(text, *_standing(verdict, first=True)))
        missing = tally.not_seen(plan)
        if missing:
            out.print(Text(f"Planned and not seen: {', '.join(missing)}.", "dim"))


def _name(arrival: Arrival) -> tuple[str, str]:
    if arrival.kind is not CaptureKind.CAPTURE:
        return f"({arrival.kind.value}{' ' if arrival.group else ''}{arrival.group})", "dim"
    return arrival.event, "dim" if arrival.automatic else "bold"


def _properties(properties: Mapping[str, Any]) -> Text:
    written = " ".join(f"{key}={_value(value)}" for key, value in properties.items())
    return Text(_cut(written, _LONGEST_PROPERTIES))


def _value(value: Any) -> str:
    if isinstance(value, str) and value and " " not in value:
        return _cut(value, _LONGEST_VALUE)
    return _cut(json.dumps(value, ensure_ascii=False), _LONGEST_VALUE)


def _standing(verdict: Verdict | None, *, first: bool) -> list[tuple[str, str]]:
    """What the plan says, on a line of its own when a person watches and it is not good."""
    parts = [] if first else [("  sent again, same id", "dim")]
    if verdict is None or verdict.standing is Standing.ASIDE:
        return parts
    if verdict.good:
        return [*parts, ("  planned", "green")]
    start = "  " if width() is None else "\n         ! "
    style = "red" if verdict.standing in {Standing.MISSPELT, Standing.REJECTED} else "yellow"
    return [*parts, (start + told(verdict), style)]


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
