"""What a person is told of a run before it begins."""

import subprocess
import sys

import pytest

from analyzers.model import Entry, Status, Where
from lsp_server.runs.scoping import Scope
from lsp_server.runs.values import Candidate, ChosenFile, Limits, Start

PAID = Entry("paid", Status.APPROVED, where=(Where("pay.py", "pay"), Where("pay.py", "again")))
CHOSEN = (ChosenFile("shop.py", "people buy here"),)

WRITING = ["implement", "check", "retrospective"]


@pytest.mark.parametrize(
    ("start", "events", "files", "stages"),
    [
        (Start(candidates=(Candidate("a.py", 0.5, ()),)), [], ["a.py"], ["survey", "plan", *WRITING]),
        (Start(chosen=CHOSEN), [], ["shop.py"], ["plan", *WRITING]),
        (Start(chosen=CHOSEN, proposed=(PAID,)), ["paid"], ["pay.py", "shop.py"], WRITING),
        (Start(entries=(PAID,)), ["paid"], ["pay.py"], WRITING),
    ],
    ids=["all of it", "from a survey", "from a plan", "one event"],
)
def test_a_scope_is_that_of_where_the_run_enters(
    start: Start, events: list[str], files: list[str], stages: list[str]
) -> None:
    """Its events, its files each once, and the stages that are ahead."""
    scope = Scope("shop", start, Limits(), "", "A vendor", jailed=True, jail="")
    assert (list(scope.events), list(scope.files), [each.value for each in scope.stages]) == (events, files, stages)
    assert scope.reads.endswith(".")


def test_telling_a_scope_does_not_load_the_agents_sdk() -> None:
    """It takes a second, and is an extra."""
    asked = "import sys, lsp_server.session.scoping; sys.exit(bool({'claude_agent_sdk', 'mcp'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
