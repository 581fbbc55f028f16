"""An import stands where its file puts imports, under the name by which the file knows modules."""

import pytest

from analyzers.insertion import compose
from analyzers.model import Refusal, Side
from tests.support.insertions import Folder, inserted, refused

PYTHON = "{head}\n\ndef checkout(user_id):\n    save(user_id)\n    $0\n"
PACKAGE = {"shop/__init__.py": "", "shop/store.py": "", "shop/zones.py": ""}


def python_head(head: str, **files: str) -> str:
    """What stands above the function after the insertion; the function is in ``shop/views.py``."""
    text = inserted({"shop/views.py": PYTHON.format(head=head), **PACKAGE, **files}, provider="posthog")
    return text.partition("\ndef checkout")[0].rstrip("\n") + "\n"


OURS = "from shop.analytics import capture_event\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", OURS),
        ('"""Views."""\n', f'"""Views."""\n\n{OURS}'),
        (
            "#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n",
            f"#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n\n{OURS}",
        ),
        ("from __future__ import annotations\n", f"from __future__ import annotations\n\n{OURS}"),
        ("import os\n", f"import os\n\n{OURS}"),
        ("import os\n\nimport flask\n", f"import os\n\nimport flask\n\n{OURS}"),
        (
            "import flask\n\nfrom shop.store import save\nfrom shop.zones import zone\n",
            f"import flask\n\n{OURS}from shop.store import save\nfrom shop.zones import zone\n",
        ),
        (
            "import flask\nfrom shop.zones import zone\nfrom shop.store import save\n",
            f"import flask\nfrom shop.zones import zone\nfrom shop.store import save\n{OURS}",
        ),
        (
            "from flask import (\n    Flask,\n    request,\n)\nfrom shop.store import (\n    save,\n)\nx = 1\n",
            f"from flask import (\n    Flask,\n    request,\n)\n{OURS}from shop.store import (\n    save,\n)\nx = 1\n",
        ),
        ("from .store import save\n", "from .analytics import capture_event\nfrom .store import save\n"),
    ],
)
def test_a_python_import_joins_its_kind_in_its_order(before: str, after: str) -> None:
    """After the docstring, the coding line and the future; sorted where the group is sorted."""
    assert python_head(before) == after


def test_one_more_name_joins_a_statement_that_imports_from_the_module_already() -> None:
    """On one line behind the last name, and in brackets on a line of its own."""
    module = (
        "import posthog\n\n\ndef identify(a):\n    pass\n\n\n"
        "def track(event, user_id):\n    posthog.capture(event, distinct_id=user_id)\n"
    )
    files = {"shop/events.py": module, **PACKAGE}
    one = PYTHON.format(head="from shop.events import identify\n")
    assert "from shop.events import identify, track\n" in inserted({"shop/views.py": one, **files})
    several = PYTHON.format(head="from shop.events import (\n    identify,\n)\n")
    assert "from shop.events import (\n    identify,\n    track,\n)\n" in inserted({"shop/views.py": several, **files})


def script_head(head: str, path: str = "src/shop/checkout.ts", **files: str) -> str:
    """Likewise for TypeScript."""
    text = f"{head}\nexport async function checkout(userId: string) {{\n  await save(userId);\n  $0\n}}\n"
    project = {path: text, "src/lib/utils.ts": "", "src/shop/store.ts": "", "package.json": "{}", **files}
    return inserted(project, provider="posthog").partition("\nexport async function checkout")[0].rstrip("\n") + "\n"


