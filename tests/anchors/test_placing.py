"""Captures stand on the success path: every fence of the sample pages says where, or why nowhere."""

import re
from pathlib import Path

import pytest

from tests.support.anchoring import placed
from tests.support.markers import Fence, read_fences

_PAGES = Path(__file__).parent.parent / "samples" / "anchors"
_OPTION = re.compile(r"^[ \t]*(?:#|//) (never|moment|labels): (.*)\n", re.MULTILINE)
_FENCES = [
    (page.stem, fence) for page in sorted(_PAGES.glob("*.md")) for fence in read_fences(page.read_text(), "product")
]


@pytest.mark.parametrize(("page", "fence"), _FENCES, ids=[f"{page}: {fence.section}" for page, fence in _FENCES])
def test_a_capture_stands_where_a_person_marked_it(page: str, fence: Fence) -> None:
    """The place is the marked one, or the reason holds the marked words."""
    options = dict(_OPTION.findall(fence.text))
    labels = tuple(filter(None, options.get("labels", "").split(", ")))
    text = _OPTION.sub("", fence.text)
    case = placed(text, fence.path, options.get("moment", "order_placed"), labels)
    anchor = case.anchor()
    if case.here is None:
        assert isinstance(anchor, str), f"{page}:\n{case.shown(anchor)}"
        assert options["never"] in anchor
    else:
        assert not isinstance(anchor, str), f"{page}: {anchor}"
        assert anchor.offset == case.here, f"{page}:\n{case.shown(anchor)}"
