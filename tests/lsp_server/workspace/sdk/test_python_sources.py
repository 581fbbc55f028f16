"""The members of a Python client are told from its source, and nothing of it is ever run."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from lsp_server.workspace.sdk import Installed, find_packages, read_sdk, surface
from tests.support.sdks import provider, python_package

VENDOR = provider("posthog")
INIT = "__init__.py"


def found(root: Path, files: dict[str, str]) -> Installed:
    """A package made up of ``files``, as it is found."""
    python_package(root / ".venv", "posthog", "posthog", files)
    [one] = find_packages(root, VENDOR)
    return one


def members(root: Path, files: dict[str, str]) -> set[str]:
    """What a package made up of ``files`` offers on its client."""
    return set(surface(found(root, files), VENDOR).members)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({INIT: "def capture(): ...\nhost = _a = 1\nimport json\nfrom typing import Any"}, {"capture", "host"}),
        ({INIT: "from .b import *", "b.py": "def capture(): ...\ndef _hidden(): ..."}, {"capture"}),
        ({INIT: "from posthog.b import capture", "b.py": "def capture(): ..."}, {"capture"}),
        ({INIT: "from .b import capture as inner_capture", "b.py": "def capture(): ..."}, set()),
        ({INIT: "from . import b", "b.py": "def capture(): ..."}, {"b"}),
        ({INIT: "try:\n    from .b import capture\nexcept ImportError:\n    capture = None", "b.py": ""}, {"capture"}),
        ({INIT: "if True:\n    def capture(): ...\nelse:\n    def capture(x): ..."}, {"capture"}),
        ({INIT: "def __getattr__(name): ...\ndef capture(): ..."}, set()),
        ({INIT: "from requests import *\ndef capture(): ..."}, set()),
        ({INIT: "from .a import *", "a.py": "from . import *\nfrom .a import *\ndef capture(): ..."}, {"capture"}),
        ({INIT: "def capture(): ...", "__init__.pyi": "def capture(): ...\ndef flush(): ..."}, {"capture", "flush"}),
    ],
)  # fmt: skip
def test_members_of_a_module_that_is_the_client(files: dict[str, str], expected: set[str], tmp_path: Path) -> None:
    """What is the module's own, or its package's; none when one may be missing."""
    assert members(tmp_path, files) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("class Posthog:\n    def a(self): ...\n    def _b(self): ...", {"a"}),
        ("class Base:\n    def a(self): ...\nclass Posthog(Base):\n    def b(self): ...", {"a", "b"}),
        ("class Posthog:\n    def __init__(self):\n        self.a = 1\n        self._b = 2", {"a"}),
        ("class Posthog:\n    a: int\n    b = 1\n    @staticmethod\n    def c(): ...", {"a", "b", "c"}),
        ("from abc import ABC\nclass Posthog(ABC):\n    async def a(self): ...", {"a"}),
        ("class Posthog(threading.Thread):\n    def a(self): ...", set()),
        ("class Posthog:\n    def a(self): ...\n    def __getattr__(self, name): ...", set()),
        (
            "class Flags:\n    def get(self): ...\nclass Posthog:\n    @property\n    def flags(self) -> Flags: ...",
            {"flags", "flags.get"},
        ),
        ("class Posthog(Posthog):\n    def a(self): ...", {"a"}),
    ],
)
def test_members_of_a_class_that_makes_clients(text: str, expected: set[str], tmp_path: Path) -> None:
    """Own and inherited ones; the classes themselves are names of the module."""
    assert members(tmp_path, {INIT: text}) - {"Posthog", "Base", "Flags"} == expected


def test_nothing_of_a_package_is_run(tmp_path: Path) -> None:
    """Reading it leaves no trace."""
    trace = tmp_path / "trace"
    text = f"open({str(trace)!r}, 'w').close()\ndef capture(): ...\n"
    one = found(tmp_path, {INIT: text, "setup.py": text})
    assert "def capture" in read_sdk(one, VENDOR, "capture").text
    assert surface(one, VENDOR).members == {"capture"}
    assert not trace.exists()


def test_a_function_is_shown_with_its_docstring_and_the_types_of_its_arguments(tmp_path: Path) -> None:
    """The fields of a typed dictionary are its keywords."""
    arguments = "class Arguments(TypedDict):\n    distinct_id: str\n    '''Whose event it is.'''\n    at: 'When'\n"
    text = '''from posthog.arguments import Arguments
def capture(event: str, *, flush=False, **kwargs: Unpack[Arguments]) -> str | None:
    """Capture what somebody did.

    Args:
        event: Its name.
    """
    return send(SECRET_BODY)
'''
    one = found(tmp_path, {INIT: text, "arguments.py": arguments})
    assert read_sdk(one, VENDOR, "capture").text == (
        "## capture (function, posthog/__init__.py:2)\n"
        "Capture what somebody did.\n\nArgs:\n    event: Its name.\n\n"
        "```\ndef capture(event: str, *, flush=False, **kwargs: Unpack[Arguments]) -> str | None: ...\n```\n\n"
        "## Arguments (class, posthog/arguments.py:1)\n"
        '```\nclass Arguments(TypedDict):\n    distinct_id: str\n    """Whose event it is."""\n    at: \'When\'\n```\n'
    )


@pytest.mark.parametrize("name", ["Posthog.capture", "posthog.Posthog.capture", "capture"])
def test_a_member_is_found_by_any_of_its_names(name: str, tmp_path: Path) -> None:
    """With its class, with its module, or alone."""
    text = "class Client:\n    def capture(self, event): ...\nclass Posthog(Client): ...\n"
    page = read_sdk(found(tmp_path, {INIT: text}), VENDOR, name)
    assert "Posthog.capture (method, posthog/__init__.py:2)\n```\ndef capture(self, event): ..." in page.text


PIECES = (
    *(
        "class Posthog",
        "(Base)",
        "(Posthog)",
        ":\n",
        "    ",
        "def capture(",
        "self, ",
        "event: Base = 1",
        "):",
        " ...\n",
    ),
    *("from . import *\n", "from .. import *\n", "from .a import capture\n", "import posthog\n", "@property\n", "\n"),
    *("a.b.c", " = ", "'''", '"', "\\", "é", "\x00", "lambda: ", "if True:\n", "try:\n", "except:\n", *"()[]{}"),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=some.lists(some.sampled_from(PIECES), max_size=40))
def test_no_source_holds_anybody_up(pieces: list[str], tmp_path: Path) -> None:
    """Whatever a file says, it is read to the end, and twice the same."""
    one = found(tmp_path, {INIT: "".join(pieces), "a.py": "from . import *\n"})
    for name in ("", "capture", "Posthog", "Posthog.capture"):
        assert read_sdk(one, VENDOR, name) == read_sdk(one, VENDOR, name)
    assert surface(one, VENDOR) == surface(one, VENDOR)