TS = "import { captureEvent } from "


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f'{TS}"../lib/analytics-server";\n'),
        ('"use server";\n', f'"use server";\n\n{TS}"../lib/analytics-server";\n'),
        ("// Licence\n\n", f'// Licence\n\n{TS}"../lib/analytics-server";\n'),
        ('import a from "a";\n', f'import a from "a";\n{TS}"../lib/analytics-server";\n'),
        (
            'import a from "a";\nimport { save } from "@/shop/store";\nimport type { B } from "./b";\n',
            (
                f'import a from "a";\nimport {{ save }} from "@/shop/store";\n{TS}"@/lib/analytics-server";\n'
                'import type { B } from "./b";\n'
            ),
        ),
        (
            'import { save } from "./store.js";\n',
            f'import {{ save }} from "./store.js";\n{TS}"../lib/analytics-server.js";\n',
        ),
        (
            'import {\n  save,\n} from "./store";\nimport "./side.css";\n',
            f'import {{\n  save,\n}} from "./store";\n{TS}"../lib/analytics-server";\nimport "./side.css";\n',
        ),
    ],
)
def test_a_script_import_stands_with_its_kind(before: str, after: str) -> None:
    """After directives and the licence; aliases and endings are those of the file's other imports."""
    assert script_head(before) == after


def test_an_alias_of_the_compilers_settings_is_used_where_the_file_shows_no_habit() -> None:
    """The settings may hold comments, which is why they are not read as plain JSON."""
    settings = '{\n  // paths\n  "compilerOptions": { "baseUrl": ".", "paths": { "~/*": ["./src/*"] } },\n}\n'
    assert script_head('import a from "a";\n', **{"tsconfig.json": settings}) == (
        f'import a from "a";\n{TS}"~/lib/analytics-server";\n'
    )


def test_modules_that_are_required_stay_required() -> None:
    """By a destructuring constant beside the others."""
    text = (
        "'use strict';\n\nconst express = require('express');\nconst { save } = require('./store');\n\n"
        "exports.checkout = async (userId) => {\n  await save(userId);\n  $0\n};\n"
    )
    after = inserted({"app/checkout.js": text, "app/store.js": "", "package.json": "{}"}, provider="posthog")
    assert (
        "const { save } = require('./store');\nconst { captureEvent } = require('../lib/analytics-server');\n" in after
    )


def test_a_module_of_the_new_kind_imports_with_its_ending() -> None:
    """A file that no bundler reads needs it."""
    text = "export const checkout = async (userId) => {\n  await save(userId);\n  $0\n};\n"
    files = {"checkout.mjs": text, "package.json": '{"type": "module"}'}
    assert inserted(files, provider="posthog").startswith('import { captureEvent } from "./lib/analytics-server.js";\n')


def test_a_file_that_shows_no_way_of_linking_is_refused() -> None:
    """Unless its manifest says it."""
    text = "async function checkout(userId) {\n  await save(userId);\n  $0\n}\n"
    answer = refused({"checkout.js": text, "package.json": "{}"}, provider="posthog")
    assert "imported or required" in answer.reason
    assert answer.remedy == 'Say it with "type" in package.json.'
    told = inserted({"checkout.js": text, "package.json": '{"type": "commonjs"}'}, provider="posthog")
    assert told.startswith('const { captureEvent } = require("./lib/analytics-server");\n\nasync function')


def test_a_name_that_means_something_else_in_the_file_is_avoided() -> None:
    """The import takes another local name; when that is taken too, nothing is written."""
    text = PYTHON.format(head="from shop.store import capture_event\n")
    after = inserted({"shop/views.py": text, **PACKAGE}, provider="posthog")
    assert "from shop.analytics import capture_event as product_capture_event\n" in after
    assert '    product_capture_event(user_id, "order_placed")\n' in after
    both = PYTHON.format(head="from shop.store import capture_event, product_capture_event\n")
    answer = refused({"shop/views.py": both, **PACKAGE}, provider="posthog")
    assert answer.reason == "capture_event is taken by something else here."


