"""``luthier skills stats``: how much of the product is prose, example apps, data and code."""

from rich.table import Table

from lsp_server.commands.options import JsonOption
from lsp_server.commands.output import console, print_json
from lsp_server.prose.counting import PRODUCT, Count, Kind, count

_SAID = {
    Kind.PROSE: "Markdown below skills, with its frontmatter and fences",
    Kind.AIRPLANES: "files of the example apps, as far as they are worth reading",
    Kind.DATA: "tables, queries and schemas (TOML, SCM, JSON)",
    Kind.CODE: "Python of the product",
    Kind.CLIENT: "scripts of the editor's extension",
    Kind.TESTS: "tests, told apart; not part of the shares",
}


def stats(*, as_json: JsonOption = False) -> None:
    """Count the lines that people wrote, by kind, without empty lines.

    Not counted are lock files, built files, pictures, styles, and the papers beside the code. Comments are.
    """
    counts = count()
    whole = sum(each.lines for each in counts if each.kind in PRODUCT)
    if as_json:
        print_json("skills stats", {"counts": [_shape(each, whole) for each in counts], "lines": whole})
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    for justify in ("left", "right", "right", "right", "left"):
        table.add_column(justify=justify, no_wrap=True)
    for each in counts:
        share = _share(each, whole)
        told = "" if share is None else f"{share:.1%}"
        table.add_row(each.kind, f"{each.files:,} files", f"{each.lines:,} lines", told, _SAID[each.kind])
    console().print(table)


def _share(each: Count, whole: int) -> float | None:
    """The share of the product's lines; None for what is no part of it."""
    return each.lines / whole if whole and each.kind in PRODUCT else None


def _shape(each: Count, whole: int) -> dict[str, object]:
    share = _share(each, whole)
    shares = {} if share is None else {"share": round(share, 4)}
    return {"kind": each.kind, "files": each.files, "lines": each.lines, **shares, "counted": _SAID[each.kind]}
