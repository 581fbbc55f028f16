"""Records as they lie on a person's disk: of runs long ago, so that what is shown of them is always the same."""

from dataclasses import replace
from pathlib import Path

from lsp_server.runs.records import Begun, Ended, Finished, Record, Refused
from lsp_server.runs.records.store import FILE
from lsp_server.runs.records.written import to_json
from lsp_server.runs.values import Checked, Decided, Lesson, LessonKind, Limits, Spent, Stage, Teller
from tests.support.recorded import APPROVED, CHOSEN, FLAW, LESSON, LOST, PAID, REJECTED

_AT = "2026-11-24T11:{}+00:00"

PARTLY = Record(
    "20261124-113000-abcdef",
    "/home/ada/work/shop",
    _AT.format("30:00"),
    Limits(),
    ended=Ended.PARTLY,
    ended_at=_AT.format("34:10"),
    model="a-model",
    jail="The agent runs in a sandbox.",
    spent=Spent(0.42, 23),
    finished=(
        Finished(Stage.SURVEY, _AT.format("30:12"), Spent(0.05, 3), "", _AT.format("30:00")),
        Finished(Stage.PLAN, _AT.format("31:00"), Spent(0.12, 6), "", _AT.format("30:12"), Spent(0.05, 3)),
        Finished(
            Stage.IMPLEMENT, _AT.format("33:30"), Spent(0.4, 22), "order_paid", _AT.format("31:30"), Spent(0.12, 6)
        ),
        Finished(Stage.RETROSPECTIVE, _AT.format("34:10"), Spent(0.42, 23), "", _AT.format("34:00"), Spent(0.4, 22)),
    ),
    waits=(("The model is asked too often.", 2),),
    read=("shop.py", "cart.py"),
    used=(("Read", 4), ("Bash", 2), ("Edit", 1)),
    refused=(Refused("Bash", "Bash is not available at this stage. Use: Read.", 2, Stage.SURVEY),),
    chosen=(CHOSEN,),
    proposed=(PAID, LOST),
    decided=(Decided(APPROVED, "order_payed"), Decided(REJECTED)),
    done=("order_paid",),
    checks=(Checked(0, 1, 1), Checked(1, 1, 2)),
    rounds=(("captured-once", 1),),
    ready=("order_paid",),
    left=("order_lost",),
    changed=("analytics.py", "shop.py"),
    flaws=(FLAW,),
    lessons=(LESSON, Lesson(LessonKind.MISSING_TOOL, "Bash was refused 2 times: No.", "stages/1-survey", Teller.HOST)),
)
"""It handed one event over and left one."""

READY = replace(
    PARTLY,
    run="20261125-090000-abcdef",
    root="/home/ada/work/site",
    began="2026-11-25T09:00:00+00:00",
    ended=Ended.READY,
    ended_at="2026-11-25T11:30:00+00:00",
    spent=Spent(11.5, 140),
    ready=("order_paid", "order_lost"),
    left=(),
    flaws=(),
    lessons=(),
)
"""It handed everything over."""

FAILED = Record(
    "20261126-090000-abcdef",
    "/home/ada/work/shop",
    "2026-11-26T09:00:00+00:00",
    Limits(),
    ended=Ended.FAILED,
    ended_at="2026-11-26T09:00:40+00:00",
    fault="1 event waits for approval, and nobody is at the terminal.",
    remedy="Go on at a terminal.",
    spent=Spent(0.07, 2),
    finished=(Finished(Stage.PLAN, "2026-11-26T09:00:40+00:00", Spent(0.07, 2), "", "2026-11-26T09:00:20+00:00"),),
    proposed=(PAID,),
)
"""It waits for an answer to its plan."""

DIED = Record(
    "20261123-090000-abcdef",
    "/home/ada/work/shop",
    "2026-11-23T09:00:00+00:00",
    Limits(),
    spent=Spent(0.07, 1),
    begun=Begun(Stage.IMPLEMENT, "2026-11-23T09:00:20+00:00", Spent(0.05, 1), "order_paid"),
    decided=(Decided(APPROVED),),
)
"""It is at an event, and nobody holds it."""


def keep(state: Path, *records: Record) -> None:
    """Put records where a person's state is."""
    for each in records:
        place = state / "runs" / each.run
        place.mkdir(parents=True)
        (place / FILE).write_text(to_json(each), "ascii")