def test_a_local_name_that_hides_an_import_is_seen() -> None:
    """The wrapper is imported at the top, but the parameter means something else."""
    module = "import posthog\n\n\ndef track(event, user_id):\n    posthog.capture(event, distinct_id=user_id)\n"
    text = "from shop.events import track\n\n\ndef checkout(user_id, track):\n    save(track)\n    $0\n"
    after = inserted({"shop/views.py": text, "shop/events.py": module, **PACKAGE})
    assert "from shop.events import track, track as product_track\n" in after
    assert '    product_track("order_placed", user_id)\n' in after


@pytest.mark.parametrize(
    ("path", "files", "module", "created"),
    [
        ("checkout.py", {}, "analytics", "analytics.py"),
        (
            "hc/accounts/views.py",
            {
                "manage.py": 'setdefault("SETTINGS", "site.settings")',
                "hc/__init__.py": "",
                "hc/accounts/__init__.py": "",
                "site/__init__.py": "",
            },
            "site.analytics",
            "site/analytics.py",
        ),
        (
            "backend/app/api/items.py",
            {"backend/app/__init__.py": "", "backend/app/api/__init__.py": ""},
            "app.analytics",
            "backend/app/analytics.py",
        ),
        ("src/shop/views.py", {"src/shop/__init__.py": ""}, "shop.analytics", "src/shop/analytics.py"),
    ],
)
def test_a_python_module_is_created_where_the_whole_project_can_import_it(
    path: str, files: dict[str, str], module: str, created: str
) -> None:
    """At the root, in the top package, or in the package of the settings."""
    folder = Folder({path: PYTHON.format(head="import os\n"), **files})
    patch = folder.patch(path, provider="posthog")
    assert created in {hunk.path for hunk in patch.hunks}
    assert f"from {module} import capture_event\n" in folder.take(patch).text(path)


def test_where_nothing_tells_how_a_new_module_is_imported_nothing_is_written() -> None:
    """A folder that is no package, in which nothing imports anything of the project."""
    answer = refused({"tools/deep/checkout.py": PYTHON.format(head="import os\n")}, provider="posthog")
    assert answer.reason == "It cannot be told where a new module is imported from."


def test_a_file_that_is_something_else_is_left_alone() -> None:
    """The new module takes another name beside it."""
    files = {"shop/views.py": PYTHON.format(head=""), **PACKAGE, "shop/analytics.py": "VISITS = 0\n"}
    folder = Folder(files)
    patch = folder.patch("shop/views.py", provider="posthog")
    assert "shop/product_analytics.py" in {hunk.path for hunk in patch.hunks}
    assert "from shop.product_analytics import capture_event\n" in folder.take(patch).text("shop/views.py")


def test_a_file_with_code_for_both_sides_knows_the_two_by_different_names() -> None:
    """A loader runs on the server and a handler in the browser: two modules export the same name."""
    text = (
        'import {{ save }} from "./store";\n\nexport async function action(userId: string) {{\n'
        "  await save(userId);\n{0}}}\n\nexport default function Page() {{\n  const buy = () => {{\n    save();\n"
        "{1}  }};\n  return <a onClick={{buy}} />;\n}}\n"
    )
    files = {"package.json": '{"dependencies": {"vite": "7"}}', "src/store.ts": ""}
    mark, nothing = "  $0\n", ""
    server = Folder({"src/page.tsx": text.format(mark, nothing), **files})
    client = Folder({"src/page.tsx": text.format(nothing, f"  {mark}"), **files})
    groups = [
        server.insert("src/page.tsx", provider="posthog", side=Side.SERVER),
        client.insert("src/page.tsx", "cart_emptied", provider="posthog", side=Side.CLIENT),
    ]
    after = server.take(compose([each for each in groups if not isinstance(each, Refusal)], server.source))
    found = after.text("src/page.tsx")
    assert 'import { captureEvent } from "./analytics-browser";\n' in found
    assert 'import { captureEvent as productCaptureEvent } from "./analytics-server";\n' in found
    assert '  productCaptureEvent(userId, "order_placed");\n' in found
    assert '    captureEvent("cart_emptied");\n' in found
