"""``luthier skills build``: write what an agent should read for a project as a skill that any agent can use."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from lsp_server.commands.near import did_you_mean
from lsp_server.commands.opening import open_project
from lsp_server.commands.options import JsonOption
from lsp_server.commands.output import console, counted, print_json, say
from lsp_server.commands.skills.entries import known_provider
from lsp_server.errors import InputError, KnowledgeBroken, WriteFailed
from lsp_server.prose.bundle import MARK, TOKENS, Bundle, gather, write_skill
from lsp_server.prose.bundle_pages import airplanes_of
from lsp_server.prose.frameworks import Framework, load_frameworks
from lsp_server.prose.frontmatter import split
from lsp_server.prose.knowledge import load_knowledge
from lsp_server.runs.starting import provider_of
from lsp_server.workspace.frameworks import detect_in

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 64
_NOUN = "{noun}"
_OURS = {"SKILL.md", "references"}


@dataclass(frozen=True, slots=True)
class _Wanted:
    """For what a skill is made."""

    provider: str
    moments: tuple[str, ...]
    languages: Collection[str]
    frameworks: tuple[Framework, ...]
    house: bool = False


def build(
    path: Annotated[Path | None, typer.Argument(help="A project's folder.", show_default="this folder")] = None,
    *,
    out: Annotated[
        Path,
        typer.Option("--out", metavar="DIR", help="The folder; its name is the skill's.", show_default=False),
    ],
    provider: Annotated[
        str | None, typer.Option(metavar="NAME", help="Where events go to.", show_default="the project's")
    ] = None,
    frameworks: Annotated[
        list[str] | None,
        typer.Option("--framework", metavar="NAME", help="For this framework, without a project; may be repeated."),
    ] = None,
    tokens: Annotated[int, typer.Option(min=1, help="How much the pages may hold together.")] = TOKENS,
    as_json: JsonOption = False,
) -> None:
    """Write a skill about product events: for a project by what it is built on, or for frameworks by their names.

    It is plain Markdown, SKILL.md and references, for any agent that reads skills. A skill of Luthier's is written
    over; a folder that holds anything else is left as it is.

    Example: luthier skills build --out .claude/skills/product-events
    """
    name = _name(out)
    known_provider(provider)
    if frameworks and path is not None:
        raise InputError("A project and frameworks are both named.", "Name one of them.")
    wanted = _of_names(frameworks, provider) if frameworks else _of_project(path or Path(), provider)
    about = (wanted.provider, wanted.moments, wanted.languages)
    bundle = gather(*about, frameworks=wanted.frameworks, house=wanted.house, tokens=tokens)
    try:
        write_skill(out, name, bundle)
    except OSError as error:
        raise WriteFailed(f"{out} cannot be written: {error.strerror}.", "Name another folder.") from None
    _tell(out, wanted, bundle, as_json=as_json)


def _of_project(path: Path, provider: str | None) -> _Wanted:
    project = open_project(path, {"provider": provider} if provider else None).project
    files = [each for each, reading in project.readings.items() if reading.findings] or list(project.readings)
    moments = dict.fromkeys(each.moment for each in project.proposals() if each.moment)
    languages = {each.facts.language for each in project.readings.values()}
    detected = detect_in(project.root, project.settings, load_frameworks())
    found = detected.among(files) if files else detected.frameworks
    languages |= set() if files else {spoken for each in found for spoken in each.languages}
    house = bool(project.instrumentation.wrappers)
    return _Wanted(provider_of(project).name, tuple(moments), languages, found, house)


def _of_names(names: Iterable[str], provider: str | None) -> _Wanted:
    """For frameworks that are named: with the moments that their airplanes show."""
    known = {each.name: each for each in load_frameworks()}
    for each in names:
        if each not in known:
            remedy = did_you_mean(each, known, "See them with luthier skills list frameworks.")
            raise InputError(f"There is no framework {each}.", remedy)
    frameworks = tuple(known[each] for each in dict.fromkeys(names))
    knowledge = load_knowledge()
    moments = _moments_of({event for airplane in airplanes_of(frameworks) for event in airplane.events})
    languages = {language for each in frameworks for language in each.languages}
    default = next((each.name for each in knowledge.providers if each.default), None)
    if provider is None and default is None:
        raise InputError("No provider is known.", "Name one with --provider.")
    return _Wanted(provider or default or "", moments, languages, frameworks)


def _moments_of(events: Collection[str]) -> tuple[str, ...]:
    """The moments that call their events so; those that take a noun from the code for what no other one has."""
    moments = load_knowledge().catalogue.moments
    exact = {each.event for each in moments}
    others = "\n".join(set(events) - exact)
    return tuple(
        each.name
        for each in moments
        if each.event in events or re.search(f"^{each.event.replace(_NOUN, '[a-z0-9]+')}$", others, re.MULTILINE)
    )


def _name(out: Path) -> str:
    """The skill's name: its folder's, which must be free or hold a skill of ours."""
    name = out.resolve().name
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        raise InputError(f"{name or out} is no name of a skill.", "Name a folder in small letters with hyphens.")
    if out.exists() and not _is_ours(out):
        raise InputError(f"{out} holds something else.", "Name a new folder.")
    return name


def _is_ours(out: Path) -> bool:
    """Whether a folder is empty, or holds nothing but a skill that was written here."""
    if not out.is_dir() or out.is_symlink():
        return False
    held = {each.name for each in out.iterdir()}
    if not held:
        return True
    try:
        keys, _ = split((out / "SKILL.md").read_text("utf-8"))
    except (OSError, UnicodeDecodeError, KnowledgeBroken):
        return False
    made: Any = keys.get("metadata")
    return held <= _OURS and isinstance(made, dict) and made.get("made-by") == MARK


def _tell(out: Path, wanted: _Wanted, bundle: Bundle, *, as_json: bool) -> None:
    names = [each.name for each in wanted.frameworks]
    pages = [f"references/{each.name}.md" for each in bundle.pages]
    if as_json:
        content = {"folder": str(out), "provider": bundle.provider.name, "frameworks": names, "pages": pages}
        print_json("skills build", {**content, "tokens": bundle.tokens, "left": list(bundle.left)})
        return
    told = f"{out}: {counted(len(pages), 'page')}, about {bundle.tokens:,} tokens, for {bundle.provider.title}"
    console().print(f"{told} in {', '.join(each.title for each in wanted.frameworks)}." if names else f"{told}.")
    if not names:
        say("Nothing that there is a page about was recognised. Name it with --framework.")
    for each in bundle.left:
        say(f"No room for {each}.")
