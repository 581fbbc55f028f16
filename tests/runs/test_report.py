"""The page that tells of a run: all that is kept, what it came to first, and no word of a model sets anything in it."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot
from markdown_it import MarkdownIt
from markdown_it.token import Token

from analyzers.model import Flaw
from lsp_server.runs.records import Begun, Ended, Refused, can_resume
from lsp_server.runs.report import report_of, told
from lsp_server.runs.report.markdown import code, escaped, one_line
from lsp_server.runs.values import ChosenFile, Lesson, LessonKind, Spent, Stage
from tests.support.kept import DIED, FAILED, PARTLY, READY

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])

EVIL = (
    "# x\n\n[a](command:run) ![p](http://e.example/p.png) <img src=x> **b** `c` | d | https://e.example \x1b[2J \u202e"
)
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")

HARMLESS = {
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "code_inline"),
    *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
    *(f"{part}_{end}" for part in ("table", "thead", "tbody", "tr", "th", "td") for end in ("open", "close")),
}


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A clock that is not that of records."""
    monkeypatch.setenv("TZ", "UTC-01:00")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_report_holds_what_a_person_asks_after_a_run() -> None:
    """What needs them, the plan, what was made and looked at, what was refused, and what would have helped."""
    assert report_of(PARTLY) == snapshot("""\
# What the agent did

1 of 2 events is ready to review; 1 needs you: order_lost: It is not captured.

- `20261124-113000-abcdef`, partly
- `/home/ada/work/shop`, 24 Nov 12:30, 4 min
- \\$0.42 of \\$5.00, 23 of 200 turns, `a-model`
- The agent runs in a sandbox.

## Stages

| Stage | Event | Time | Cost | Turns |
| --- | --- | --: | --: | --: |
| survey |  | 12 s | \\$0.05 | 3 |
| plan |  | 48 s | \\$0.07 | 3 |
| implement | `order_paid` | 2 min | \\$0.28 | 16 |
| retrospective |  | 10 s | \\$0.02 | 1 |

## For you to look at

- Events that need you: `order_lost`
- `order_lost`: It is not captured. (`shop.py`, line 5)

## Plan

- `order_paid` approved, it was `order_payed`
- `order_lost` rejected (rare)

## What it made

- Events that are ready: `order_paid`
- Files that it changed: `analytics.py`, `shop.py`
- The checks said: 0 of 1 ready, then 1 of 1 ready

## What it looked at

- `shop.py`: people pay here
- Files that it read: `shop.py`, `cart.py`
- Tools that it used: `Read` 4, `Bash` 2, `Edit` 1
- Asked again: The model is asked too often. (2 times)

## What it was refused

- `Bash` 2 times during survey: Bash is not available at this stage. Use: Read.

## What would have helped

- Two pages name two clients. (agent, contradiction, `stages/3-implement`\\)
- Bash was refused 2 times: No. (host, missing-tool, `stages/1-survey`\\)
""")


def test_a_run_that_broke_off_or_waits_says_so() -> None:
    """With the stage that it is at."""
    assert report_of(DIED) == snapshot("""\
# What the agent did

It is under way.

- `20261123-090000-abcdef`, under-way
- `/home/ada/work/shop`, 23 Nov 10:00
- \\$0.07 of \\$5.00, 1 of 200 turns

## Stages

| Stage | Event | Time | Cost | Turns |
| --- | --- | --: | --: | --: |
| implement | `order_paid` not finished |  |  |  |

## Plan

- `order_paid` approved
""")
    assert report_of(FAILED) == snapshot("""\
# What the agent did

1 event waits for approval, and nobody is at the terminal. Go on at a terminal.

- `20261126-090000-abcdef`, failed
- `/home/ada/work/shop`, 26 Nov 10:00, 40 s
- \\$0.07 of \\$5.00, 2 of 200 turns

## Stages

| Stage | Event | Time | Cost | Turns |
| --- | --- | --: | --: | --: |
| plan |  | 20 s | \\$0.07 | 2 |

## Plan

- `order_paid` waits for you
""")


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (READY, "All 2 events are ready to review."),
        (replace(READY, ready=()), "No event of the plan was approved; nothing was written."),
        (PARTLY, "1 of 2 events is ready to review; 1 needs you: order_lost: It is not captured."),
        (FAILED, "1 event waits for approval, and nobody is at the terminal. Go on at a terminal."),
        (replace(FAILED, fault="", remedy=""), "It failed."),
        (replace(DIED, ended=Ended.DIED), "Luthier ended while it was at work."),
        (replace(DIED, ended=Ended.STOPPED), "It was stopped."),
        (DIED, "It is under way."),
    ],
    ids=lambda each: "" if isinstance(each, str) else each.ended.value,
)
def test_what_a_run_came_to_is_one_sentence(record: object, sentence: str) -> None:
    """The same in a list of runs and at the head of a report."""
    assert told(record) == sentence  # type: ignore[arg-type]


