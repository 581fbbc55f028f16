"""Why an airplane does not fly."""


class ManifestUnreadable(Exception):
    """``airplane.toml`` is missing or says something that nobody understands; the message names the key."""


class FlightFailed(Exception):
    """A flight ended before its end; the message says at which leg, and what was seen there."""
