"""Sessions that nobody planned: any order of opening, typing, asking, cancelling and closing keeps both sides alike."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.folders import folder_of
from tests.support.small import SMALL
from tests.support.texts import index_of, line_spans, position_at
from tests.support.wire import Message, Wire

pytestmark = pytest.mark.timeout(180)

PIECES = st.sampled_from(
    [
        *("a", " ", "\n", "\r", "\r\n", "\x0c", "\u2028", "é", "\U0001f600", "\ufeff", "\ud83d", '"', "(", ")", "#"),
        *(
            "posthog.capture(",
            "'user_signed_up'",
            "def signup(form):\n    ",
            "db.session.add(user)\n",
            "`${",
            "<div>",
            "\0",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=8).map("".join)
URIS = st.sampled_from(["untitled:a", "a.py", "orders.py", "web/checkout.ts", "web/form.tsx", "tracking-plan.yaml"])
ENCODINGS = st.sampled_from([["utf-8"], ["utf-16"], ["utf-32", "utf-8"], []])
ASKED = (
    *("textDocument/hover", "textDocument/definition", "textDocument/prepareRename", "textDocument/completion"),
    *("textDocument/codeLens", "textDocument/documentSymbol", "textDocument/diagnostic"),
)
STEPS = st.one_of(
    st.tuples(st.just("open"), URIS, TEXTS),
    st.tuples(st.just("type"), URIS, TEXTS, st.integers(0, 60), st.integers(0, 60)),
    st.tuples(st.just("type"), URIS, TEXTS, st.integers(0, 60), st.integers(0, 60)),
    st.tuples(st.just("close"), URIS),
    st.tuples(st.just("ask"), URIS, st.sampled_from(ASKED), st.integers(0, 60)),
    st.tuples(st.just("cancel"), URIS, st.sampled_from(ASKED), st.integers(0, 60)),
)


class Side:
    """The client's side of a session: its texts, and what it has asked."""

    def __init__(self, wire: Wire, root: Path, encoding: str) -> None:
        self.wire = wire
        self.root = root
        self.encoding = encoding
        self.texts: dict[str, str] = {}
        self.asked: list[Any] = []

    def uri(self, name: str) -> str:
        """The URI of a document."""
        return name if ":" in name else (self.root / name).as_uri()

    def step(self, kind: str, name: str, *rest: Any) -> None:
        """Do one thing, if it can be done now."""
        if kind == "open" and name not in self.texts:
            self.texts[name] = rest[0]
            document = {"uri": self.uri(name), "languageId": "python", "version": 1, "text": rest[0]}
            self.wire.notify("textDocument/didOpen", {"textDocument": document})
        elif kind == "close" and self.texts.pop(name, None) is not None:
            self.wire.notify("textDocument/didClose", {"textDocument": {"uri": self.uri(name)}})
        elif kind == "type" and name in self.texts:
            self._type(name, *rest)
        elif kind in {"ask", "cancel"}:
            self._ask(kind, name, *rest)

    def _type(self, name: str, new: str, one: int, other: int) -> None:
        text = self.texts[name]
        start, end = sorted((one % (len(text) + 1), other % (len(text) + 1)))
        ends = [self._position(text, each) for each in (start, end)]
        begin, stop = (index_of(text, each["line"], each["character"], self.encoding) for each in ends)
        self.texts[name] = text[:begin] + new + text[stop:]
        change = {"range": {"start": ends[0], "end": ends[1]}, "text": new}
        identity = {"uri": self.uri(name), "version": 2}
        self.wire.notify("textDocument/didChange", {"textDocument": identity, "contentChanges": [change]})

    def _ask(self, kind: str, name: str, method: str, at: int) -> None:
        text = self.texts.get(name, "")
        params: Message = {
            "textDocument": {"uri": self.uri(name)},
            "position": self._position(text, at % (len(text) + 1)),
        }
        self.asked.append(self.wire.ask(method, params))
        if kind == "cancel":
            self.wire.notify("$/cancelRequest", {"id": self.asked[-1].number})

    def _position(self, text: str, index: int) -> Message:
        start = max(begin for begin, _ in line_spans(text) if begin <= index)
        end = next(end for begin, end in line_spans(text) if begin == start)
        line, character = position_at(text, min(index, end), self.encoding)
        return {"line": line, "character": character}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(encodings=ENCODINGS, steps=st.lists(STEPS, min_size=5, max_size=60))
def test_any_session_keeps_both_sides_alike(tmp_path: Path, encodings: list[str], steps: list[tuple[Any, ...]]) -> None:
    """Each request is answered once and none fails inside; at the end both sides hold the same texts."""
    asyncio.run(_session(folder_of(tmp_path / "small", SMALL), encodings, steps))


async def _session(root: Path, encodings: list[str], steps: list[tuple[Any, ...]]) -> None:
    async with Wire.start() as wire:
        abilities = {"general": {"positionEncodings": encodings}, "textDocument": {"diagnostic": {}}}
        capabilities = await wire.begin(root.as_uri(), capabilities=abilities)
        side = Side(wire, root, capabilities["positionEncoding"])
        assert side.encoding == (encodings or ["utf-16"])[0]
        for step in steps:
            side.step(*step)
        answers = [await each for each in side.asked]
        assert [
            each["error"] for each in answers if each.get("error", {}).get("code") not in {None, -32800, -32802}
        ] == []
        for name, text in side.texts.items():
            held = await wire.result("luthier/viewFileText", {"uri": side.uri(name)})
            assert held["text"] == text.replace("\ud83d", "\ufffd"), name
        assert await wire.leave() == 0
        assert wire.strays == []
