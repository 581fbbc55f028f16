"""What has come apart between plan and code, as a person reads it."""

from analyzers.plan import Drift, DriftKind


def told_drift(each: Drift) -> str:
    """A difference as a sentence."""
    event, symbol = f"`{each.event}`", f"`{each.symbol}`"
    match each.kind:
        case DriftKind.NOT_IN_CODE:
            return f"{event} is planned, and no code captures it."
        case DriftKind.NOT_IN_PLAN:
            return f"{event} is captured in {symbol}, and the plan does not hold it."
        case DriftKind.REJECTED_IN_CODE:
            return f"{event} is captured in {symbol}, and the plan rejects it."
        case DriftKind.PROPERTIES:
            return f"{event} is sent with other properties than planned: {_properties(each)}."
        case DriftKind.MOVED:
            was = each.where.symbol if each.where else ""
            return f"{event} stood in `{was}`, which is {symbol} of {each.path} now."


def _properties(each: Drift) -> str:
    parts = [f"{name} is missing" for name in each.missing] + [f"{name} is not planned" for name in each.extra]
    return ", ".join([*parts, *(f"{name} is {sent} and not {planned}" for name, planned, sent in each.mistyped)])
