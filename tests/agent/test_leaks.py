"""Every way by which an agent is known to have read a secret is tried on a room that is full of them.

What a search over the whole copy would find in a second name of a secret file, the copy itself keeps out.
"""

import json
from pathlib import Path

import pytest

from tests.support.agents import Studio, add_plugin
from tests.support.model_api import ModelApi, say, use

SECRETS = ("hunter2", "root:x:")


def battery(shadow: Path, outside: Path, own: Path) -> list[dict[str, object]]:
    """Calls that each found something once, when less was in their way."""
    read = [
        ".env", f"{shadow}/.env", f"{shadow}/sub/../.env", f"{shadow}//./.env", "/proc/self/cwd/.env", ".ENV", ".env ",
        "notes.txt", "again/.env", "config/.env.production", f"{outside}/letter.txt", "home/letter.txt",
        "~/letter.txt", "/etc/passwd", "/proc/self/environ", "/proc/1/environ", f"{own}/.claude.json",
        f"{own}/../record.json", f"{shadow}/../outside/letter.txt",
    ]  # fmt: skip
    search: list[dict[str, str]] = [
        {},
        {"path": str(outside)},
        {"path": f"{shadow}/.env"},
        {"path": "notes.txt"},
        {"path": "home"},
        {"path": f" {outside}"},
        {"glob": ".env*"},
        {"glob": "../**"},
        {"path": "/etc/passwd"},
    ]
    names = ["**/.env*", "home/*", "../../**/letter.txt", f"{outside}/*", "~/*", "{..,sub}/*"]
    edits = [".env", "notes.txt", f"{outside}/letter.txt", "home/letter.txt"]
    skills = [f"@{outside}/letter.txt @/etc/passwd @.env", "@notes.txt"]
    return [
        *(use("Read", file_path=path) for path in read),
        *(use("Grep", pattern="hunter|root", output_mode="content", **where) for where in search),
        *(use("Glob", pattern=pattern) for pattern in names),
        *(use("Edit", file_path=path, old_string="hunter2", new_string="found") for path in edits),
        *(use("Write", file_path=path, content="found") for path in edits),
        *(use("Skill", skill="luthier:reference", args=words) for words in skills),
        use("Skill", skill=f"luthier:reference@{outside}/letter.txt"),
        use("Write", file_path="sub/CLAUDE.md", content=f"@../.env @{outside}/letter.txt"),
        use("Bash", command="cat .env"),
        use("Read", file_path="sub/cart.py"),
    ]


@pytest.mark.asyncio
async def test_nothing_secret_reaches_the_model(studio: Studio, tmp_path: Path, jailing: bool) -> None:
    """Neither in a result, nor in what the process adds by itself; and nothing secret is changed."""
    shadow, outside = studio.room.shadow, tmp_path / "outside"
    outside.mkdir()
    (outside / "letter.txt").write_text("hunter2\n")
    add_plugin(studio)
    for path in (".env", "config/.env.production"):
        studio.write(path, "KEY=hunter2\n")
    (shadow / "notes.txt").symlink_to(".env")
    (shadow / "home").symlink_to(outside)
    (shadow / "again").symlink_to(shadow)
    script = battery(shadow, outside, studio.room.folder / "config")
    async with (
        ModelApi([*script, say("Done.")]) as api,
        studio.conversation({**api.environment, "HOME": str(outside)}, jailing=jailing) as talk,
    ):
        assert await talk.ask(f"Go on. @{outside}/letter.txt @/etc/passwd @.env") == "Done."
    heard = [json.dumps(_without_questions(each.body)) for each in api.requests]
    assert len(heard) == len(script) + 1
    assert [each for each in SECRETS if any(each in text for text in heard)] == []
    assert (outside / "letter.txt").read_text() == "hunter2\n"
    assert studio.read(".env") == "KEY=hunter2\n"
    assert not (shadow / "sub" / "CLAUDE.md").exists()
    assert len(studio.used) == len(script)
    done = [each.tool for each in studio.used if not each.refused]
    assert done == ["Grep", "Glob", "Skill", "Skill", "Read"]


def _without_questions(body: dict[str, object]) -> object:
    """What was sent to the model, without what the model itself said: it may guess what it looks for."""
    messages = body["messages"]
    assert isinstance(messages, list)
    return [each for each in messages if each["role"] != "assistant"]
