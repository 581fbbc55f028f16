"""Fill the stages' pages with what is known of the project at hand."""

from collections.abc import Iterable, Mapping

from analyzers.model import Entry, Flaw, Provider, Status
from lsp_server.prose.stages import StagePage
from lsp_server.runs.values import Candidate, ChosenFile, Stage
from lsp_server.workspace.positions import line_number
from lsp_server.workspace.project import Project


class Wording:
    """The prompts of one run."""

    def __init__(self, pages: Mapping[str, StagePage], project: Project, provider: Provider) -> None:
        """``pages`` are the stages' by name."""
        self._pages = pages
        self._project = project
        self._provider = provider

    def survey(self, candidates: tuple[Candidate, ...], *, again: bool) -> str:
        """Which files carry business value?"""
        listed = [f"`{each.path}`: {'; '.join(each.reasons)}" for each in candidates]
        return self._page(Stage.SURVEY).fill(candidates=_list(listed, "none"), asked=_asked(again=again))

    def plan(self, chosen: tuple[ChosenFile, ...], *, again: bool) -> str:
        """Which events?"""
        known, plan = self._project.instrumentation, self._project.plan
        planned = [each.event for each in plan.entries if each.status is not Status.REJECTED]
        rejected = [f"`{each.event}`{_places(each)}" for each in plan.entries if each.status is Status.REJECTED]
        return self._page(Stage.PLAN).fill(
            files=_list(f"`{each.path}`: {each.why}" for each in chosen),
            convention=known.case.value if known.case else self._provider.case,
            existing=_list([f"`{each}`" for each in dict.fromkeys((*known.event_names, *planned))], "none"),
            rejected=_list(rejected, "none"),
            asked=_asked(again=again),
        )

    def implement(self, entry: Entry) -> str:
        """Write the capture of one event."""
        return self._page(Stage.IMPLEMENT).fill(
            entry=_described(entry),
            place=_list((self._place(each.file, each.symbol) for each in entry.where), "where it belongs"),
            provider=self._provider.title,
            house=_list(self._house(), "it sends no events yet"),
        )

    def check(self, flaws: tuple[Flaw, ...]) -> str:
        """Mend what the host's checks say."""
        return self._page(Stage.CHECK).fill(flaws=_list(map(told_flaw, flaws)))

    def retrospective(self) -> str:
        """What could we have done better?"""
        return self._page(Stage.RETROSPECTIVE).fill()

    def _page(self, stage: Stage) -> StagePage:
        return self._pages[stage.value]

    def _place(self, file: str, symbol: str) -> str:
        reading = self._project.readings.get(file)
        for function in reading.facts.functions if reading else ():
            if function.qualified_name == symbol:
                line = line_number(self._project.source(file).text, function.name_span.start)
                return f"`{symbol}` in `{file}`, line {line}"
        return f"`{file}`"

    def _house(self) -> Iterable[str]:
        known = self._project.instrumentation
        for wrapper in known.wrappers:
            yield f"`{wrapper.exported_as or wrapper.name}({', '.join(wrapper.parameters)})` of `{wrapper.path}`"
        for client in known.clients:
            yield f"the client `{client.export}` of `{client.path}`, on the {client.side.value} side"
        for name in known.providers:
            yield f"the SDK of {name} is in use"


def told_flaw(flaw: Flaw) -> str:
    """A flaw in one line."""
    about = f"`{flaw.event}`: " if flaw.event else ""
    line = f", line {flaw.line + 1}" if flaw.line >= 0 else ""
    return f"{about}{flaw.message} (`{flaw.path}`{line})" if flaw.path else f"{about}{flaw.message}"


def _described(entry: Entry) -> str:
    lines = [f"Event: `{entry.event}`", f"What it says: {entry.description}", f"Side: {entry.side.value}"]
    lines += (
        [f"Kind: `{entry.moment}`, `references/moments/{entry.moment}.md` of the reference"] if entry.moment else []
    )
    lines += [f"Property: `{each.name}` ({each.type}): {each.description}" for each in entry.properties]
    return _list(lines if entry.properties else [*lines, "Properties: none"])


def _places(entry: Entry) -> str:
    return f" in {', '.join(f'`{each.file}`' for each in entry.where)}" if entry.where else ""


def _asked(*, again: bool) -> str:
    return "again" if again else ""


def _list(lines: Iterable[str], nothing: str = "") -> str:
    """Markdown items; line breaks inside of one become spaces, so that no text can pass for an item of its own."""
    return "\n".join(f"- {' '.join(each.split())}" for each in lines) or f"- {nothing}"
