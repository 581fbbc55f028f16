"""The name by which a file imports a module of the project, in the style of its other imports."""

from analyzers.insertion.imports.aliases import alias_specifier
from analyzers.insertion.imports.packages import absolute_name, relative_name, uses_relative
from analyzers.insertion.imports.relatives import relative_specifier
from analyzers.insertion.site import Site


def specifier(site: Site, path: str) -> str | None:
    """The module of the project at ``path`` as this file would name it, or None when that cannot be told."""
    if site.is_python:
        absolute = absolute_name(site, path)
        if absolute is None or uses_relative(site):
            return relative_name(site, path) or absolute
        return absolute
    return alias_specifier(site, path) or relative_specifier(site, path)
