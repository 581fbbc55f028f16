"""Names that surely have a value: every fence of the sample pages says which, and which may have none."""

import re
from pathlib import Path

import pytest

from tests.support.markers import Fence, read_fences
from tests.support.places import names

_PAGES = Path(__file__).parent.parent / "samples" / "scope"
_TOLD = re.compile(r"^(?:#|//) (bound|unbound): (.*)\n", re.MULTILINE)
_FENCES = [(page.stem, fence) for page in sorted(_PAGES.glob("*.md")) for fence in read_fences(page.read_text(), "a")]


@pytest.mark.parametrize(("page", "fence"), _FENCES, ids=[f"{page}: {fence.section}" for page, fence in _FENCES])
def test_a_name_is_bound_when_every_way_to_the_place_binds_it(page: str, fence: Fence) -> None:
    """Bound are the names that the fence says, and those that it calls unbound are not."""
    told = {key: set(value.split()) for key, value in _TOLD.findall(fence.text)}
    language = "python" if page == "python" else "tsx" if fence.path.endswith("tsx") else "typescript"
    found = set(names(_TOLD.sub("", fence.text), language))
    assert told.get("bound", set()) - found == set()
    assert told.get("unbound", set()) & found == set()
