"""One word has one meaning, and knowledge of products stays out of the code."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import ROOT, modules, parsed

BANNED_IN_NAMES = {"manager", "service", "helper", "helpers", "utils", "common", "base", "data", "info", "wizard"}
OVERRIDES = {"_send_data"}

PRODUCTS = re.compile(
    r"(?<![a-z])("
    + "|".join(map(re.escape, Path(__file__).with_name("products.txt").read_text().split()))
    + r")(?![a-z])",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", modules("analyzers", "lsp_server"), ids=str)
def test_no_product_is_named_in_the_code(path: Path) -> None:
    """What a vendor or framework looks like is Markdown, TOML or a query file."""
    named = sorted({match[0].lower() for match in PRODUCTS.finditer((ROOT / path).read_text("utf-8"))})
    assert named == []


def test_every_provider_is_among_the_names_that_the_code_must_not_hold() -> None:
    """A provider that is added is watched at once; ``segment`` is exempt, since it is a plain word as well."""
    names = [tomllib.loads(each.read_text("utf-8"))["name"] for each in ROOT.glob("skills/providers/*/provider.toml")]
    assert names
    assert [name for name in names if name not in {"segment", "house"} and not PRODUCTS.fullmatch(name)] == []


@pytest.mark.parametrize("path", modules("analyzers", "lsp_server"), ids=str)
def test_names_say_what_a_thing_is(path: Path) -> None:
    """Words that fit every thing name none; what overrides a library's method keeps that name."""
    vague = {name for name in _defined(path) if BANNED_IN_NAMES & set(_words(name))}
    vague |= {name for name in (path.stem,) if BANNED_IN_NAMES & set(_words(name))}
    assert sorted(vague) == []


def _defined(path: Path) -> list[str]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return [node.name for node in ast.walk(parsed(path)) if isinstance(node, kinds) and node.name not in OVERRIDES]


def _words(name: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)]
