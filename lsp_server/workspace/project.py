"""The memory of one workspace folder: its readings, and what follows from them, until something changes."""

import dataclasses
import threading
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from analyzers.captures import read_captures
from analyzers.checks import CaptureIndex, check_file, index_captures
from analyzers.findings import THRESHOLD
from analyzers.instrumentation import learn
from analyzers.model import Catalogue, Instrumentation, Plan, PlanProblem, Problem, Proposal, Reading, Source
from analyzers.parse import parse
from analyzers.proposals import joined
from lsp_server.prose.knowledge import Knowledge
from lsp_server.settings import Settings
from lsp_server.workspace import plan_file
from lsp_server.workspace.checking import problems_of_plan, weighed
from lsp_server.workspace.drafting import Drafting, by_path
from lsp_server.workspace.files import Skipped, list_files
from lsp_server.workspace.lasting import alike
from lsp_server.workspace.manifests import read_packages
from lsp_server.workspace.pool import read_files
from lsp_server.workspace.reader import Read, Reader
from lsp_server.workspace.reading import read_source

Progress = Callable[[int, int, str], None]
"""Told the number of files done, the number of all, and the path of the last one."""

_Value = TypeVar("_Value")


_WITHOUT_PLAN = frozenset({"instrumentation", "readings", "captures"})
"""What is derived from the code alone."""

_WITHOUT_POSITIONS = frozenset({"instrumentation", "plan"})
"""What stays while things move and nothing else changes."""


class _Full(NamedTuple):
    """A file's reading with the captures through wrappers, and what it was made from."""

    reading: Reading
    learned: Instrumentation
    result: Reading


