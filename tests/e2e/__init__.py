"""Journeys of a person with an editor, each with a real server."""
