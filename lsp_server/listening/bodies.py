"""Turn the body of a request into the JSON that an SDK put into it, however it was packed."""

import base64
import binascii
import json
import math
import re
import zlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

from lsp_server.listening.values import Request

LARGEST_BODY = 10_000_000
"""Bytes of a body as it is sent."""

LARGEST_TEXT = 50_000_000
"""Bytes of a body when it is unpacked."""

_GZIP = b"\x1f\x8b"
_FORM = re.compile(r"[A-Za-z_][A-Za-z0-9_]*=[^=\s]")
_BASE64 = re.compile(r"[A-Za-z0-9+/_\s-]+={0,2}\s*")
_EITHER_WRAPPER = zlib.MAX_WBITS | 32


class Unreadable(Exception):
    """A body that holds no JSON; ``status`` is the HTTP status that says so."""

    def __init__(self, status: int, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.status, self.message, self.remedy = status, message, remedy


def read_body(request: Request) -> tuple[Any, Mapping[str, str]]:
    """The JSON value that a request carries, and the parameters beside it, of its query and of its form.

    Lines of JSON become a list. A request that carries nothing has the value None.

    Raises:
        Unreadable: when there is something, and it is no JSON or too large.
    """
    query = _parameters(request.query)
    body = unpack(request.body, request.headers.get("content-encoding", ""))
    if not body.strip():
        return _carried(query)
    text = _decoded(body)
    if _FORM.match(text):
        value, form = _carried(_parameters(text.strip()))
        return value, {**query, **form}
    return read_text(text), query


def read_text(text: str) -> Any:
    """The value of JSON, of lines of JSON, or of either in base64.

    Raises:
        Unreadable: when it is none of these.
    """
    trimmed = text.strip()
    if trimmed[:1] not in {"{", "["} and _BASE64.fullmatch(trimmed):
        unpacked = unpack(_from_base64(trimmed))
        trimmed = _decoded(unpacked).strip()
    try:
        return _json(trimmed)
    except ValueError as error:
        lines = [line for line in trimmed.splitlines() if line.strip()]
        if len(lines) > 1 and trimmed.startswith("{"):
            try:
                return [_json(line) for line in lines]
            except ValueError:
                pass
        raise Unreadable(400, f"The body is no JSON: {error}.", "Send what the SDK sends, unchanged.") from None


def unpack(body: bytes, encoding: str = "") -> bytes:
    """``body`` without its compression, known by the encoding that is declared or by how it begins.

    Raises:
        Unreadable: when it is damaged, packed in an unknown way, or larger than ``LARGEST_TEXT``.
    """
    named = encoding.strip().lower()
    if named not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise Unreadable(415, f"The body is packed as {named[:20]}.", "Send it with gzip, or as it is.")
    if not body.startswith(_GZIP) and named != "deflate":
        return body
    parts, left = [], LARGEST_TEXT
    try:
        while body and left >= 0:
            stream = zlib.decompressobj(_EITHER_WRAPPER)
            parts.append(stream.decompress(body, left + 1))
            left -= len(parts[-1])
            if left >= 0 and not stream.eof:
                raise Unreadable(400, "The packed body ends too early.")
            body = stream.unused_data
    except zlib.error as error:
        raise Unreadable(400, f"The packed body is damaged: {error}.") from None
    if left < 0:
        raise Unreadable(413, f"The body unpacks to more than {LARGEST_TEXT // 1_000_000} MB.", "Send smaller batches.")
    return b"".join(parts)


def _carried(fields: Mapping[str, str]) -> tuple[Any, Mapping[str, str]]:
    """The value of the first field that holds one, and the other fields."""
    fault: Unreadable | None = None
    for name, text in fields.items():
        if text[:1] in {"{", "["} or (len(text) >= len("e30=") and _BASE64.fullmatch(text)):
            try:
                value = read_text(text.replace(" ", "+") if text[:1] not in {"{", "["} else text)
            except Unreadable as error:
                fault = fault or error
                continue
            if isinstance(value, dict | list):
                return value, {key: each for key, each in fields.items() if key != name}
    if fault is not None and "data" in fields:
        raise fault
    return None, fields


def _parameters(text: str) -> dict[str, str]:
    """The fields of a query or a form, the first of each name."""
    try:
        return {key: values[0] for key, values in parse_qs(text, keep_blank_values=True, max_num_fields=1000).items()}
    except ValueError:
        raise Unreadable(400, "The form has too many fields.") from None


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(400, "The body is neither UTF-8 nor packed in a known way.") from None


def _from_base64(text: str) -> bytes:
    plain = re.sub(r"\s", "", text).translate(str.maketrans("-_", "+/")).rstrip("=")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4))
    except binascii.Error:
        raise Unreadable(400, "The body is neither JSON nor base64.") from None


def _json(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=lambda _: None, parse_float=_float)
    except RecursionError:
        raise Unreadable(400, "The JSON is nested too deeply.") from None


def _float(written: str) -> float | None:
    """A number that is too large for a float is left out: no JSON can be written of infinity."""
    value = float(written)
    return value if math.isfinite(value) else None
