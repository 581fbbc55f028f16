"""A capture is written as its file is written."""

import pytest

from tests.support.insertions import Folder, inserted

NODE = {"package.json": '{"dependencies": {}}', "src/store.ts": ""}


def script(text: str, *properties: str, path: str = "src/checkout.ts") -> str:
    """The text with an event in it, for a server."""
    return inserted({path: text, **NODE}, *properties, provider="posthog")


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("import { save } from './store';\n", "captureEvent(userId, 'order_placed', { plan });"),
        ('import { save } from "./store"\n', 'captureEvent(userId, "order_placed", { plan })'),
        ("import {save} from './store';\n", "captureEvent(userId, 'order_placed', {plan});"),
    ],
)
def test_quotes_semicolons_and_the_blanks_in_braces_are_the_files(head: str, line: str) -> None:
    """The file's first lines show its habits."""
    end = ";" if ";" in head else ""
    text = f"{head}\nexport function checkout(userId: string, plan: string) {{\n  save(plan){end}\n  $0\n}}\n"
    after = script(text, "plan")
    assert f"  {line}\n" in after
    assert head.replace("save", "captureEvent").replace("./store", "./analytics-server") in after


def test_line_ends_and_a_missing_last_one_stay() -> None:
    """Files with carriage returns keep them, and no line end is added at the end of the text."""
    folder = Folder({})
    text = b"from store import save\r\n\r\n\r\ndef checkout(user_id):\r\n    save(user_id)"
    folder.texts = {"views.py": text, "store.py": b""}
    folder.marks = {"views.py": (len(text), "    ")}
    proposal = folder.proposal("views.py")
    assert proposal.anchor is not None
    folder.texts["views.py"] = text + b"\r\n"
    folder.marks = {"views.py": (len(text) + 2, "    ")}
    after = folder.take(folder.patch("views.py", provider="posthog"))
    assert after.text("views.py").endswith('    save(user_id)\r\n    capture_event(user_id, "order_placed")\r\n')
    assert "from analytics import capture_event\r\n" in after.text("views.py")
    assert "\n" not in after.text("views.py").replace("\r\n", "")
    assert "\n" not in after.text("analytics.py").replace("\r\n", "")


def test_tabs_indent_where_tabs_do() -> None:
    """Also in a call that is broken."""
    text = (
        "import { save } from './store';\n\nexport function checkout(userId: string, order: Order) {\n"
        "\tsave(order);\n\t$0\n\treturn order;\n}\n"
    )
    properties = ("total=order.basket.total", "currency=order.basket.currency", "plan=order.plan")
    assert (
        "\tcaptureEvent(userId, 'order_placed', {\n\t\ttotal: order.basket.total,\n"
        "\t\tcurrency: order.basket.currency,\n\t\tplan: order.plan,\n\t});\n"
    ) in script(text, *properties)


def test_a_long_python_call_is_broken_as_its_formatters_break_it() -> None:
    """First all arguments on a line of their own, then each on one, with a comma behind the last."""
    text = "from store import save\n\n\ndef checkout(current_user, order):\n    save(order)\n    $0\n    return order\n"
    files = {"views.py": text, "store.py": ""}
    one = inserted(files, "total=order.basket.total", "plan=order.plan", provider="posthog")
    assert (
        '    capture_event(\n        current_user.id,\n        "order_placed",\n'
        '        {"total": order.basket.total, "plan": order.plan},\n    )\n'
    ) in one
    two = inserted(files, "total=order.basket.total", provider="posthog")
    assert '    capture_event(\n        current_user.id, "order_placed", {"total": order.basket.total}\n    )\n' in two


def test_a_file_with_long_lines_keeps_the_call_on_one() -> None:
    """The width is the file's own habit."""
    long = f"LIMIT = {' + '.join(['1000'] * 15)}\n"
    text = f"from store import save\n\n{long}\n\ndef checkout(current_user, order):\n    save(order)\n    $0\n"
    after = inserted(
        {"views.py": text, "store.py": ""}, "total=order.basket.total", "plan=order.plan", provider="posthog"
    )
    assert (
        '    capture_event(current_user.id, "order_placed", {"total": order.basket.total, "plan": order.plan})\n'
        in after
    )


def test_a_last_pair_without_a_comma_is_the_files_habit() -> None:
    """Objects on several lines show it."""
    text = (
        "import { save } from './store';\n\nconst limits = {\n  most: 10,\n  least: 1\n};\n\n"
        "export function checkout(userId: string, order: Order) {\n  save(order);\n  $0\n}\n"
    )
    after = script(text, "total=order.basket.total", "currency=order.basket.currency", "plan=order.plan")
    assert "    plan: order.plan\n  });\n" in after


def test_a_created_module_is_written_like_the_file_that_needs_it() -> None:
    """Quotes, semicolons, indentation and width of the project, so that its formatter has nothing to say."""
    text = (
        "import { save } from './store'\n\nexport function checkout(userId: string, order: Order) {\n"
        "\tsave(order)\n\t$0\n}\n"
    )
    folder = Folder({"src/checkout.ts": text, **NODE})
    module = folder.take(folder.patch("src/checkout.ts", provider="posthog")).text("src/analytics-server.ts")
    assert "import { PostHog } from 'posthog-node'\n" in module
    assert "\tperson: string | number | bigint,\n\tevent: string,\n" in module
    assert ";\n" not in module
    assert "  " not in module.replace(" * ", "")


def test_an_event_name_with_a_quote_is_escaped() -> None:
    """A project's own names may hold anything."""
    text = "from store import save\n\n\ndef checkout(user_id):\n    save('a')\n    $0\n"
    after = inserted({"views.py": text, "store.py": ""}, provider="posthog", event="Buyer's order placed")
    assert "capture_event(user_id, 'Buyer\\'s order placed')" in after


def test_a_statement_without_semicolon_does_not_run_into_the_next_line() -> None:
    """A line that opens with a bracket would be read as a call of what stands before it."""
    text = (
        "import { save } from './store'\n\nexport function checkout(userId: string, order: Order) {\n"
        "  save(order)\n  $0\n  ;[1, 2].forEach(save)\n}\n"
    )
    assert "  captureEvent(userId, 'order_placed')\n  ;[1, 2]" in script(text)
    bare = text.replace(";[1", "[1").replace("save(order)\n", "save(order);\n")
    assert "  captureEvent(userId, 'order_placed');\n  [1, 2]" in script(bare)
