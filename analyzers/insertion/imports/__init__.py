"""Imports: which name a module of the project goes by in a file, and where its statement is written."""

from analyzers.insertion.imports.editing import bound_already, import_edit
from analyzers.insertion.imports.linkage import linkage_of
from analyzers.insertion.imports.resolving import resolved
from analyzers.insertion.imports.specifiers import specifier

__all__ = ["bound_already", "import_edit", "linkage_of", "resolved", "specifier"]
