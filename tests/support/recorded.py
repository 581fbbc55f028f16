"""Records of runs as tests need them: in a folder of their own, begun and ended without any agent."""

from dataclasses import replace
from pathlib import Path

from analyzers.model import Entry, FileChange, Flaw, Lifecycle, Patch, PlanProperty, Side, Status, Where
from lsp_server.runs.records import Ended, Recorder
from lsp_server.runs.values import (
    Answer,
    Began,
    ChosenFile,
    Decided,
    Lesson,
    LessonKind,
    Limits,
    Outcome,
    Spent,
    Stage,
    Used,
)
from lsp_server.workspace.env_files import EnvSetting

PAID = Entry(
    "order_paid",
    Status.PROPOSED,
    "payment_succeeded",
    "How much is sold?",
    Lifecycle.REVENUE,
    Side.SERVER,
    properties=(PlanProperty("method", "string", "How it was paid"),),
    where=(Where("shop.py", "pay", "a-1"),),
)
LOST = Entry("order_lost", Status.PROPOSED, where=(Where("shop.py", "lose"),))
APPROVED = replace(PAID, status=Status.APPROVED)
REJECTED = replace(LOST, status=Status.REJECTED, reason="rare")
CHOSEN = ChosenFile("shop.py", "people pay here")
FLAW = Flaw("captured-once", "shop.py", "It is not captured.", "order_lost", 4)
SETTING = EnvSetting(".env", "SENDS_KEY", "topsecret")
LESSON = Lesson(LessonKind.CONTRADICTION, "Two pages name two clients.", "stages/3-implement")
CHANGE = FileChange("shop.py", b"a\n", b"a\nb\n")


def a_run(root: Path, until: str = "ready", folder: Path | None = None) -> Recorder:
    """The recorder of a run that came as far as ``until``: a stage, ``decided``, or ``ready``; still held."""
    recorder = Recorder(root, Limits(), "a-model", folder)
    recorder.hear(Began(recorder.run, Limits(), jailed=True, jail="The agent runs in a sandbox."))
    recorder.hear(Used("Read", "shop.py"))
    recorder.hear(Used("Bash", "", "Bash is not available."))
    recorder.hear(Used("Bash", "", "Bash is not available."))
    recorder.hear(Spent(0.25, 3))
    steps = {
        "survey": lambda: recorder.finished(Stage.SURVEY, Answer(files=(CHOSEN,))),
        "plan": lambda: (recorder.finished(Stage.PLAN, Answer(entries=(PAID, LOST))), recorder.proposed((PAID, LOST))),
        "decided": lambda: recorder.decided((Decided(APPROVED), Decided(REJECTED))),
        "implement": lambda: (
            recorder.saved([CHANGE], [SETTING], "order_paid"),
            recorder.finished(Stage.IMPLEMENT, Answer(), "order_paid"),
        ),
        "ready": lambda: recorder.finished(Stage.RETROSPECTIVE, Answer(lessons=(LESSON,))),
    }
    for name, step in steps.items():
        if until == "nothing":
            break
        step()
        if name == until:
            break
    if until == "ready":
        outcome = Outcome(Patch((), ()), (), (APPROVED,), (FLAW,), (replace(LOST, status=Status.APPROVED),))
        recorder.ended(Ended.PARTLY, outcome=outcome)
    return recorder
