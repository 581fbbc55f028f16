"""Journeys in the real VS Code, in a real browser."""
