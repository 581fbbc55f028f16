"""``properties-not-as-planned``: a capture that sends other properties than the plan says."""

from collections.abc import Iterator

from analyzers.checks.inspection import Inspection, Suspicion, name_span
from analyzers.plan import compare_properties, live_entry


def check(file: Inspection) -> Iterator[Suspicion]:
    """Every capture of a planned event with properties missing, unknown to the plan, or of another type."""
    for capture in file.captures():
        entry = live_entry(file.plan, capture.event or "")
        if entry is None:
            continue
        missing, extra, mistyped = compare_properties(entry, capture)
        said = [f"lacks {_listed(missing)}"] if missing else []
        said += [f"sends {_listed(extra)}, which the plan does not know"] if extra else []
        said += [f"sends `{name}` as a {shown} and not as a {planned}" for name, planned, shown in mistyped]
        if said:
            message = f"`{capture.event}` is not captured as planned: it {' and '.join(said)}."
            yield Suspicion(name_span(capture), message, capture.event or "", capture.function)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)
