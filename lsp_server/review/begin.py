"""Begin a review of a patch."""

from collections.abc import Callable

from analyzers.model import Patch
from lsp_server.review.values import Piece, Review, Sheet


def begin(patch: Patch, texts: Callable[[str], bytes | None]) -> Review:
    """A review in which nothing is decided.

    ``texts`` gives the texts that the hunks were made against, None for a file that does not exist.
    """
    pieces = [Piece(number, hunk) for number, hunk in enumerate(patch.hunks)]
    sheets = []
    for path in dict.fromkeys(hunk.path for hunk in patch.hunks):
        mine = tuple(piece for piece in pieces if piece.hunk.path == path)
        creates = any(piece.hunk.creates for piece in mine)
        sheets.append(Sheet(path, None if creates else texts(path) or b"", mine))
    return Review(tuple(sheets))
