"""What ``luthier listen --json`` prints: one object a line, each as soon as it is known."""

import json
import sys
from datetime import UTC, datetime
from typing import Any

from analyzers.model import Plan
from lsp_server.commands.output import SHAPE_VERSION
from lsp_server.listening.comparing import Verdict
from lsp_server.listening.listener import Listener
from lsp_server.listening.tally import Tally
from lsp_server.listening.values import Arrival, Trouble


class Lines:
    """Prints a line of JSON for everything that happens."""

    def __init__(self, everything: bool) -> None:
        self._everything = everything

    def begin(self, listener: Listener, packages: tuple[str, ...], plan: Plan | None) -> None:
        """The first line: where apps send to, before anything can arrive."""
        del packages
        _line("listening", {"url": listener.url, "port": listener.port, "plan": plan is not None})

    def arrived(self, arrival: Arrival, verdict: Verdict | None, *, first: bool) -> None:
        """One message; what an SDK sends by itself only when everything is wanted."""
        if self._everything or not arrival.automatic:
            _line("event", event_shape(arrival, verdict, repeated=not first))

    def troubled(self, trouble: Trouble) -> None:
        """A request that could not be used."""
        _line("trouble", trouble_shape(trouble))

    def end(self, tally: Tally, plan: Plan | None) -> None:
        """The last line."""
        _line("summary", summary_shape(tally, plan))


def event_shape(arrival: Arrival, verdict: Verdict | None, *, repeated: bool) -> dict[str, Any]:
    """One message as JSON; ``plan`` is null when there is no plan."""
    return {
        "received": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "provider": arrival.provider,
        "kind": arrival.kind.value,
        "event": arrival.event,
        "person": arrival.person,
        "group": arrival.group,
        "properties": arrival.properties,
        "added": arrival.added,
        "automatic": arrival.automatic,
        "time": arrival.time,
        "id": arrival.id,
        "sdk": arrival.sdk,
        "repeated": repeated,
        "plan": None if verdict is None else verdict_shape(verdict),
    }


def verdict_shape(verdict: Verdict) -> dict[str, Any]:
    """What the plan says as JSON."""
    return {
        "standing": verdict.standing.value,
        "meant": verdict.meant,
        "missing": list(verdict.missing),
        "unexpected": list(verdict.unexpected),
        "mistyped": [{"name": name, "planned": planned, "came": came} for name, planned, came in verdict.mistyped],
        "reason": verdict.reason,
    }


def trouble_shape(trouble: Trouble) -> dict[str, Any]:
    """A request that could not be used as JSON."""
    return {
        "status": trouble.status,
        "method": trouble.method,
        "path": trouble.path,
        "message": trouble.message,
        "remedy": trouble.remedy,
    }


def summary_shape(tally: Tally, plan: Plan | None) -> dict[str, Any]:
    """The end as JSON; ``not_seen`` are the events of the plan that never came."""
    return {
        "events": [
            {
                "provider": provider,
                "event": event,
                "count": count,
                "plan": verdict_shape(tally.faults[provider, event]) if (provider, event) in tally.faults else None,
            }
            for (provider, event), count in sorted(tally.events.items())
        ],
        "not_seen": list(tally.not_seen(plan)),
        "automatic": tally.automatic,
        "aside": tally.aside,
        "repeated": tally.repeated,
        "troubles": tally.troubles,
    }


def _line(kind: str, content: dict[str, Any]) -> None:
    text = json.dumps({"version": SHAPE_VERSION, "command": "listen", "type": kind, **content}, ensure_ascii=False)
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
