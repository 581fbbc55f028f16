"""Whatever goes wrong on the way to the model, a person reads one sentence and what to do, and nothing of a request."""

import asyncio
import errno
from collections.abc import Sequence
from pathlib import Path

import pytest
from claude_agent_sdk import CLIConnectionError, CLINotFoundError, ToolResultBlock, UserMessage

from lsp_server.agent.faults import fault_of_error, refuse_full_disk
from lsp_server.runs.faults import AgentFault
from lsp_server.runs.values import Limits, Waits
from tests.support.agents import Studio, processes
from tests.support.model_api import ModelApi, Trouble, Turn, When, say, use

ALWAYS = -1
QUESTION = "hunter6"
"""What is asked, and must stand in no fault."""

REFUSALS: dict[str, tuple[str, Turn]] = {
    "a key that is not accepted": ("key", Trouble(status=401, kind="authentication_error", times=ALWAYS)),
    "a key that may not": ("forbidden", Trouble(status=403, kind="permission_error", times=ALWAYS)),
    "a request that is not understood": ("refused", Trouble(status=400, kind="invalid_request_error", times=ALWAYS)),
    "too long a conversation": (
        "length",
        Trouble(
            status=400,
            kind="invalid_request_error",
            message="prompt is too long: 250000 tokens > 200000 maximum",
            times=ALWAYS,
        ),
    ),
    "too big a request": ("length", Trouble(status=413, kind="request_too_large", times=ALWAYS)),
    "a model that is not there": ("model", Trouble(status=404, kind="not_found_error", times=ALWAYS)),
    "no credit": (
        "credit",
        Trouble(
            status=400, kind="invalid_request_error", message="Your credit balance is too low to go on.", times=ALWAYS
        ),
    ),
    "too many requests": ("rate", Trouble(status=429, kind="rate_limit_error", times=ALWAYS)),
    "too many requests for an hour": (
        "rate",
        Trouble(status=429, kind="rate_limit_error", headers={"retry-after": "3600"}, times=ALWAYS),
    ),
    "an API that is overloaded": ("overloaded", Trouble(status=529, kind="overloaded_error", times=ALWAYS)),
    "an API that fails": ("failing", Trouble(status=500, times=ALWAYS)),
    "a connection that is cut": ("connection", Trouble(drop=When.BEFORE, times=ALWAYS)),
}


@pytest.mark.asyncio
@pytest.mark.parametrize(("kind", "trouble"), REFUSALS.values(), ids=REFUSALS)
async def test_an_api_that_does_not_answer_is_told_in_a_sentence(studio: Studio, kind: str, trouble: Turn) -> None:
    """The kind is right, there is a remedy, and neither the question, the key, nor a path is in it."""
    async with ModelApi([trouble]) as api, studio.conversation(api) as talk:
        with pytest.raises(AgentFault) as fault:
            await talk.ask(QUESTION)
        assert fault.value.kind == kind
        with pytest.raises(AgentFault) as again:
            await talk.ask("Once more.")
        assert again.value.kind == kind
        assert processes() == []
    assert_told(fault.value)


@pytest.mark.asyncio
async def test_a_wrong_key_is_told_at_once(studio: Studio) -> None:
    """The process would ask again for minutes; a key does not become right by that."""
    environment = {"CLAUDE_CODE_MAX_RETRIES": "10"}
    async with ModelApi([Trouble(status=401, kind="authentication_error", times=ALWAYS)]) as api:
        async with studio.conversation({**api.environment, **environment}) as talk:
            with pytest.raises(AgentFault, match="key"):
                await talk.ask("Go.")
        assert len(api.requests) == 1


RECOVERED: dict[str, Sequence[Turn]] = {
    "too many requests": [Trouble(status=429, kind="rate_limit_error"), say("Fine.")],
    "an API that is overloaded": [Trouble(status=529, kind="overloaded_error"), say("Fine.")],
    "a connection that is cut": [Trouble(drop=When.BEFORE), say("Fine.")],
    "a stream that is cut": [Trouble(drop=When.MIDDLE), say("Fine.")],
}


