"""Fit the weights of the ranking to labelled functions, and print them as the table for the weights file.

    PYTHON tests/benchmarks/fit.py TRAITS.jsonl

``TRAITS`` is what ``detection.py --traits`` wrote. PYTHON needs numpy, nothing of the product is imported.
Each product counts the same, however large; the printed recalls are of products that the fit did not see.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

_OTHER = {"repo", "path", "line", "gold"}
_SETTLED = {"elsewhere"}
"""Traits whose weight people chose, because the labelled files have next to none of them: tests, seeds, types."""
_PULL = 0.03
"""How strongly weights are pulled to zero: few products, so general traits only and small weights."""
_BEST = 3
"""Functions of a file that speak for it, as in the weights file."""


def main() -> None:
    """Read, fit, leave each product out once, print."""
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    rows = [row for row in rows if len(row) > len(_OTHER)]
    names = [key for key in rows[0] if key not in _OTHER | _SETTLED]
    traits = np.array([[row[name] for name in names] for row in rows], float)
    gold = np.array([row["gold"] for row in rows], float)
    repos = np.array([row["repo"] for row in rows])
    files = np.array([f"{row['repo']} {row['path']}" for row in rows])
    seen = defaultdict(list)
    for repo in sorted(set(repos)):
        rest = repos != repo
        weights, bias = fit(traits[rest], gold[rest], repos[rest])
        here = ~rest
        chance = 1 / (1 + np.exp(-(traits[here] @ weights + bias)))
        labelled = {name for name, wanted in zip(files[here], gold[here], strict=True) if wanted}
        best: defaultdict[str, list[float]] = defaultdict(list)
        for name, each in zip(files[here], chance, strict=True):
            best[name].append(each)
        by_file = [
            (1 - np.prod([1 - each for each in sorted(own)[-_BEST:]]), name in labelled) for name, own in best.items()
        ]
        seen["functions"].append(recall(chance, gold[here]))
        seen["files with functions"].append(recall(*map(np.array, zip(*by_file, strict=True))))
        sys.stdout.write(f"# {repo:32} " + " ".join(f"{key} {value[-1]:.3f}" for key, value in seen.items()) + "\n")
    for key, value in seen.items():
        sys.stdout.write(f"# left out, mean recall@10%, {key}: {np.mean(value):.3f}\n")
    weights, bias = fit(traits, gold, repos)
    sys.stdout.write(f"bias = {bias:.2f}\n" + "".join(f"{n} = {w:.2f}\n" for n, w in zip(names, weights, strict=True)))


def fit(traits: np.ndarray, gold: np.ndarray, repos: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias of a logistic regression in which each product's labels weigh the same."""
    mean, spread = traits.mean(0), traits.std(0) + 1e-9
    scaled = np.column_stack([(traits - mean) / spread, np.ones(len(traits))])
    share = np.zeros(len(gold))
    for repo in set(repos):
        for wanted in (0, 1):
            chosen = (repos == repo) & (gold == wanted)
            share[chosen] = (0.03 if wanted else 0.97) / max(1, chosen.sum())
    share /= share.sum()
    weights = np.zeros(scaled.shape[1])
    pull = np.full(len(weights), _PULL)
    pull[-1] = 0
    for _ in range(60):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (share * (chance - gold)) + pull * weights
        curve = (scaled * (share * chance * (1 - chance))[:, None]).T @ scaled + np.diag(pull + 1e-9)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    plain = weights[:-1] / spread
    return plain, float(weights[-1] - mean @ plain)


def recall(scores: np.ndarray, wanted: np.ndarray) -> float:
    """The part of the wanted that stands in the first tenth."""
    order = np.argsort(-scores, kind="stable")
    return float(wanted[order][: max(1, round(0.1 * len(order)))].sum() / max(1, wanted.sum()))


if __name__ == "__main__":
    main()
