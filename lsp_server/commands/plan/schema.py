"""``luthier plan schema``: the JSON Schema of the plan's file, for editors and other tools."""

import sys

from analyzers import shipped


def schema() -> None:
    """Print the JSON Schema of tracking-plan.yaml.

    Example: luthier plan schema > tracking-plan.schema.json
    """
    sys.stdout.write(shipped.text("plan/tracking-plan.schema.json"))
