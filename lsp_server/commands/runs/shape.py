"""One run as JSON; ``shapes.json`` holds its schema."""

from typing import Any

from lsp_server.commands.flaws_shape import flaws_shape
from lsp_server.commands.runs.listing import summary
from lsp_server.runs.records import Finished, Record


def shape(record: Record) -> dict[str, Any]:
    """All that is kept of a run, except the texts that it wrote: they are there to go on with, and in the review."""
    begun = record.begun
    return {
        **summary(record),
        "ended_at": record.ended_at,
        "fault": record.fault,
        "remedy": record.remedy,
        "fault_kind": record.fault_kind,
        "model": record.model,
        "jail": record.jail,
        "limits": {"dollars": record.limits.dollars, "turns": record.limits.turns},
        "stages": [_stage(each) for each in record.finished],
        "unfinished": begun and {"stage": begun.stage.value, "event": begun.event, "began": begun.at},
        "waits": [{"reason": reason, "count": count} for reason, count in record.waits],
        "read": list(record.read),
        "used": dict(record.used),
        "refused": [
            {
                "tool": each.tool,
                "reason": each.reason,
                "count": each.count,
                "stage": each.stage.value if each.stage else "",
            }
            for each in record.refused
        ],
        "chosen": [{"path": each.path, "why": each.why} for each in record.chosen],
        "plan": _plan(record),
        "done": list(record.done),
        "checks": [{"round": each.round, "ready": each.ready, "of": each.of} for each in record.checks],
        "changed": list(record.changed),
        "flaws": flaws_shape(record.flaws),
        "lessons": [
            {"kind": each.kind.value, "page": each.skill, "text": each.text, "teller": each.teller.value}
            for each in record.lessons
        ],
    }


def _stage(finished: Finished) -> dict[str, Any]:
    own = finished.own
    return {
        "stage": finished.stage.value,
        "event": finished.event,
        "began": finished.began,
        "at": finished.at,
        "dollars": round(own.dollars, 4),
        "turns": own.turns,
    }


def _plan(record: Record) -> list[dict[str, str]]:
    """What was decided; as long as nothing is, what waits to be."""
    said = [(each.entry, each.was) for each in record.decided] or [(each, "") for each in record.proposed]
    return [
        {"event": entry.event, "was": was, "status": entry.status.value, "reason": entry.reason} for entry, was in said
    ]
