"""Whether a person trusts what is in the folders: without that, no agent works there and nothing of them is run."""

from lsp_server.errors import InputError
from lsp_server.session.memory import Session


def check_trusted(session: Session) -> None:
    """Make sure that the agent may work.

    Raises:
        InputError: when the person does not trust the workspace.
    """
    if not session.trusted:
        raise InputError(
            "The agent does not work in a workspace that is not trusted.", "Trust it in your editor, then try again."
        )


def set_trust(session: Session, *, trusted: bool) -> None:
    """A person trusts the workspace, or does so no longer: then what is under way there ends."""
    session.trusted = trusted
    for run in () if trusted else session.agents:
        run.stop()
