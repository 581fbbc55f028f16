"""Write an import: as one more name of a statement that is there, or as a statement of its own where it belongs."""

import re

from tree_sitter import Node

from analyzers.insertion.imports.linkage import linkage_of
from analyzers.insertion.imports.placing import Placed, place_of
from analyzers.insertion.site import Site
from analyzers.insertion.style import quoted
from analyzers.model import Edit, Import, Span
from analyzers.scope.syntax import text_of

_WHOLE = frozenset({"*", "default"})


def bound_already(site: Site, module: str, name: str) -> str | None:
    """The local name by which the file imports ``name`` of ``module`` already, if it means that at the anchor."""
    for each in site.facts.imports:
        if each.module == module and each.name == name and not each.type_only:
            binding = site.scope.get(each.alias)
            if binding is not None and each.span.start <= binding.start < each.span.end:
                return each.alias
    return None


def import_edit(site: Site, module: str, name: str, local: str) -> Edit | None:
    """What binds ``name`` of ``module`` to ``local``, or None when it is not known how the file links modules."""
    linkage = linkage_of(site)
    if linkage is None:
        return None
    extended = _extended(site, module, name, local) if name not in _WHOLE else None
    if extended is not None:
        return extended
    statement = _statement(site, module, name, local, linkage)
    return _as_line(site, statement, place_of(site, module, statement))


def _as_line(site: Site, statement: str, place: Placed) -> Edit:
    eol, text = site.style.eol, site.source.text
    before, after = eol * place.blanks_before, eol * place.blanks_after
    if place.offset == len(text) and text and not text.endswith((b"\n", b"\r")):
        return Edit(Span(place.offset, place.offset), f"{eol}{before}{statement}")
    return Edit(Span(place.offset, place.offset), f"{before}{statement}{eol}{after}")


def _statement(site: Site, module: str, name: str, local: str, linkage: str) -> str:
    if site.is_python:
        renamed = "" if local in {name, module.partition(".")[0] if name == "*" else name} else f" as {local}"
        return f"import {module}{renamed}" if name == "*" else f"from {module} import {name}{renamed}"
    origin = quoted(module, _quote(site))
    if linkage == "require":
        target = local if name in _WHOLE else _braced(site, name if local == name else f"{name}: {local}")
        return f"const {target} = require({origin}){site.style.end}"
    if name == "*":
        target = f"* as {local}"
    elif name == "default":
        target = local
    else:
        target = _braced(site, name if local == name else f"{name} as {local}")
    return f"import {target} from {origin}{site.style.end}"


def _braced(site: Site, inner: str) -> str:
    return f"{{ {inner} }}" if site.style.spaced else f"{{{inner}}}"


def _quote(site: Site) -> str:
    """The quote of the file's imports, which may differ from that of its other strings."""
    text = site.source.text
    spans = [text[each.span.start : each.span.end] for each in site.facts.imports if each.module]
    double, single = (sum(sign in each for each in spans) for sign in (b'"', b"'"))
    return site.style.quote if double == single else '"' if double > single else "'"


def _extended(site: Site, module: str, name: str, local: str) -> Edit | None:
    """One more name in a statement that imports others from the same module."""
    for each in site.facts.imports:
        if each.module == module and each.name not in {"", *_WHOLE} and not each.type_only:
            node = _statement_node(site, each)
            last = _last_name(node, is_python=site.is_python) if node is not None else None
            if last is not None:
                return _beside(site, last, name, local)
    return None


def _beside(site: Site, last: Node, name: str, local: str) -> Edit:
    joiner = " as " if site.is_python or last.type == "import_specifier" else ": "
    written = name if local == name else f"{name}{joiner}{local}"
    line = site.source.text[: last.start_byte].rpartition(b"\n")[2].decode("utf-8", "replace")
    gap = " " if line.strip() else f"{site.style.eol}{line}"
    return Edit(Span(last.end_byte, last.end_byte), f",{gap}{written}")


def _statement_node(site: Site, each: Import) -> Node | None:
    root = site.tree.root_node
    found = [node for node in root.children if (node.start_byte, node.end_byte) == (each.span.start, each.span.end)]
    return found[0] if found and not re.match(r"import\s+type\b", text_of(found[0])) else None


def _last_name(node: Node, *, is_python: bool) -> Node | None:
    """The last of the names that a statement lists, or None when it lists none."""
    if is_python:
        names = node.children_by_field_name("name")
        return names[-1] if names and node.type == "import_from_statement" else None
    waiting = [node]
    while waiting:
        each = waiting.pop(0)
        if each.type in {"named_imports", "object_pattern"}:
            names = [one for one in each.named_children if one.type != "comment"]
            return names[-1] if names else None
        waiting += each.named_children
    return None
