"""Measure how well files and functions are ranked, on products whose people placed captures by hand.

    python -m tests.benchmarks.detection --labels LABELS --work WORK --python PYTHON OWNER/NAME=GIT_DIR ...

``LABELS`` holds the labels and their scripts, ``WORK`` is a folder outside the repository for other people's code,
``PYTHON`` an interpreter with the packages of those scripts. ``--predictions`` writes rows for their evaluation,
``--traits`` the traits of every function, from which ``fit.py`` fits the weights.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analyzers.facts import read_facts
from analyzers.findings import rank_file, score_of, traits_of
from analyzers.languages import language_of
from analyzers.model import Catalogue, Facts, Source
from lsp_server.prose.catalogue import read_catalogue
from tests.benchmarks.labels import Product, keywords, lay_out, line_at, line_starts, read_product
from tests.benchmarks.ranking import MEASURES, best_matches, macro, measure

RANKERS = ("luthier", "keyword grep", "size", "random")
SMALLEST_BODY = 25
"""Bytes below which a function was emptied by the strip or is trivial: nothing is left to judge."""


@dataclass
class Scores:
    """What each ranker says of the things that are ranked, and which of them are labelled."""

    wanted: list[bool] = field(default_factory=list)
    by_ranker: dict[str, list[float]] = field(default_factory=lambda: {ranker: [] for ranker in RANKERS})

    def add(self, wanted: bool, *scores: float) -> None:
        """One thing, with the scores in the order of the rankers; the last is random."""
        self.wanted.append(wanted)
        for ranker, score in zip(RANKERS, (*scores, 0.0), strict=True):
            self.by_ranker[ranker].append(score)

    def measures(self) -> dict[str, dict[str, float]]:
        """By ranker, how well it does."""
        return {ranker: measure(scores, self.wanted) for ranker, scores in self.by_ranker.items()}


@dataclass
class Result:
    """All that one product yields."""

    files: Scores = field(default_factory=Scores)
    functions: Scores = field(default_factory=Scores)
    predictions: list[dict[str, Any]] = field(default_factory=list)
    traits: list[dict[str, Any]] = field(default_factory=list)


def run(product: Product, catalogue: Catalogue, words: re.Pattern[str]) -> Result:
    """Rank the files and functions of one product."""
    result = Result()
    for path, text in product.files():
        language = language_of(path)
        facts = read_facts(Source(path, text, language)) if language else Facts(path, "")
        traits = traits_of(facts, catalogue)
        scores = {at: score_of(each) for at, each in traits.items()}
        source, here = text.decode("utf-8", "replace"), words.findall(path)
        hits = [match.lower() for match in words.findall(source)]
        size = sum(bool(line.strip()) for line in source.split("\n"))
        grep = sum(_log(hits.count(hit)) for hit in set(hits)) + 3 * len(here)
        score = rank_file(scores)
        result.files.add(path in product.labelled, score, grep, size)
        result.predictions.append({"repo": product.name, "path": path, "score": score})
        for at, line, gold, body in _functions(product, path, text, facts):
            found = len({match.lower() for match in words.findall(body)})
            named = len({match.lower() for match in words.findall(facts.functions[at].name)})
            grep = found + 3 * named + len({match.lower() for match in here})
            result.functions.add(gold, scores.get(at, 0.0), grep, body.count("\n"))
            result.predictions.append({"repo": product.name, "path": path, "score": scores.get(at, 0.0), "line": line})
            result.traits.append({"repo": product.name, "path": path, "line": line, "gold": gold, **traits.get(at, {})})
    return result


def _functions(product: Product, path: str, text: bytes, facts: Facts) -> Iterator[tuple[int, int, bool, str]]:
    """Index, original line, whether it is labelled, and text of each named function."""
    starts = line_starts(text)

    def line(offset: int) -> int:
        return product.original(path, line_at(starts, offset))

    ranked = [at for at, each in enumerate(facts.functions) if each.name]
    lines = []
    for at in ranked:
        function = facts.functions[at]
        lines.append((line(function.span.start), line(function.body.start), line(max(function.body.end - 1, 0))))
    golds = best_matches(lines, product.sites.get(path, set()))
    for at, gold in zip(ranked, golds, strict=True):
        span = facts.functions[at].span
        body = text[span.start : span.end].decode("utf-8", "replace")
        if len(body.strip()) >= SMALLEST_BODY:
            yield at, line(facts.functions[at].name_span.start), gold, body


def _log(count: int) -> float:
    return (count + 1).bit_length() * 0.7


def report(results: dict[str, Result]) -> str:
    """The measures as a table: each product, then the mean over products."""
    rows = [f"{'':34}" + "".join(f"{ranker + ' ' + key:>26}" for ranker in RANKERS[:3] for key in MEASURES[:2])]
    for kind in ("files", "functions"):
        by_ranker: dict[str, dict[str, dict[str, float]]] = {ranker: {} for ranker in RANKERS}
        for name, result in results.items():
            scores: Scores = getattr(result, kind)
            measures = scores.measures()
            for ranker, row in measures.items():
                by_ranker[ranker][name] = row
            title = f"{name} {kind} {sum(scores.wanted)}/{len(scores.wanted)}"
            rows.append(f"{title:52.52}" + _cells(measures))
        rows.append(f"{'mean over products, ' + kind:52}" + _cells({each: macro(by_ranker[each]) for each in RANKERS}))
    return "\n".join(rows)


def _cells(measures: dict[str, dict[str, float]]) -> str:
    return "".join(
        f"  {ranker}: " + " ".join(f"{measures[ranker][key]:.3f}" for key in MEASURES) for ranker in RANKERS[:3]
    )


def main() -> None:
    """Lay out, rank, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--labels", type=Path, required=True, help="folder of the labels and their scripts")
    parser.add_argument("--work", type=Path, required=True, help="folder outside the repository for the clones' files")
    parser.add_argument("--python", default=sys.executable, help="interpreter that runs the labels' scripts")
    parser.add_argument("--predictions", type=Path, help="write rows for the labels' evaluate.py")
    parser.add_argument("--traits", type=Path, help="write every function's traits, for fit.py")
    parser.add_argument("clones", nargs="+", metavar="OWNER/NAME=GIT_DIR")
    chosen = parser.parse_args()
    clones = {name: Path(clone) for name, _, clone in (each.partition("=") for each in chosen.clones)}
    chosen.work.mkdir(parents=True, exist_ok=True)
    lay_out(chosen.labels, chosen.work, clones, chosen.python)
    catalogue, words = read_catalogue(), keywords(chosen.labels)
    results = {name: run(read_product(name, chosen.work), catalogue, words) for name in clones}
    for target, key in ((chosen.predictions, "predictions"), (chosen.traits, "traits")):
        if target:
            rows = [json.dumps(row) for result in results.values() for row in getattr(result, key)]
            target.write_text("\n".join(rows) + "\n", "utf-8")
    sys.stdout.write(report(results) + "\n")


if __name__ == "__main__":
    main()
