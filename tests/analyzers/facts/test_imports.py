"""Imports: every name that a statement binds."""

import pytest

from tests.support.projects import facts_of


@pytest.mark.parametrize(
    ("path", "text", "bound"),
    [
        ("x.py", "import os.path", [("os.path", "*", "os", False)]),
        ("x.py", "import a.b as c, d", [("a.b", "*", "c", False), ("d", "*", "d", False)]),
        ("x.py", "from ..m import (a as b, c)", [("..m", "a", "b", False), ("..m", "c", "c", False)]),
        ("x.py", "from . import views", [(".", "views", "views", False)]),
        ("x.py", "from m import *", [("m", "*", "*", False)]),
        ("x.py", "if TYPE_CHECKING:\n    from m import T", [("m", "T", "T", True)]),
        ("x.ts", "import a from 'm'", [("m", "default", "a", False)]),
        ("x.ts", "import * as a from 'm'", [("m", "*", "a", False)]),
        ("x.ts", "import a, { b as c } from './m'", [("./m", "default", "a", False), ("./m", "b", "c", False)]),
        ("x.ts", "import type { A } from 'm'", [("m", "A", "A", True)]),
        ("x.ts", "import { type A, b } from 'm'", [("m", "A", "A", True), ("m", "b", "b", False)]),
        ("x.ts", "import 'm'", [("m", "", "", False)]),
        ("x.js", "const a = require('m')", [("m", "*", "a", False)]),
        ("x.js", "const { a, b: c } = require('m')", [("m", "a", "a", False), ("m", "b", "c", False)]),
        ("x.js", "const a = require('m').b", [("m", "b", "a", False)]),
        ("x.js", "const a = await import('m')", [("m", "*", "a", False)]),
    ],
)
def test_an_import_says_module_name_alias_and_whether_it_is_for_types(
    path: str, text: str, bound: list[tuple[str, str, str, bool]]
) -> None:
    """Modules stay as written, dots included."""
    found = facts_of(path, text).imports
    assert [(each.module, each.name, each.alias, each.type_only) for each in found] == bound


def test_an_import_s_span_is_its_whole_statement() -> None:
    """All names of one statement share it."""
    text = "import { a, b } from 'm';\nimport c from 'n';\n"
    spans = [text[each.span.start : each.span.end] for each in facts_of("x.ts", text).imports]
    assert spans == ["import { a, b } from 'm';"] * 2 + ["import c from 'n';"]
