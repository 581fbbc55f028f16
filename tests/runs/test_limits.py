"""What a run may use is said for it, or decided by the team."""

from lsp_server.runs.starting import limits_of
from lsp_server.runs.values import Limits
from lsp_server.settings import Settings, overlay


def test_what_a_team_decided_holds_until_something_else_is_said_for_a_run() -> None:
    """Dollars and turns can be said for one run; how long silence is borne is the team's."""
    team = overlay(Settings(), {"agentDollars": 2, "agent_turns": 30, "agent_silence": 45})
    assert limits_of(team) == Limits(dollars=2.0, turns=30, silence=45.0)
    assert limits_of(team, dollars=0.5) == Limits(dollars=0.5, turns=30, silence=45.0)
    assert limits_of(team, turns=5) == Limits(dollars=2.0, turns=5, silence=45.0)


def test_without_a_word_from_anybody_the_limits_are_those_of_a_run() -> None:
    """The two tables of defaults do not drift apart."""
    assert limits_of(Settings()) == Limits()
