"""What is to be set in an env file."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class EnvSetting:
    """A variable that the app will need, to be put into an env file by the host when a person agrees."""

    path: str
    """POSIX path of the env file, relative to the workspace folder."""
    name: str
    value: str = field(default="", repr=False)
    """Empty when a person has to fill it in."""
