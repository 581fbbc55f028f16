"""Patches while a person decides: hunks, their moves under typing, and what was accepted."""
