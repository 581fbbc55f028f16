"""Tie pieces of a change to the events that need them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from analyzers.captures import imports_from
from analyzers.changes import Changed
from analyzers.changes.packages import modules_of
from analyzers.dividing.modules import needs, shares_module
from analyzers.dividing.pieces import Piece, names_in
from analyzers.model import HunkRole, Provider, Span

_COMMENTS = frozenset({"comment", "html_comment"})


def tie(pieces: Sequence[Piece], events: Sequence[str], providers: Iterable[Provider]) -> None:
    """Give every piece its role and the events that need it; ``events`` are those that the change is for."""
    modules = modules_of(providers)
    for piece in pieces:
        piece.events = {each.event for each in piece.captures} & set(events)
        if piece.events and not piece.creates:
            piece.role = HunkRole.CAPTURE
        elif _imports(piece):
            piece.role = HunkRole.IMPORT
    fixed = {id(each) for each in pieces if each.role is HunkRole.CAPTURE}
    links = [(piece, _needing(piece, pieces, modules)) for piece in pieces if id(piece) not in fixed]
    _spread(links)
    for group in _bound_together(pieces):
        joined = set().union(*(each.events for each in group))
        for each in group:
            each.events |= joined
    _spread(links)
    for piece in pieces:
        if not piece.events:
            piece.events = _nearby(piece, pieces) or set(events)


def is_bare(piece: Piece) -> bool:
    """Whether a piece is nothing but comments and blank lines."""
    if piece.file is None or not piece.text.strip() or piece.creates:
        return not piece.text.strip()
    left = bytearray(piece.text)
    for node in _comments(piece.file, piece.new):
        start, end = max(node.start, piece.new.start), min(node.end, piece.new.end)
        left[start - piece.new.start : end - piece.new.start] = b" " * (end - start)
    return not left.strip()


def _comments(file: Changed, span: Span) -> Iterator[Span]:
    todo = [file.tree.root_node]
    while todo:
        node = todo.pop()
        if node.type in _COMMENTS:
            yield Span(node.start_byte, node.end_byte)
        todo += [each for each in node.children if each.start_byte < span.end and span.start < each.end_byte]


def _imports(piece: Piece) -> bool:
    """Whether a piece is nothing but import statements, or lies inside of one."""
    if piece.file is None or piece.creates or not piece.text.strip():
        return False
    left = bytearray(piece.text)
    for each in piece.file.facts.imports:
        start, end = max(each.span.start, piece.new.start), min(each.span.end, piece.new.end)
        if start < end:
            left[start - piece.new.start : end - piece.new.start] = b" " * (end - start)
    return not left.strip(b" \t\r\n;") or (piece.text.strip(b", \t\r\n") != b"" and _in_import(piece))


def _in_import(piece: Piece) -> bool:
    imports = piece.file.facts.imports if piece.file else ()
    return any(each.span.contains(piece.new) for each in imports)


def _spread(links: Iterable[tuple[Piece, list[Piece]]]) -> None:
    """Hand events on from the pieces that need a piece, until nothing changes."""
    links = list(links)
    changed = True
    while changed:
        changed = False
        for piece, needing in links:
            more = set().union(*(each.events for each in needing)) - piece.events
            if more:
                piece.events |= more
                changed = True


def _needing(piece: Piece, pieces: Sequence[Piece], modules: Mapping[str, frozenset[str]]) -> list[Piece]:
    """The other pieces that use what a piece brings."""
    found = []
    manifests = [each.path for each in pieces if each.role is HunkRole.DEPENDENCY]
    imported = piece.creates and any(_uses_file(each, piece.path) for each in pieces if each is not piece)
    for other in pieces:
        if other is piece:
            continue
        if piece.role is HunkRole.DEPENDENCY:
            uses = needs(other, piece, modules, manifests)
        elif piece.creates and not imported and piece.file and other.file:
            uses = shares_module(piece.file.facts, other.file.facts, modules)
        elif piece.creates:
            uses = _uses_file(other, piece.path)
        elif other.path == piece.path:
            uses = bool(_brings(piece) & other.names) and _see_each_other(piece, other)
        else:
            uses = bool(_defines(piece) & _new_names(other))
        if uses or _calls_what_changed(piece, other) or _calls_what_changed(other, piece):
            found.append(other)
    return found


def _uses_file(other: Piece, path: str) -> bool:
    """Whether a piece imports or uses something of the file at ``path``."""
    if other.file is None:
        return False
    names = {alias for _, alias in imports_from(other.file.facts, path)}
    return bool(names & other.names) or (other.creates and bool(names))


def _brings(piece: Piece) -> set[str]:
    """The names that a piece brings into its file."""
    if piece.role is HunkRole.IMPORT and piece.file is not None:
        whole = {each.alias for each in piece.file.facts.imports if piece.new.contains(each.span)}
        return (whole or piece.names) - {""}
    return _new_names(piece)


def _new_names(piece: Piece) -> set[str]:
    return piece.names - names_in(piece.file.old.text) if piece.file else set()


def _defines(piece: Piece) -> set[str]:
    """The functions that a piece adds or whose head it changes."""
    return (
        {each.name for each in piece.file.facts.functions if _touches_head(piece, each.span, each.body)} - {""}
        if piece.file
        else set()
    )


def _touches_head(piece: Piece, whole: Span, body: Span) -> bool:
    return whole.start < piece.new.end and piece.new.start < body.start


def _calls_what_changed(piece: Piece, other: Piece) -> bool:
    """Whether ``other`` changes a call to a function whose head ``piece`` changes."""
    if other.file is None or not piece.changes_lines:
        return False
    heads = _defines(piece)
    return any(
        each.name in heads and each.span.start < other.new.end and other.new.start < each.span.end
        for each in other.file.facts.calls
    )


def _scope(piece: Piece) -> int:
    """Index of the outermost function that a piece lies in, -1 for none."""
    functions = piece.file.facts.functions if piece.file else ()
    for at, each in enumerate(functions):
        if each.parent < 0 and each.span.start < piece.new.start and piece.new.end <= each.span.end:
            return at
    return -1


def _see_each_other(piece: Piece, other: Piece) -> bool:
    scope = _scope(piece)
    return piece.role is HunkRole.IMPORT or scope < 0 or scope == _scope(other) or not piece.text.strip()


def _bound_together(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Groups of pieces of which none can be left out alone: one opens what another closes."""
    for piece in pieces:
        if piece.file is None or piece.creates:
            continue
        end = max(_ends_behind(piece), default=0)
        if end:
            later = [each for each in pieces if each.path == piece.path and piece.new.end <= each.new.start < end]
            if any(each.new.end >= end for each in later):
                yield [piece, *(each for each in later if each.old.start != each.old.end or each.new.end >= end)]


def _ends_behind(piece: Piece) -> Iterator[int]:
    """Where the nodes end that open in a piece and close behind it."""
    if piece.file is None:
        return
    root = piece.file.tree.root_node
    node = root.descendant_for_byte_range(max(piece.new.end - 1, 0), min(piece.new.end + 1, root.end_byte))
    while node is not None and node.parent is not None:
        if piece.new.start <= node.start_byte < piece.new.end < node.end_byte:
            yield node.end_byte
        node = node.parent


def _nearby(piece: Piece, pieces: Sequence[Piece]) -> set[str]:
    """The events that are captured in the function around a piece, else in its file."""
    own = [each for each in pieces if each.path == piece.path and each.role is HunkRole.CAPTURE]
    scope = _scope(piece)
    inner = [each for each in own if scope >= 0 and _scope(each) == scope]
    return set().union(*(each.events for each in inner or own))
