"""Labelled products: which files and functions people instrumented, and their code with the captures taken out."""

import bisect
import json
import os
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_WORDS = re.compile(r'^WORDS="([^"]+)"', re.MULTILINE)


@dataclass(frozen=True)
class Product:
    """One labelled repository, laid out and stripped."""

    name: str
    folder: Path
    """The stripped files."""
    paths: tuple[str, ...]
    """The files to rank."""
    sites: dict[str, set[tuple[int, int]]]
    """By path, first and last line of the functions with a label, in the original file."""
    labelled: frozenset[str]
    removed: dict[str, list[int]]
    """By path, the original numbers of the lines that the strip took out."""

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Path and stripped text of each file to rank."""
        for path in self.paths:
            yield path, (self.folder / path).read_bytes()

    def original(self, path: str, line: int) -> int:
        """The line (from 1) of the original file for a line (from 1) of the stripped one."""
        for taken in self.removed.get(path, ()):
            if taken > line:
                break
            line += 1
        return line


def lay_out(detection: Path, work: Path, clones: dict[str, Path], python: str) -> None:
    """Write the stripped files of ``clones`` (git directories by ``owner/name``) below ``work``.

    ``python`` runs the scripts of ``detection``, which need packages that the product does not.
    """
    for entry in detection.iterdir():
        target = work / entry.name
        if not target.exists():
            (shutil.copytree if entry.is_dir() else shutil.copy)(entry, target)
    for folder in ("repos", "meta"):
        (work / folder).mkdir(exist_ok=True)
    for path in [work, *work.rglob("*")]:
        path.chmod(path.stat().st_mode | 0o200)
    commits = _commits(detection / "manifest.yaml")
    for name, clone in clones.items():
        if not (work / "stripped" / f"{_slug(name)}.linemap.json").exists():
            _run(python, work, "materialise.py", name, str(clone), commits[name])
            _run(python, work, "strip.py", "--compact", "--write", str(work / "stripped"), name)


def read_product(name: str, work: Path) -> Product:
    """The product ``owner/name`` as ``lay_out`` left it."""
    slug = _slug(name)
    paths = tuple((work / "universe" / f"{slug}.txt").read_text("utf-8").split("\n")[:-1])
    known = set(paths)
    sites: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    labelled = set()
    for line in (work / "labels" / f"{slug}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["type"] == "site" and row.get("eval") and row["path"] in known:
            labelled.add(row["path"])
            if row["fn"] not in {"<module>", "<template>"}:
                sites[row["path"]].add((row["fn_line"], row["fn_end"]))
    stripped = work / "stripped"
    removed = json.loads((stripped / f"{slug}.linemap.json").read_text("utf-8"))
    return Product(name, stripped / slug, paths, dict(sites), frozenset(labelled), removed)


def keywords(detection: Path) -> re.Pattern[str]:
    """The words of the grep baseline, as the labels' own scripts list them."""
    match = _WORDS.search((detection / "baselines.py").read_text("utf-8")) or re.search(
        r'WORDS="([^"]+)"', (detection / "baselines.py").read_text("utf-8")
    )
    if match is None:
        raise SystemExit(f"{detection / 'baselines.py'} lists no WORDS")
    words = sorted((word.replace("_", "[_-]?") for word in match[1].split()), key=len, reverse=True)
    return re.compile("|".join(words), re.IGNORECASE)


def line_starts(text: bytes) -> list[int]:
    """Offsets of the starts of lines that end at LF, which is how the labels count."""
    return [0, *(match.end() for match in re.finditer(b"\n", text))]


def line_at(starts: list[int], offset: int) -> int:
    """The line (from 1) of a byte offset."""
    return bisect.bisect_right(starts, offset)


def _slug(name: str) -> str:
    return name.replace("/", "__")


def _commits(manifest: Path) -> dict[str, str]:
    pairs = re.findall(r"- repo: (\S+)\n\s+commit: (\w+)", manifest.read_text("utf-8"))
    return dict(pairs)


def _run(python: str, work: Path, script: str, *arguments: str) -> None:
    subprocess.run([python, script, *arguments], cwd=work, check=True, env={**os.environ, "GT_ROOT": str(work)})
