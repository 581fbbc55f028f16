"""Checks of captures that exist and of the plan, each under a rule that a page explains."""

from analyzers.checks.everywhere import CaptureIndex, Site, index_captures
from analyzers.checks.names import misspells
from analyzers.checks.of_file import check_file
from analyzers.checks.of_plan import check_plan
from analyzers.checks.table import PLAN_RULES, RULES, Rule

__all__ = [
    "PLAN_RULES",
    "RULES",
    "CaptureIndex",
    "Rule",
    "Site",
    "check_file",
    "check_plan",
    "index_captures",
    "misspells",
]
