"""The tokens of code as far as they mean something: no matter its layout, its comments and its quotes."""

from collections.abc import Iterator
from hashlib import blake2b
from itertools import pairwise

from tree_sitter import Node

from analyzers.scope.syntax import text_of

_IGNORED = frozenset({";", ",", "(", ")", "comment", "html_comment"})
_DELIMITERS = frozenset({"string_start", "string_end", '"', "'"})
_HOLES = frozenset({"interpolation", "template_substitution"})
_SIZE = 4
_SKETCH = 64


def tokens(node: Node) -> Iterator[str]:
    """The tokens below a node in order; a string is one, written with single quotes."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if each.type in _IGNORED:
            continue
        if each.type == "string" and not any(child.type in _HOLES for child in each.children):
            yield "'" + _content(each)
        elif each.child_count == 0:
            yield "'" if each.type in _DELIMITERS else " ".join(text_of(each).split())
        else:
            waiting.extend(reversed(each.children))


def hashed(node: Node) -> str:
    """A short hash of a node's tokens."""
    return hash_of(" ".join(tokens(node)))


def hash_of(written: str) -> str:
    """A short hash of a text."""
    return blake2b(written.encode(), digest_size=_SIZE).hexdigest()


NOTHING = "0" * 2 * _SIZE
"""What stands for the hash of a node that does not exist."""


def sketch(node: Node) -> str:
    """A sketch of a node's tokens, which differs in few bits from that of similar code."""
    votes = [0] * _SKETCH
    for pair in {" ".join(each) for each in pairwise(tokens(node))}:
        bits = int.from_bytes(blake2b(pair.encode(), digest_size=_SKETCH // 8).digest(), "big")
        for at in range(_SKETCH):
            votes[at] += 1 if bits >> at & 1 else -1
    return f"{sum(1 << at for at, vote in enumerate(votes) if vote > 0):0{_SKETCH // 4}x}"


def distance(one: str, other: str) -> int:
    """In how many bits two sketches differ, from 0 to 64; 64 when one of them is none."""
    try:
        return (int(one, 16) ^ int(other, 16)).bit_count()
    except ValueError:
        return _SKETCH


def _content(string: Node) -> str:
    parts = (text_of(each) for each in string.children if each.type not in _DELIMITERS)
    prefix = next((text_of(each).rstrip("'\"") for each in string.children if each.type == "string_start"), "")
    return prefix + "".join(parts).replace("\\'", "'").replace('\\"', '"')
