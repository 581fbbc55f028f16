"""A project that sends nothing yet gets a small module of its own, and the capture uses it."""

from tests.support.insertions import Folder, inserted

SHOP = """
from shop.store import save


def checkout(current_user, order):
    save(order)
    $0
    return order
"""


def test_a_python_project_gets_a_module_in_its_package() -> None:
    """The module stands in the top package and is imported by its full name."""
    folder = Folder({"shop/views.py": SHOP, "shop/store.py": "", "shop/__init__.py": ""})
    patch = folder.patch("shop/views.py", "order_placed", "total=order.total", provider="posthog")
    after = folder.take(patch)
    assert after.text("shop/views.py") == (
        "\nfrom shop.analytics import capture_event\nfrom shop.store import save\n\n\n"
        "def checkout(current_user, order):\n    save(order)\n"
        '    capture_event(current_user.id, "order_placed", {"total": order.total})\n    return order\n'
    )
    assert "from posthog import Posthog" in after.text("shop/analytics.py")


def test_a_typescript_server_gets_a_module_beside_its_code() -> None:
    """The module is imported as the file imports its own modules, in its quotes and without semicolons."""
    text = """
    import express from 'express'
    import { save } from './store'

    export function checkout(userId: string, order: Order) {
      save(order)
      $0
      return order
    }
    """
    assert inserted({"src/checkout.ts": text, "src/store.ts": ""}, provider="segment") == (
        "\nimport express from 'express'\nimport { save } from './store'\n"
        "import { captureEvent } from './analytics-server'\n\n"
        "export function checkout(userId: string, order: Order) {\n  save(order)\n"
        "  captureEvent(userId, 'order_placed')\n  return order\n}\n"
    )
