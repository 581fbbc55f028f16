"""The moments of a folder for a client that lists them."""

from collections.abc import Iterable
from typing import Any

from lsp_server.convert.flags import ClientFlags
from lsp_server.convert.positions import Placed, range_shown
from lsp_server.features.moment_list import Listed, State


def moment_shown(listed: Listed, uri: str, text: Placed, flags: ClientFlags) -> dict[str, Any]:
    """One moment; ``text`` is what its place is counted in."""
    return {
        "uri": uri,
        "path": listed.path,
        "symbol": listed.symbol,
        "range": range_shown(text, listed.span, flags.encoding),
        "event": listed.event,
        "moment": listed.moment,
        "lifecycle": listed.lifecycle,
        "side": listed.side,
        "question": listed.question,
        "score": listed.score,
        "sureness": listed.sureness,
        "state": listed.state.value,
        "plan": listed.plan,
        "placed": listed.placed,
        "reason": listed.reason,
    }


def folder_moments(
    uri: str, name: str, *, scanned: bool, trouble: str, found: Iterable[Listed], shown: Iterable[dict[str, Any]]
) -> dict[str, Any]:
    """A folder's moments with how many of them are tracked; dismissed ones count nowhere."""
    states = [each.state for each in found]
    tracked = states.count(State.TRACKED)
    return {
        "uri": uri,
        "name": name,
        "scanned": scanned,
        "trouble": trouble,
        "tracked": tracked,
        "total": tracked + states.count(State.PROPOSED),
        "moments": list(shown),
    }
