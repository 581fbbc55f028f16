"""Emacs with eglot, driven by Emacs Lisp that runs inside of it; what a person would be asked is answered there."""

from pathlib import Path
from typing import Any

from tests.support.terminal_editors.ground import Ground, installed
from tests.support.terminal_editors.page import fences

_JOURNEYS = Path(__file__).parent


def setup() -> str:
    """The ``init.el`` of the page."""
    return fences("Emacs", "elisp")[0]


def travel(ground: Ground, journey: str, init: str) -> dict[str, Any]:
    """Start Emacs with ``init`` as its set-up, take a journey, and leave; what it has seen."""
    program = installed("emacs", "emacs-nox and, before Emacs 29, elpa-eglot")
    scripts = [ground.write(".emacs.d/init.el", init), _JOURNEYS / "journey.el", _JOURNEYS / f"{journey}.el"]
    loads = [word for script in scripts for word in ("--load", str(script))]
    seen = ground.drive([program, "--batch", "--funcall", "package-activate-all", *loads])
    assert not seen["failed"], f"{seen['failed']}\n{seen['messages']}"
    return seen
