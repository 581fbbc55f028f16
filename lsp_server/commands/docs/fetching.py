"""Fetch one page as Markdown, and nothing else: bounded in size, time and redirects, and only where it is safe."""

import re
import time
from dataclasses import dataclass
from ipaddress import ip_address

import httpx

MOST_BYTES = 1_000_000
"""A page that is larger is not taken."""
MOST_REDIRECTS = 5
SECONDS = 20.0
"""For a whole page, redirects included."""

_TIMEOUT = httpx.Timeout(10, connect=5)
_TAKEN = ("text/markdown", "text/plain", "text/x-markdown")
_HEADERS = {"Accept": "text/markdown, text/plain;q=0.9", "Accept-Encoding": "identity", "User-Agent": "luthier"}
_NOT_MODIFIED = 304
_HTML = re.compile(r"\s*<(!doctype|html)\b", re.IGNORECASE)


class Unfetched(Exception):
    """Why a page was not fetched, as the end of a sentence about its address."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as its source has it now."""

    text: str
    etag: str
    """Empty when the source names none."""


def opened(*, loopback: bool) -> httpx.Client:
    """A client for several pages; this machine's own servers are asked without a proxy."""
    return httpx.Client(timeout=_TIMEOUT, headers=_HEADERS, follow_redirects=False, trust_env=not loopback)


def fetch(client: httpx.Client, address: str, etag: str = "") -> Fetched | None:
    """The page at ``address``; None when it is still the one that ``etag`` names.

    Raises:
        Unfetched: when it cannot be reached, is none that is taken, or leads where nothing is fetched from.
    """
    start = url = _parsed(address)
    if not _is_safe(url, start):
        raise Unfetched("is not encrypted")
    end = time.monotonic() + SECONDS
    for _ in range(MOST_REDIRECTS + 1):
        headers = {"If-None-Match": etag} if etag else {}
        try:
            with client.stream("GET", url, headers=headers) as response:
                if not response.has_redirect_location:
                    return _page(response, end)
                url = url.join(response.headers["Location"])
            if not _is_safe(url, start):
                raise Unfetched(f"leads to {url}, from where nothing is fetched")
        except httpx.TimeoutException:
            raise Unfetched("did not answer in time") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise Unfetched(f"could not be reached ({type(error).__name__})") from None
    raise Unfetched(f"redirects more than {MOST_REDIRECTS} times")


def is_loopback(address: str) -> bool:
    """Whether an address is one of this machine's own."""
    host = _parsed(address).host
    return host == "localhost" or (_is_number(host) and ip_address(host).is_loopback)


def _page(response: httpx.Response, end: float) -> Fetched | None:
    if response.status_code == _NOT_MODIFIED:
        return None
    if response.status_code != httpx.codes.OK:
        raise Unfetched(f"answers {response.status_code}")
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind not in _TAKEN or response.headers.get("Content-Encoding", "identity") != "identity":
        raise Unfetched(f"is {kind or 'of no named kind'}; only Markdown and plain text are taken")
    content = b""
    for piece in response.iter_raw():
        content += piece
        if len(content) > MOST_BYTES:
            raise Unfetched(f"is larger than {MOST_BYTES // 1000} kB")
        if time.monotonic() > end:
            raise Unfetched("did not answer in time")
    return Fetched(_text(content), response.headers.get("ETag", ""))


def _text(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unfetched("is not UTF-8") from None
    if not text.strip():
        raise Unfetched("is empty")
    if "\0" in text or _HTML.match(text):
        raise Unfetched("is HTML; only Markdown and plain text are taken")
    return text


def _is_safe(url: httpx.URL, start: httpx.URL) -> bool:
    """Encrypted and public, or on the machine's own host when it began there."""
    if url.host == start.host and url.scheme == start.scheme:
        return url.scheme == "https" or (url.scheme == "http" and is_loopback(str(url)))
    return url.scheme == "https" and url.host != "localhost" and not _is_number(url.host)


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _parsed(address: str) -> httpx.URL:
    try:
        return httpx.URL(address)
    except httpx.InvalidURL:
        raise Unfetched("is no address") from None
