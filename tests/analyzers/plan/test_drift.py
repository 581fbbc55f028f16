"""The plan and the code come apart, and both sides are told."""

from analyzers.model import (
    Capture,
    CaptureKind,
    Entry,
    Facts,
    Function,
    Plan,
    PlanProperty,
    Reading,
    Role,
    Span,
    Status,
    Where,
)
from analyzers.plan import Drift, DriftKind, captured, drift


def reading(path: str, *events: str, symbol: str = "f", role: Role = Role.PRODUCT, sent: str = "") -> Reading:
    """A file with one function that captures ``events``; ``sent`` lists properties as ``key=value``."""
    pairs = tuple((*each.split("="), Span(0, 0)) for each in sent.split())
    function = Function(symbol, symbol, "function", Span(0, 99), Span(0, 1), Span(2, 99))
    calls = tuple(
        Capture(
            CaptureKind.CAPTURE, "house", event, Span(index, index + 1), pairs, "", "track", Span(index, index + 2), 0
        )
        for index, event in enumerate(events)
    )
    return Reading(Facts(path, "python", role, functions=(function,)), calls, ())


def kinds(found: tuple[Drift, ...]) -> list[tuple[str, str]]:
    """Kind and event of each difference."""
    return [(each.kind.value, each.event) for each in found]


def test_each_side_is_told_what_the_other_lacks() -> None:
    """A proposed event that is not in the code is no drift: it is a proposal."""
    plan = Plan(
        (
            Entry("planned", Status.APPROVED),
            Entry("gone", Status.IMPLEMENTED),
            Entry("idea", Status.PROPOSED),
            Entry("both", Status.IMPLEMENTED),
            Entry("never", Status.REJECTED),
        )
    )
    found = drift(plan, {"a.py": reading("a.py", "both", "wild", "never")})
    assert kinds(found) == [
        ("not_in_plan", "wild"),
        ("rejected_in_code", "never"),
        ("not_in_code", "planned"),
        ("not_in_code", "gone"),
    ]
    assert (found[0].path, found[0].span, found[0].symbol) == ("a.py", Span(1, 2), "f")


def test_captures_in_tests_count_on_neither_side() -> None:
    """A test that captures an event does not implement it."""
    readings = {"test_a.py": reading("test_a.py", "planned", "wild", role=Role.TEST)}
    assert captured(readings) == {}
    assert kinds(drift(Plan((Entry("planned", Status.APPROVED),)), readings)) == [("not_in_code", "planned")]


def test_properties_that_differ_are_named() -> None:
    """Missing, unknown, and of another type than planned."""
    entry = Entry(
        "bought",
        Status.IMPLEMENTED,
        properties=(PlanProperty("plan", "string"), PlanProperty("seats", "number"), PlanProperty("due", "string")),
        where=(Where("a.py", "f"),),
    )
    (found,) = drift(Plan((entry,)), {"a.py": reading("a.py", "bought", sent='seats="3" plan=x color="red" $set={}')})
    assert (found.kind, found.missing, found.extra) == (DriftKind.PROPERTIES, ("due",), ("color",))
    assert found.mistyped == (("seats", "number", "string"),)


def test_a_capture_whose_properties_cannot_be_seen_differs_in_nothing() -> None:
    """They may be built elsewhere; an entry without properties expects none in particular."""
    planned = Entry("bought", Status.IMPLEMENTED, properties=(PlanProperty("plan", "string"),))
    assert drift(Plan((planned,)), {"a.py": reading("a.py", "bought")}) == ()
    loose = Entry("bought", Status.IMPLEMENTED)
    assert drift(Plan((loose,)), {"a.py": reading("a.py", "bought", sent="plan=x")}) == ()


def test_a_renamed_function_is_found_by_its_capture() -> None:
    """The plan learns the new name."""
    old = Where("a.py", "register")
    (found,) = drift(
        Plan((Entry("joined", Status.IMPLEMENTED, where=(old,)),)),
        {"b.py": reading("b.py", "joined", symbol="sign_up")},
    )
    assert (found.kind, found.path, found.symbol, found.where) == (DriftKind.MOVED, "b.py", "sign_up", old)


def test_a_renamed_function_without_a_capture_is_found_by_its_anchor() -> None:
    """The file itself is searched first; a place that is not found anywhere is not said to have moved."""
    asked: list[str] = []

    def find(path: str, where: Where) -> str | None:
        asked.append(path)
        return "sign_up" if path == "b.py" and where.anchor == "f00d" else None

    old = Where("c.py", "register", "f00d")
    readings = {path: reading(path) for path in ("a.py", "b.py", "c.py")}
    (found,) = drift(Plan((Entry("joined", Status.PROPOSED, where=(old,)),)), readings, find)
    assert (found.kind, found.path, found.symbol) == (DriftKind.MOVED, "b.py", "sign_up")
    assert asked == ["c.py", "a.py", "b.py"]
    lost = Entry("joined", Status.PROPOSED, where=(Where("c.py", "register", "0000"),))
    assert drift(Plan((lost,)), readings, find) == ()