@pytest.mark.asyncio
@pytest.mark.parametrize("script", RECOVERED.values(), ids=RECOVERED)
async def test_what_passes_is_waited_for_and_told(studio: Studio, script: Sequence[Turn]) -> None:
    """A person sees why nothing goes on, and that it will."""
    async with ModelApi(script) as api, studio.conversation(api) as talk:
        assert await talk.ask("Go.") == "Fine."
    waits = [each for each in studio.news if isinstance(each, Waits)]
    assert [(each.attempt, each.of) for each in waits] == [(1, 1)]
    assert waits[0].seconds > 0
    assert waits[0].reason.startswith("The model's API ")


@pytest.mark.asyncio
async def test_an_error_in_the_middle_of_a_stream_is_got_over(studio: Studio) -> None:
    """The process asks for the same response once more, in one piece; a half response has no effect."""
    script = [Trouble(stream_error="overloaded_error"), use("Write", file_path="new.py", content=""), say("Fine.")]
    async with ModelApi(script) as api, studio.conversation(api) as talk:
        assert await talk.ask("Go.") == "Fine."
    assert [each.path for each in studio.used] == ["new.py"]


@pytest.mark.asyncio
@pytest.mark.parametrize("when", When)
async def test_silence_is_ended(studio: Studio, when: When) -> None:
    """The process itself would wait for minutes."""
    limits = Limits(silence=1.5)
    async with ModelApi([Trouble(hang=when)]) as api, studio.conversation(api, limits=limits) as talk:
        with pytest.raises(AgentFault) as fault:
            await talk.ask("Go.")
        assert fault.value.kind == "silence"
        assert processes() == []
    assert_told(fault.value)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("kind", "limits"), [("budget", Limits(dollars=0.01)), ("turns", Limits(turns=2))], ids=["dollars", "turns"]
)
async def test_a_limit_is_kept(studio: Studio, kind: str, limits: Limits) -> None:
    """The agent is stopped with the response that passes the limit, and cannot be asked again."""
    async with ModelApi([use("Read", file_path="app.py")] * 9) as api, studio.conversation(api, limits=limits) as talk:
        with pytest.raises(AgentFault) as fault:
            await talk.ask("Read it again and again.")
        assert fault.value.kind == kind
        assert talk.spent.turns == 2
        assert len(api.requests) <= 3
    assert_told(fault.value)


@pytest.mark.asyncio
async def test_turns_are_counted_over_all_questions(studio: Studio) -> None:
    """A question that may no longer be answered is not asked."""
    async with ModelApi([say("One."), say("Two.")]) as api, studio.conversation(api, limits=Limits(turns=2)) as talk:
        await talk.ask("First.")
        await talk.ask("Second.")
        with pytest.raises(AgentFault, match="as often as it may"):
            await talk.ask("Third.")
        assert len(api.requests) == 2


@pytest.mark.asyncio
async def test_no_key_is_told_without_a_request(studio: Studio) -> None:
    """It is the first thing that a person who tries it meets."""
    async with ModelApi() as api, studio.conversation({**api.environment, "ANTHROPIC_API_KEY": ""}) as talk:
        with pytest.raises(AgentFault) as fault:
            await talk.ask("Go.")
        assert fault.value.kind == "login"
        assert api.requests == []
    assert_told(fault.value)


@pytest.mark.asyncio
async def test_an_api_that_is_not_there_is_told(studio: Studio) -> None:
    """Nothing listens at the address."""
    address = {"ANTHROPIC_BASE_URL": "http://127.0.0.1:9"}
    async with ModelApi() as api, studio.conversation({**api.environment, **address}) as talk:
        with pytest.raises(AgentFault) as fault:
            await talk.ask("Go.")
    assert fault.value.kind == "connection"
    assert_told(fault.value)


