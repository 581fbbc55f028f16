"""How a folder stands: what is read, found, tracked and planned."""

from collections import Counter
from typing import Any

from lsp_server.workspace.project import Project


def standing(project: Project) -> dict[str, Any]:
    """Figures about a folder, ready to be sent as they are."""
    proposals = project.proposals()
    return {
        "files": len(project.readings),
        "skipped": len(project.skipped),
        "moments": len(proposals),
        "tracked": sum(proposal.captured for proposal in proposals),
        "captures": sum(len(reading.captures) for reading in project.readings.values()),
        "plan": dict(Counter(str(entry.status) for entry in project.plan.entries)),
        "planProblems": [f"{fault.line + 1}: {fault.message}" for fault in project.plan_problems],
        "providers": list(project.instrumentation.providers),
    }
