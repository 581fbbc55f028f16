"""A package without types is told from its code, as far as that goes."""

from pathlib import Path

import pytest

from lsp_server.workspace.sdk import find_packages, read_sdk, surface
from tests.support.sdks import package, provider

VENDOR = provider("posthog")


def members(root: Path, files: dict[str, str], **told: object) -> set[str]:
    """What a package made up of ``files`` offers on its client."""
    package(root, "posthog-node", files, **told)
    [found] = find_packages(root, VENDOR)
    return set(surface(found, VENDOR).members)


@pytest.mark.parametrize(
    "text",
    [
        "class PostHog { constructor() {} capture(event) {} }\nmodule.exports = { PostHog }",
        "function PostHog() {}\nPostHog.prototype.capture = function (event) {}",
        "PostHog.prototype = { capture: function (event) {} }",
        "export const capture = (event) => {}",
        "exports.capture = event => {}",
        "make(PostHog, [{ key: 'capture', value: function capture(event) {} }])",
    ],
)
def test_functions_are_known_by_their_names(text: str, tmp_path: Path) -> None:
    """In the ways in which code gives them names."""
    known = members(tmp_path, {"index.js": text})
    assert "capture" in known
    assert not {"captureEvent", "constructor"} & known


def test_files_that_the_entry_loads_are_read_too(tmp_path: Path) -> None:
    """A circle of them ends."""
    files = {
        "lib/main.js": "module.exports = require('./client')",
        "lib/client.js": "require('./main')\nclass P { capture() {} }",
    }
    assert members(tmp_path, files, main="lib/main") == {"capture"}


def test_code_in_which_nothing_is_called_as_on_a_client_tells_nothing(tmp_path: Path) -> None:
    """A bundle whose names are worn down to letters would make every call wrong."""
    assert members(tmp_path, {"index.js": "function a(b){};class c{d(){}}"}) == set()


def test_a_function_is_shown_with_its_comment(tmp_path: Path) -> None:
    """And with its parameters."""
    text = "/** Captures what somebody did. */\nPostHog.prototype.capture = function (event, done) {}\n"
    package(tmp_path, "posthog-node", {"index.js": text})
    [found] = find_packages(tmp_path, VENDOR)
    assert read_sdk(found, VENDOR, "capture").text == (
        "## capture (function, posthog-node/index.js:2)\n"
        "Captures what somebody did.\n\n```\ncapture(event, done)\n```\n"
    )
    assert "- `capture(event, done)`\n  Captures what somebody did.\n" in read_sdk(found, VENDOR).text + "\n"
