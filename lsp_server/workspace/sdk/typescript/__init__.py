"""Read what a package for node declares: its ``.d.ts`` files."""
