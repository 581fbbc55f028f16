"""Runs: the journey of the agent through the stages, as values, and what is kept of it. No SDK is known here."""
