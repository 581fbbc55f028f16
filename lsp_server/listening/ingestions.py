"""Read how events reach each provider from its ``ingest.toml``."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from analyzers.model import CaptureKind
from lsp_server.errors import KnowledgeBroken
from lsp_server.listening.values import AnswerShape, EndpointShape, Ingestion, MessageShape, Point

PROVIDERS = Path(__file__).parents[2] / "skills" / "providers"

_SCHEMA = "ingest.schema.json"
_LISTS = ("keys", "person", "time", "id", "sdk", "automatic", "added")


def read_ingestions(folder: Path = PROVIDERS) -> tuple[Ingestion, ...]:
    """The ingestions below ``folder``, in the order of their providers' names.

    Raises:
        KnowledgeBroken: names the file and the key that cannot be used.
    """
    schema = Draft202012Validator(json.loads((PROVIDERS / _SCHEMA).read_text("utf-8")))
    return tuple(_ingestion(path, schema) for path in sorted(folder.glob("*/ingest.toml")))


def _ingestion(path: Path, schema: Draft202012Validator) -> Ingestion:
    file = f"{path.parent.name}/{path.name}"
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeBroken(f"{file} is no TOML: {error}.", "Mend that line.") from None
    for fault in schema.iter_errors(table):
        where = "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in fault.absolute_path)
        raise KnowledgeBroken(f"{file}, {where.lstrip('.') or 'its keys'}: {fault.message}.", "Mend that key.")
    return Ingestion(
        provider=path.parent.name,
        title=_title(path.parent),
        messages=tuple(_message(each) for each in table["message"]),
        endpoints=tuple(_endpoint(each) for each in table["endpoint"]),
        points=tuple(Point(tuple(each["packages"]), each["code"]) for each in table["point"]),
        **{key: tuple(table.get(key, ())) for key in _LISTS},
    )


def _title(folder: Path) -> str:
    try:
        return str(tomllib.loads((folder / "provider.toml").read_text("utf-8"))["title"])
    except (OSError, KeyError, tomllib.TOMLDecodeError, UnicodeDecodeError):
        return folder.name


def _message(table: Mapping[str, Any]) -> MessageShape:
    return MessageShape(
        kind=CaptureKind(table["kind"]),
        when=tuple((selector, tuple(patterns)) for selector, patterns in table.get("when", {}).items()),
        event=tuple(table.get("event", ())),
        called=table.get("called", ""),
        automatic=table.get("automatic", False),
        properties=tuple(table.get("properties", ())),
        group=tuple(table.get("group", ())),
    )


def _endpoint(table: Mapping[str, Any]) -> EndpointShape:
    return EndpointShape(
        paths=tuple(table["paths"]),
        methods=tuple(table.get("methods", ("POST",))),
        messages=tuple(table.get("messages", ())),
        answers=tuple(_answer(each) for each in table["answer"]),
    )


def _answer(table: Mapping[str, Any]) -> AnswerShape:
    return AnswerShape(**{**table, "when": tuple(table.get("when", {}).items())})
