"""Problems as a SARIF 2.1.0 log, which code hosts and editors show beside the code."""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from analyzers.model import Edit, Fix, Gravity, Source
from lsp_server.prose.rules import RulePage
from lsp_server.workspace.located import PLAN_RULE, Located
from lsp_server.workspace.positions import position
from lsp_server.workspace.project import Project

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "luthier/v1"
"""Key of the fingerprints; its number grows when they are made of something else."""

_ROOT = "%SRCROOT%"


def sarif_log(
    project: Project, problems: Iterable[Located], pages: Iterable[RulePage], *, version: str, prefix: str = ""
) -> dict[str, Any]:
    """The log of one run.

    Args:
        project: Where the problems are.
        problems: In the order in which they are told.
        pages: Those of the rules, which the log carries along.
        version: Luthier's own.
        prefix: The project's folder inside its repository, with a slash at its end; paths are told from there.
    """
    rules = [_plan_rule(), *map(_rule, pages)]
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    driver = {"name": "Luthier", "semanticVersion": version, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(project, each, numbers, prefix) for each in problems],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(page: RulePage) -> dict[str, Any]:
    return {
        "id": page.name,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.summary},
        "help": {"text": page.summary, "markdown": page.body},
        "defaultConfiguration": {"level": page.gravity.value},
    }


def _plan_rule() -> dict[str, Any]:
    said = "The tracking plan's file cannot be read as a plan, so nothing is written to it until it is mended."
    return {
        "id": PLAN_RULE,
        "shortDescription": {"text": "The tracking plan is not in order"},
        "fullDescription": {"text": said},
        "help": {"text": said},
        "defaultConfiguration": {"level": Gravity.ERROR.value},
    }


def _result(project: Project, each: Located, numbers: dict[str, int], prefix: str) -> dict[str, Any]:
    problem = each.problem
    location = {
        "physicalLocation": {"artifactLocation": _artifact(prefix + problem.path), "region": _region(each)},
        **({"logicalLocations": [{"fullyQualifiedName": problem.symbol}]} if problem.symbol else {}),
    }
    fixes = [_fix(project, fix, prefix) for fix in problem.fixes if not any(hunk.creates for hunk in fix.hunks)]
    return {
        "ruleId": problem.rule,
        **({"ruleIndex": numbers[problem.rule]} if problem.rule in numbers else {}),
        "level": problem.gravity.value,
        "message": {"text": problem.message},
        "locations": [location],
        "partialFingerprints": {FINGERPRINT: each.fingerprint},
        **({"fixes": fixes} if fixes else {}),
        **({"properties": {"event": problem.event}} if problem.event else {}),
    }


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path, errors="surrogateescape"), "uriBaseId": _ROOT}


def _region(each: Located) -> dict[str, int]:
    return {
        "startLine": each.line,
        "startColumn": each.column,
        "endLine": each.end_line,
        "endColumn": each.end_column,
    }


def _fix(project: Project, fix: Fix, prefix: str) -> dict[str, Any]:
    edits: dict[str, list[Edit]] = {}
    for hunk in fix.hunks:
        edits.setdefault(hunk.path, []).append(hunk.edit)
    changes = [
        {
            "artifactLocation": _artifact(prefix + path),
            "replacements": _replacements(project.source(path), own),
        }
        for path, own in edits.items()
    ]
    return {"description": {"text": fix.title}, "artifactChanges": changes}


def _replacements(source: Source, edits: Sequence[Edit]) -> list[dict[str, Any]]:
    replacements = []
    for edit in edits:
        (line, column), (end_line, end_column) = (
            position(source.text, offset) for offset in (edit.span.start, edit.span.end)
        )
        region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
        replacements.append({"deletedRegion": region, "insertedContent": {"text": edit.new_text}})
    return replacements
