"""Every error that a person may see.

::

    LuthierError               catch this at the edge: print the message and the remedy
    ├── InputError             an argument, setting or path of the user's that cannot be used
    ├── FileChanged            a file is no longer what an edit was made against
    ├── PlanUnreadable         the tracking plan does not parse or does not follow its schema
    ├── Stopped                a person stopped it: no failure
    ├── KnowledgeBroken        a shipped or added Markdown, TOML or query file is malformed
    └── WriteFailed            the disk refused: full, read-only, no permission
"""


class LuthierError(Exception):
    """Something went wrong that a person can mend.

    ``message`` says what happened in one sentence, ``remedy`` what to do about it.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message if not remedy else f"{message} {remedy}")
        self.message = message
        self.remedy = remedy


class InputError(LuthierError):
    """An argument, setting or path that the user gave cannot be used."""


class FileChanged(LuthierError):
    """A file is no longer the text that an edit was made against; nothing was written."""


class PlanUnreadable(LuthierError):
    """The tracking plan cannot be read; it is never overwritten in this state."""


class Stopped(LuthierError):
    """A person stopped what was under way; ``remedy`` says how to go on with it, when it can be gone on with."""

    def __init__(self, remedy: str = "") -> None:
        super().__init__("Stopped.", remedy)


class KnowledgeBroken(LuthierError):
    """A Markdown, TOML or query file of the knowledge is malformed."""


class WriteFailed(LuthierError):
    """The disk refused a write; the file that was there is untouched."""
