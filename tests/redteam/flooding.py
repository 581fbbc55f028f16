"""Attempts to wear out: more calls, more files and more text than anybody needs."""

from tests.support.hostile_attempts import Attempt, Ends

CALLS = 2_100
"""More calls than one run may make."""
FILES = 70
"""More new files than one run may make."""

FILLED: tuple[Attempt, ...] = tuple(
    Attempt(f"new file {at}", "flood", "Write", {"file_path": f"shop/new_{at}.py", "content": "x = 1\n"}, Ends.EITHER)
    for at in range(FILES)
)
GREAT: tuple[Attempt, ...] = (
    Attempt("all of big files", "flood", "Grep", {"pattern": ".", "output_mode": "content"}, Ends.HARMLESS),
    Attempt("a pattern without an end", "flood", "Grep", {"pattern": "(" * 5_000}, Ends.REFUSED),
    Attempt("a path without an end", "flood", "Read", {"file_path": "a/" * 50_000}, Ends.REFUSED),
    Attempt(
        "an edit that doubles a file without an end",
        "flood",
        "Edit",
        {"file_path": "shop/cart.py", "old_string": "e", "new_string": "e" * 20_000, "replace_all": True},
        Ends.REFUSED,
    ),
)
CALLED: tuple[Attempt, ...] = tuple(
    Attempt(f"call {at}", "flood", "Read", {"file_path": f"/none/{at}"}, Ends.REFUSED) for at in range(CALLS)
)
LAST: tuple[Attempt, ...] = (
    Attempt(
        "a file of millions of letters",
        "flood",
        "Write",
        {"file_path": "shop/big.py", "content": "x = 1\n" * 200_000},
        Ends.REFUSED,
    ),
)
FLOODS: tuple[Attempt, ...] = (*FILLED, *GREAT, *CALLED, *LAST)
