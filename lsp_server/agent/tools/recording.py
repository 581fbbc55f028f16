"""The tools by which a stage gives its output: files, planned events, lessons."""

from collections.abc import Mapping
from typing import Any

from analyzers.checks import misspells
from analyzers.instrumentation import case_of
from analyzers.model import MODULE_LEVEL, Entry, Lifecycle, PlanProperty, Side, Status, Where
from analyzers.plan import is_rejected, same_event
from analyzers.proposals import is_personal
from lsp_server.runs.desk import Declined, Desk
from lsp_server.runs.values import ChosenFile, Lesson, LessonKind


def record_files(desk: Desk, given: Mapping[str, Any]) -> str:
    """Note files that carry business value; those that are not there are named, and nothing is noted then."""
    wanted = {_path(each["path"]): str(each["why"]) for each in given["files"]}
    missing = [path for path in wanted if not _is_there(desk, path)]
    if missing:
        raise Declined(f"There is no {', '.join(missing)}.", "Name files as Glob lists them, relative to the folder.")
    known = {each.path: each for each in desk.files} | {path: ChosenFile(path, why) for path, why in wanted.items()}
    desk.files = list(known.values())
    return f"Noted; {len(desk.files)} files so far."


def propose_event(desk: Desk, given: Mapping[str, Any]) -> str:
    """Note one event for the plan; what a plan must not hold is declined with the reason."""
    entry = _entry(given)
    for objection in (_misplaced, _misnamed, _unwanted, _personal):
        objection(desk, entry)
    desk.entries = [*(each for each in desk.entries if each.event != entry.event), entry]
    return f"Noted {entry.event}; {len(desk.entries)} so far."


def record_lesson(desk: Desk, given: Mapping[str, Any]) -> str:
    """Note one answer to the question what could have been better."""
    desk.lessons.append(Lesson(LessonKind(given["kind"]), str(given["text"]), str(given.get("page", ""))))
    return "Noted. Thank you."


def _entry(given: Mapping[str, Any]) -> Entry:
    properties = tuple(
        PlanProperty(str(each["name"]), str(each["type"]), str(each.get("description", "")))
        for each in given.get("properties", ())
    )
    return Entry(
        event=str(given["event"]),
        status=Status.PROPOSED,
        moment=str(given.get("moment", "")),
        description=str(given["description"]),
        lifecycle=Lifecycle(given["lifecycle"]),
        side=Side(given["side"]),
        properties=properties,
        where=(Where(_path(given["file"]), str(given["symbol"])),),
    )


def _misplaced(desk: Desk, entry: Entry) -> None:
    [place] = entry.where
    reading = desk.project.readings.get(place.file)
    if reading is None:
        raise Declined(f"{place.file} is no source file here.", "Name a file that was chosen, as it is written there.")
    symbols = [each.qualified_name for each in reading.facts.functions if each.qualified_name]
    if place.symbol not in {*symbols, MODULE_LEVEL}:
        there = ", ".join(sorted(set(symbols))[:20]) or "none"
        raise Declined(f"{place.file} has no function {place.symbol}.", f"It has: {there}.")


def _misnamed(desk: Desk, entry: Entry) -> None:
    case = desk.project.instrumentation.case
    if case is not None and case_of([entry.event]) not in {None, case}:
        raise Declined(f"{entry.event} is not written as the project's names are.", f"Write it in {case.value}.")
    for name in desk.project.instrumentation.event_names:
        if same_event(name, entry.event):
            raise Declined(f"The code has {name} already.", "Leave it out.")
        if misspells(entry.event, name):
            raise Declined(f"{entry.event} looks like {name}, which the code has.", "Leave it out, or name it apart.")


def _unwanted(desk: Desk, entry: Entry) -> None:
    if is_rejected(desk.project.plan, entry.event, entry.where[0], entry.moment):
        raise Declined(f"A person has said no to {entry.event} there.", "Leave it out.")


def _personal(desk: Desk, entry: Entry) -> None:
    del desk
    told = [each.name for each in entry.properties if is_personal(each.name, "", listed=True)]
    if told:
        raise Declined(f"{', '.join(told)} would tell who a person is.", "Take counts, kinds and yes or no instead.")


def _is_there(desk: Desk, path: str) -> bool:
    place = (desk.shadow.root / path).resolve()
    return place.is_relative_to(desk.shadow.root.resolve()) and place.is_file()


def _path(written: object) -> str:
    return str(written).removeprefix("./")
