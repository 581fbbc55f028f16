"""Read what a Python package defines, without importing it."""
