"""How a project sends events today, learned over all its files: clients, house wrappers, names."""

from analyzers.instrumentation.learning import learn
from analyzers.instrumentation.naming import case_of

__all__ = ["case_of", "learn"]
