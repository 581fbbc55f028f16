"""Manifests: what a project depends on, and the line that makes it depend on one thing more."""

from analyzers.insertion.manifests.reading import dependency_hunks, packages_near

__all__ = ["dependency_hunks", "packages_near"]
