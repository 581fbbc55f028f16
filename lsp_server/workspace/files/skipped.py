"""A file or folder that is left out, and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Skipped:
    """A file, or a whole folder, that is not read."""

    path: str
    """POSIX path relative to the workspace folder; a folder's ends with a slash."""
    reason: str
    """Why, in a few words that complete ``skipped: ...``."""
