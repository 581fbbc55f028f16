"""What was sound is sound, and every new name is bound."""

import pytest

from tests.support.changed import Changing, also, edited, planned, rules, said
from tests.verification.small import (
    ACTIONS,
    BOARDS,
    CALL,
    CREATED,
    DONE,
    ORDER_ARGUMENTS,
    ORDER_PLACED,
    ORDERS,
    SHOP,
    order,
)


def test_what_parsed_still_parses() -> None:
    """A bracket that is missing, an indent that fits nowhere, a word that waits where nothing waits."""
    assert rules(order(ORDER_ARGUMENTS[:-1]).flaws(ORDER_PLACED)) == ["parses"]
    bent = edited(SHOP, ORDERS, (CREATED, f"{CREATED}   {CALL.strip()}\n"))
    assert "parses" in rules(bent.flaws(ORDER_PLACED))
    text = order().after[ORDERS] or ""
    waiting = Changing(SHOP, {ORDERS: text.replace("posthog.capture", "await posthog.capture")})
    flaws = waiting.flaws(ORDER_PLACED)
    assert rules(flaws) == ["parses"]
    assert "`place`, which is not asynchronous" in said(flaws)
    assert "parses" in rules(edited(BOARDS, ACTIONS, (DONE, f"  if (user) {{\n{DONE}")).flaws())


def test_a_file_that_was_broken_may_stay_as_broken() -> None:
    """Only more errors than before are held against the change."""
    shop = {**SHOP, ORDERS: SHOP[ORDERS] + "\n\ndef broken(:\n    pass\n"}
    assert "parses" not in rules(order(file=shop).flaws(ORDER_PLACED))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("package.json", '{"name": '),
        ("pyproject.toml", "[project\n"),
        ("config.yaml", "a: [1\n"),
        ("config.json", "{,}"),
    ],
)
def test_structured_files_can_be_read(path: str, text: str) -> None:
    """By the readers of their languages."""
    before = {**SHOP, "package.json": "{}", "config.yaml": "a: [1]\n", "config.json": "{}"}
    assert "parses" in rules(also(order(file=before), path, text).flaws(ORDER_PLACED))


@pytest.mark.parametrize("name", ["current_user", "customer", "g"])
def test_a_name_is_bound_in_its_file(name: str) -> None:
    """A variable that occurs nowhere else was made up."""
    flaws = order(f'"order_placed", distinct_id={name}.id, properties={{"total": cart.total}}').flaws(ORDER_PLACED)
    assert rules(flaws) == ["bound"]
    assert f"`{name}` is nowhere bound in this file" in said(flaws)


@pytest.mark.parametrize(
    ("package", "folder", "bound"),
    [("nuxt", "server/utils", True), ("nuxt", "server/lib", False), ("vue", "server/utils", False)],
)
def test_a_name_that_the_framework_imports_by_itself_is_bound(package: str, folder: str, bound: bool) -> None:
    """What stands in its folders is known everywhere, in a project that has it."""
    before = {
        "server/api/boards.post.ts": "export default defineEventHandler(async (event) => {\n"
        "  const board = await addBoard(event);\n  return board;\n});\n",
        f"{folder}/store.ts": "export function personOf(board: Board): string {\n  return board.owner;\n}\n",
        "server/lib/analytics.ts": "import { PostHog } from 'posthog-node';\nconst client = new PostHog('');\n"
        "export function captureEvent(person: string, event: string) {\n"
        "  client.capture({ distinctId: person, event });\n}\n",
    }
    after = before["server/api/boards.post.ts"].replace(
        "  return board", "  captureEvent(personOf(board), 'board_created');\n  return board"
    )
    text = f"import {{ captureEvent }} from '../lib/analytics';\n{after}"
    changing = Changing(before, {"server/api/boards.post.ts": text}, (package,))
    flaws = changing.flaws(planned("board_created", "server/api/boards.post.ts"))
    assert ("bound" in rules(flaws)) != bound


def test_the_client_itself_is_bound() -> None:
    """A telling name is not enough."""
    shop = {**SHOP, ORDERS: SHOP[ORDERS].replace("import posthog\n\n", "")}
    flaws = order(file=shop).flaws(ORDER_PLACED)
    assert rules(flaws) == ["bound"]
    assert said(flaws) == "`posthog` is not imported in this file; add the import."
