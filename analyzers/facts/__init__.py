"""Facts: what is true of one file's text, read with the language's query and the lexicons, judging nothing."""

from analyzers.facts.reading import read_facts
from analyzers.facts.roles import role_of

__all__ = ["read_facts", "role_of"]
