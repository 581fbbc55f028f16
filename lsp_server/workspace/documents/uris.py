"""URIs and paths. Only ``file:`` URIs name something on this machine's disk."""

from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

_HERE = {"", "localhost"}


def path_of(uri: str) -> Path | None:
    """The path that a ``file:`` URI names; None for every other URI, whose text only the editor has."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme.lower() != "file" or "\0" in unquote(parts.path):
        return None
    host = "" if parts.netloc in _HERE else f"//{parts.netloc}"
    path = Path(host + url2pathname(parts.path))
    return path if path.is_absolute() else None


def uri_of(path: Path) -> str:
    """The ``file:`` URI of an absolute path."""
    return path.as_uri()
