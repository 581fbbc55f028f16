"""``capture-in-render``: a capture that runs whenever a component is drawn."""

from collections.abc import Iterator

from analyzers.checks.inspection import Inspection, Suspicion
from analyzers.model import Side


def check(file: Inspection) -> Iterator[Suspicion]:
    """Every capture in a component's own body, outside handlers and effects; server components run once."""
    for capture in file.captures():
        function = file.function(capture.function)
        if function is None or function.kind != "component" or function.is_async or file.side(capture) is Side.SERVER:
            continue
        said = f"This runs each time `{function.name or 'the component'}` renders; capture in a handler or an effect."
        yield Suspicion(capture.span, said, capture.event or "", capture.function)
