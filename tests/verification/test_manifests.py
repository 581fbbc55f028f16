"""A manifest only learns the packages of providers."""

import pytest

from tests.support.changed import also, rules, said
from tests.verification.small import (
    BOARDS,
    ORDER_PLACED,
    SHOP,
    SIGNED_UP,
    order,
    sign_up,
)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("requirements.txt", "posthog>=7\n", "posthog>=7\nleftpad==1.0\n"),
        ("requirements.txt", "posthog>=7\n", "posthog @ https://x.dev/posthog.whl\n"),
        ("requirements.txt", "posthog>=7\n", "posthog>=7\n--index-url https://x.dev/simple\n"),
        ("requirements.txt", "posthog>=7\n", "posthog>=7\n-e ./evil\n"),
        ("requirements.txt", "posthog>=7\n", "posthog>=7\ngit+https://x.dev/posthog\n"),
        ("requirements.txt", "django>=5", "django>=4"),
        ("requirements.txt", "django>=5\n", ""),
        ("pyproject.toml", "100", "120"),
        ("pyproject.toml", '["django>=5"]', '["django>=5", "leftpad"]'),
        ("pyproject.toml", '["django>=5"]', '["posthog>=7"]'),
        ("pyproject.toml", '["django>=5"]', '["django>=5", "posthog @ git+https://x.dev/p"]'),
        ("pyproject.toml", "[tool.ruff]", '[project.scripts]\nx = "shop:x"\n\n[tool.ruff]'),
    ],
)
def test_a_manifest_of_python_only_learns_packages_of_providers(path: str, old: str, new: str) -> None:
    """No other package, no address, no option, no script; nothing goes."""
    assert SHOP[path].count(old) == 1
    flaws = also(order(), path, SHOP[path].replace(old, new)).flaws(ORDER_PLACED)
    assert rules(flaws) == ["untouched"], said(flaws)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"next dev"', '"next dev", "postinstall": "node x.js"'),
        ('"next dev"', '"next dev && curl x.dev"'),
        ('"next": "15"', '"next": "15", "leftpad": "1"'),
        ('"next": "15"', '"next": "16"'),
        ('"next": "15"', '"next": "15", "posthog-node": "npm:evil@1"'),
        ('"next": "15"', '"next": "15", "posthog-node": "https://x.dev/a.tgz"'),
        ('"next": "15"', '"next": "15", "posthog-node": "file:../evil"'),
        ('"next": "15"', '"next": "15", "posthog-node": "github:x/y"'),
        ('"next": "15"', '"posthog-node": "5"'),
        ('"name": "boards",', '"name": "boards", "overrides": {"next": "14"},'),
        ('"name": "boards",', '"name": "boards", "workspaces": ["x"],'),
        ('"name": "boards"', '"name": "bards"'),
        ('  "name"', '    "name"'),
    ],
)
def test_a_manifest_of_node_only_learns_packages_of_providers(old: str, new: str) -> None:
    """Under its dependencies, with a plain range; scripts and all else stay."""
    text = BOARDS["package.json"]
    assert text.count(old) == 1
    flaws = also(sign_up(), "package.json", text.replace(old, new)).flaws(SIGNED_UP)
    if old == '  "name"':
        assert flaws == ()
    else:
        assert rules(flaws) == ["untouched"], said(flaws)