class Project:
    """What is known of one workspace folder, for an editor and for the command line alike.

    What is derived is computed when it is asked for and kept until a file, the plan or a manifest changes.
    Any thread may ask and change; a question that is being answered while a file changes is answered
    for the files as they were, and the answer is not kept.
    """

    def __init__(self, root: Path, knowledge: Knowledge, settings: Settings | None = None) -> None:
        """``root`` is the workspace folder; nothing is read before ``scan`` or ``put``."""
        self.root = root
        self.settings = settings or Settings()
        self.knowledge = _without(knowledge, self.settings.ignore_moments)
        least = THRESHOLD if self.settings.minimum_score is None else self.settings.minimum_score
        self.reader = Reader(root, self.knowledge, least)
        self._lock = threading.RLock()
        self._reads: dict[str, Read] = {}
        self._unread: dict[str, Skipped] = {}
        self._packages: tuple[str, ...] = ()
        self._kept: dict[str, Any] = {}
        self._drafting = Drafting(self.knowledge.catalogue)
        self._last_learned = Instrumentation()
        self._full: dict[str, _Full] = {}
        self._version = 0

    def fork(self) -> "Project":
        """A project that knows what this one knows now; what changes in one is not seen in the other."""
        other = Project(self.root, self.knowledge, self.settings)
        with self._lock:
            other._reads, other._unread, other._packages = dict(self._reads), dict(self._unread), self._packages
        return other

    # --- what changes ---

    def scan(
        self,
        progress: Progress = lambda _done, _all, _path: None,
        cancelled: Callable[[], bool] = lambda: False,
        overlays: Mapping[str, Source] | None = None,
    ) -> bool:
        """Read every file of the folder anew; ``overlays`` are texts that count instead of what is on disk.

        Returns whether it came to its end; when ``cancelled`` said so before, what was read is kept.
        """
        listing = list_files(self.root, self.settings)
        self._packages = read_packages(self.root, listing.manifests)
        texts = overlays or {}
        known = {path: self.reader.text(source) for path, source in texts.items()}
        todo = [path for path in listing.files if path not in known]
        with self._lock:
            self._reads = {**{path: self._reads[path] for path in todo if path in self._reads}, **known}
            self._unread = {each.path: each for each in listing.skipped if each.path not in known}
            self._changed()
        done = 0
        for found in read_files(self.reader, todo, self.settings.jobs, cancelled):
            done += 1
            path = self._store(found)
            progress(done, len(todo), path)
        return done == len(todo)

    def put(self, source: Source) -> None:
        """Remember ``source`` as the text of its file: what an editor holds, or what was just written."""
        self._store(self.reader.text(source))

    def refresh(self, path: str) -> None:
        """Read one file from disk again; one that is gone or cannot be read is forgotten, with its reason."""
        source = read_source(self.root, path)
        if isinstance(source, Skipped):
            self.remove(path)
            self._store(source)
        else:
            self.put(source)

    def remove(self, path: str) -> None:
        """Forget a file."""
        with self._lock:
            self._reads.pop(path, None)
            self._unread.pop(path, None)
            self._changed()

    def plan_changed(self) -> None:
        """The plan's file is no longer what it was."""
        with self._lock:
            self._changed(_WITHOUT_PLAN)

    # --- what is known ---

    @property
    def readings(self) -> Mapping[str, Reading]:
        """Every file's reading by path, in order of path, with captures through the project's own wrappers."""
        return self._keep("readings", self._all_readings)

    @property
    def instrumentation(self) -> Instrumentation:
        """How the project sends events today."""
        return self._keep("instrumentation", self._learned)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Files and folders that are not read, and why, in order of path."""
        return tuple(sorted(self._unread.values()))

    @property
    def plan(self) -> Plan:
        """What is sound in the tracking plan; an empty one when there is none."""
        return self._plan_text.plan

    @property
    def plan_problems(self) -> tuple[PlanProblem, ...]:
        """What is wrong with the plan's file."""
        return self._plan_text.problems

    @property
    def plan_text(self) -> str:
        """The text of the plan's file; empty when there is none."""
        return self._plan_text.text

    def problems_in(self, path: str) -> tuple[Problem, ...]:
        """What is wrong with a file's captures, or with the plan when ``path`` is its file, in order of place.

        Rules that the settings switch off say nothing; a file that was not read has no problems.
        """
        return self._keep(f"problems in {path}", lambda: self._checked(path))

    def proposals(self, plan: Plan | None = None) -> tuple[Proposal, ...]:
        """The events that belong in the folder, in order of path and position; what is captured is marked.

        ``plan`` counts instead of the one on disk: an editor may hold another.
        """
        if plan is not None and plan != self.plan:
            return self._proposed(plan)
        return self._keep("proposals", lambda: self._proposed(self.plan))

    def proposals_in(self, path: str) -> tuple[Proposal, ...]:
        """The events that belong in one file, in order of position."""
        return self._keep("proposals by path", lambda: by_path(self.proposals())).get(path, ())

    def source(self, path: str) -> Source:
        """The text that the reading of ``path`` was made from; a file that was not read is read now.

        Raises:
            KeyError: when there is no such file, or it cannot be read.
        """
        known = self._reads.get(path)
        if known is not None:
            return known.source
        source = read_source(self.root, path)
        if isinstance(source, Skipped):
            raise KeyError(path)
        return source

    # --- how it is kept ---

    def _keep(self, name: str, compute: Callable[[], _Value]) -> _Value:
        with self._lock:
            if name in self._kept:
                kept: _Value = self._kept[name]
                return kept
            version = self._version
        value = compute()
        with self._lock:
            if version == self._version:
                self._kept[name] = value
        return value

    def _store(self, found: Read | Skipped) -> str:
        with self._lock:
            if isinstance(found, Skipped):
                self._unread[found.path] = found
                self._reads.pop(found.path, None)
                path = found.path
            else:
                path = found.source.path
                old = self._reads.get(path)
                self._reads[path] = found
                self._unread.pop(path, None)
                moved = old is not None and alike(old.reading.facts, found.reading.facts)
                self._changed(_WITHOUT_POSITIONS if moved else ())
                return path
            self._changed()
        return path

    def _changed(self, lasting: Collection[str] = ()) -> None:
        """What was derived is void, but for what does not depend on what changed."""
        self._version += 1
        self._kept = {name: value for name, value in self._kept.items() if name in lasting}

    # --- how it is found out ---

    @property
    def _plan_text(self) -> plan_file.PlanText:
        return self._keep("plan", lambda: plan_file.read_anyway(self.root))

    def _sorted_reads(self) -> list[tuple[str, Read]]:
        with self._lock:
            return sorted(self._reads.items())

    def _learned(self) -> Instrumentation:
        facts = [read.reading.facts for _, read in self._sorted_reads()]
        learned = learn(facts, self.knowledge.providers, self._packages)
        # An equal one stays the same object, by which the readings made with it are known.
        self._last_learned = self._last_learned if learned == self._last_learned else learned
        return self._last_learned

    @property
    def _captures(self) -> CaptureIndex:
        return self._keep(
            "captures", lambda: index_captures(self.readings, self.instrumentation, self.knowledge.providers)
        )

    def _checked(self, path: str) -> tuple[Problem, ...]:
        plan = self._plan_text
        if path == plan_file.PLAN_NAME:
            found = problems_of_plan(plan.plan, plan.text, self.readings, self.source, path)
            return weighed(found, self.settings.rules)
        read, learned = self._reads.get(path), self.instrumentation
        if read is None:
            return ()
        reading = self._with_wrappers(read.reading, learned)
        providers, tree = self.knowledge.providers, parse(read.source)
        found = check_file(reading, read.source, tree, plan.plan, learned, providers, self._captures)
        return weighed(found, self.settings.rules)

    def _all_readings(self) -> dict[str, Reading]:
        reads, learned, known = self._sorted_reads(), self.instrumentation, self._full
        fresh: dict[str, _Full] = {}
        for path, read in reads:
            old = known.get(path)
            same = old is not None and old.reading is read.reading and old.learned is learned
            fresh[path] = (
                old if old and same else _Full(read.reading, learned, self._with_wrappers(read.reading, learned))
            )
        self._full = fresh
        return {path: each.result for path, each in fresh.items()}

    def _proposed(self, plan: Plan) -> tuple[Proposal, ...]:
        drafts, knowledge = self._drafting.of(self._sorted_reads()), self.knowledge
        providers = knowledge.providers
        return joined(drafts, self.readings, knowledge.catalogue, self.instrumentation, providers, plan)

    def _with_wrappers(self, reading: Reading, instrumentation: Instrumentation) -> Reading:
        if not instrumentation.clients and not instrumentation.wrappers:
            return reading
        captures = read_captures(reading.facts, self.knowledge.providers, instrumentation)
        return dataclasses.replace(reading, captures=captures)


def _without(knowledge: Knowledge, moments: tuple[str, ...]) -> Knowledge:
    """The knowledge without the moments that a team does not want to see."""
    kept = tuple(moment for moment in knowledge.catalogue.moments if moment.name not in moments)
    return dataclasses.replace(knowledge, catalogue=Catalogue(kept))
