"""What an agent planned is shown as text that can only be read."""

from dataclasses import replace

import pytest

from lsp_server.commands.implement.approving import print_entries
from tests.support.recorded import PAID


def test_nothing_that_an_agent_writes_steers_the_terminal_at_which_it_is_approved(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Neither by an escape sequence, a line of its own, nor by a turned reading order."""
    print_entries((replace(PAID, description="Fine.\x1b[2K\rHidden\nevent: other\u202e"),))
    shown = capsys.readouterr().err
    assert "order_paid" in shown
    assert "\x1b[2K" not in shown
    assert "\r" not in shown
    assert "\u202e" not in shown
    assert "Fine.\\x1b[2K Hidden event: other\\u202e" in shown
