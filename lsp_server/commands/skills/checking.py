"""``luthier skills check``: hold the prose and the airplanes against each other and against their promises."""

from pathlib import Path
from typing import Annotated

import typer

from lsp_server.commands.options import JsonOption
from lsp_server.commands.output import console, counted, print_json
from lsp_server.errors import InputError
from lsp_server.linting import Lapse, lint
from lsp_server.prose.knowledge import load_knowledge
from lsp_server.prose.providers import PROVIDERS
from lsp_server.workspace import sdk

LAPSES = 1


def check(
    folder: Annotated[Path, typer.Argument(show_default="the shipped skills")] = PROVIDERS.parent,
    *,
    installed: Annotated[
        list[Path] | None,
        typer.Option(
            "--sdk",
            metavar="PATH",
            help="A project with SDKs installed: calls are looked up there.",
            show_default=False,
        ),
    ] = None,
    as_json: JsonOption = False,
) -> int:
    """Check that what an agent reads is true: tools, stages, languages, code, calls, links, sizes, example apps.

    Without --sdk, calls are not looked up.

    Exit codes: 0 nothing is wrong, 1 something is, 2 a folder that cannot be used.

    Example: luthier skills check --sdk ~/work/shop
    """
    for place in (folder, *(installed or ())):
        if not place.is_dir():
            raise InputError(f"There is no folder {place}.", "Name one that is there.")
    providers = load_knowledge().providers
    surfaces = {key: found for place in installed or () for key, found in sdk.surfaces(place, providers).items()}
    if installed and not surfaces:
        raise InputError(
            f"No SDK of a provider is installed in {installed[0]}.", "Install one there, or leave --sdk out."
        )
    lapses = lint(folder, surfaces)
    looked = sorted({f"{each.package} {each.version}" for each in surfaces.values() if each.members})
    if as_json:
        print_json("skills check", {"lapses": [_shape(each) for each in lapses], "sdks": looked})
    else:
        _print(lapses, looked)
    return LAPSES if lapses else 0


def _shape(each: Lapse) -> dict[str, object]:
    return {"rule": each.rule, "path": each.path, "line": each.line, "message": each.message}


def _print(lapses: tuple[Lapse, ...], looked: list[str]) -> None:
    out = console()
    for each in lapses:
        out.print(f"{each.path}:{each.line}: {each.message} [{each.rule}]")
    where = f"calls were looked up in {', '.join(looked)}" if looked else "calls were not looked up, for want of --sdk"
    out.print(f"{counted(len(lapses), 'lapse') if lapses else 'No lapses'}; {where}.", style="dim")