def test_one_can_go_on_with_what_stopped_with_something_left_to_do() -> None:
    """A plan that waits, or events that were approved."""
    gone = replace(DIED, ended=Ended.DIED)
    assert [can_resume(each) for each in (READY, PARTLY, FAILED, DIED, gone)] == [False, False, True, False, True]
    assert not can_resume(replace(FAILED, proposed=()))
    assert not can_resume(replace(gone, decided=PARTLY.decided[1:]))


def test_no_word_of_a_model_or_a_repository_sets_anything() -> None:
    """Neither a heading, a link, a picture, a tag nor a cell comes of it, and nothing that cannot be seen."""
    refused = (Refused(EVIL, EVIL, 2, Stage.SURVEY),)
    record = replace(
        PARTLY,
        root=EVIL,
        fault=EVIL,
        chosen=(ChosenFile(EVIL, EVIL),),
        read=(EVIL, ""),
        refused=refused,
        left=(EVIL,),
        flaws=(Flaw("bound", EVIL, EVIL, EVIL, 3),),
        lessons=(Lesson(LessonKind.OTHER, EVIL, EVIL),),
        finished=(replace(PARTLY.finished[2], event=EVIL),),
        begun=Begun(Stage.IMPLEMENT, EVIL, Spent(0.0, 0), EVIL),
    )
    page = report_of(record)
    assert {each.type for each in _tokens(page)} <= HARMLESS
    headings = [token.content for at, token in enumerate(_tokens(page)) if _tokens(page)[at - 1].type == "heading_open"]
    assert headings == [line.lstrip("# ") for line in report_of(PARTLY).splitlines() if line.startswith("#")]
    assert all(each.isprintable() for each in page.replace("\n", ""))
    assert "https://" not in _CODE.sub("", page), "some readers make a link of every address"


@given(st.text(st.sampled_from("ab1 \n-+=.#*_`[]()<>!|~$&@:/\\{}\"'") | st.characters(), max_size=30))
def test_escaped_words_are_read_as_they_are(text: str) -> None:
    """Whatever they are, one paragraph of plain text comes of them."""
    found = _tokens(f"- so: {escaped(text)}") + _tokens(escaped(text).strip() or "x")
    assert {each.type for each in found} <= HARMLESS - {"heading_open", "code_inline"}
    shown = "".join(each.content for each in found if each.type == "text")
    plain = one_line(text)
    assert shown == f"so: {plain}".strip() + (plain.strip() or "x")


@given(st.text(st.sampled_from("a` b|\\<"), max_size=12))
def test_a_name_is_read_as_it_is(text: str) -> None:
    """Whatever ticks are in it."""
    shown = [each.content for each in _tokens(f"x {code(text)} y") if each.type == "code_inline"]
    assert shown == ([one_line(text)] if text.strip() else [])


def _tokens(page: str) -> list[Token]:
    every = MARKDOWN.parse(page)
    return [part for each in every for part in (each, *(each.children or ()))]
