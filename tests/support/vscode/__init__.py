"""VS Code as a test drives it: the real workbench in a real browser, and its real extension host."""