@pytest.mark.asyncio
async def test_too_long_a_message_is_told(studio: Studio) -> None:
    """What the process says is read up to 16 MB at once."""
    huge = use("Write", file_path="new.py", content="x" * 17 * 2**20)
    async with ModelApi([huge]) as api, studio.conversation(api) as talk:
        with pytest.raises(AgentFault) as fault:
            await talk.ask("Go.")
    assert fault.value.kind == "oversized"
    assert_told(fault.value)


@pytest.mark.asyncio
async def test_a_program_that_is_not_there_or_not_a_program_is_told(studio: Studio, tmp_path: Path) -> None:
    """So it is on a system that the SDK is not made for."""
    page = tmp_path / "page.txt"
    page.write_text("no program")
    for program in (tmp_path / "nothing", page):
        with pytest.raises(AgentFault) as fault:
            await studio.conversation({}, program=program).__aenter__()
        assert fault.value.kind == "missing"
    assert_told(fault.value)


@pytest.mark.asyncio
async def test_a_program_that_ends_by_itself_is_told(studio: Studio, tmp_path: Path, jailing: bool) -> None:
    """It is not waited for."""
    program = tmp_path / "agent" / "short"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(0o755)
    with pytest.raises(AgentFault) as fault:
        await studio.conversation({}, program=program, jailing=jailing).__aenter__()
    assert fault.value.kind == "ended"
    assert_told(fault.value)


@pytest.mark.asyncio
async def test_a_program_that_is_killed_is_told(studio: Studio) -> None:
    """By the system, when memory runs out."""
    async with ModelApi([Trouble(hang=When.BEFORE)]) as api, studio.conversation(api) as talk:
        asking = asyncio.create_task(talk.ask("Go."))
        await api.asked()
        for each in processes():
            each.kill()
        with pytest.raises(AgentFault) as fault:
            await asking
    assert fault.value.kind == "ended"
    assert_told(fault.value)


@pytest.mark.asyncio
async def test_a_room_that_cannot_be_written_is_told(studio: Studio) -> None:
    """A file stands where the process's own folder should be: the system refuses as it does on a full disk."""
    (studio.room.folder / "config").write_text("in the way")
    with pytest.raises(AgentFault) as fault:
        await studio.conversation({}).__aenter__()
    assert fault.value.kind == "disk"
    assert_told(fault.value)


def test_a_full_disk_under_a_tool_is_told() -> None:
    """The agent could only try again; a text that speaks of one is none."""
    full = "ENOSPC: no space left on device, write"
    with pytest.raises(AgentFault) as fault:
        refuse_full_disk(UserMessage([ToolResultBlock("toolu_1", full, is_error=True)]))
    assert fault.value.kind == "disk"
    for fine in (
        ToolResultBlock("toolu_1", full, is_error=False),
        ToolResultBlock("toolu_1", "String to replace not found: ENOSPC", is_error=True),
    ):
        refuse_full_disk(UserMessage([fine]))


@pytest.mark.parametrize(
    ("kind", "cause"),
    [
        ("disk", OSError(errno.ENOSPC, "/secret/path")),
        ("missing", FileNotFoundError("/secret/path")),
        ("missing", CLINotFoundError("/secret/path")),
        ("ended", CLIConnectionError("/secret/path")),
        ("ended", BrokenPipeError(errno.EPIPE, "/secret/path")),
        ("other", ValueError("/secret/path")),
    ],
    ids=lambda each: each if isinstance(each, str) else type(each).__name__,
)
def test_what_the_sdk_raises_is_told_in_our_words(kind: str, cause: Exception) -> None:
    """Also when it is the cause of what was raised."""
    outer = CLIConnectionError("failed")
    outer.__cause__ = cause if kind != "other" else None
    for error in (cause, outer) if kind != "other" else (cause,):
        fault = fault_of_error(error)
        assert fault.kind == kind
        assert_told(fault)


def assert_told(fault: AgentFault) -> None:
    """Check that a person can make something of ``fault``, and that it gives nothing away."""
    assert fault.message.endswith(".")
    assert fault.remedy.endswith(".")
    assert not any(each in str(fault) for each in (QUESTION, "dummy", "/", "_bundled", "Error", "127.0.0.1"))
